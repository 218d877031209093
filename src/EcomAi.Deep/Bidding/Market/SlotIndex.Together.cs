using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcomAi.Deep.Bidding.Market;

/// <content>One slot for eight environments at once: each threshold is compared with eight lambdas.</content>
public sealed partial class SlotIndex
{
    /// <summary>How many environments play a slot at once.</summary>
    internal const int Together = 8;

    private const int Half = Together / 2;
    private const int AmountBits = 2; // the sums of one place are four amounts
    private const int MostTogether = 96; // longer slots are better halved for each environment

    /// <summary>Whether slots are ever played together.</summary>
    internal bool PlaysTogether => _rules.Kind == AuctionKind.SecondPrice;

    /// <summary>Plays the slot at a place in eight neighbouring environments, as far as money does not run out within it.</summary>
    /// <param name="at">The slot's place, episode * slots + slot.</param>
    /// <param name="market">The environments.</param>
    /// <param name="from">The first of them.</param>
    /// <param name="lambda">Value asked for per money by each.</param>
    /// <returns>A bit for each environment that is yet to play the slot for itself; its money is as before.</returns>
    internal uint PlayTogether(int at, ReplayMarket market, int from, ReadOnlySpan<double> lambda)
    {
        ref readonly var head = ref _heads[at];
        if (head.Allowed > MostTogether)
            return (1u << Together) - 1;
        ref var asked = ref MemoryMarshal.GetReference(lambda[..Together]);
        var (a, b) = (Vector256.LoadUnsafe(ref asked), Vector256.LoadUnsafe(ref asked, Half));
        if (!Vector256.GreaterThanAll(a, default) || !Vector256.GreaterThanAll(b, default))
            throw new ArgumentOutOfRangeException(nameof(lambda), "each lambda must be above 0");
        var (countA, countB) = (Vector256<long>.Zero, Vector256<long>.Zero);
        ref var thresholds = ref _thresholds[head.Thresholds];
        for (var i = 0; i < head.Allowed; i++)
        {
            var threshold = Vector256.Create(Unsafe.Add(ref thresholds, i));
            countA -= Vector256.GreaterThanOrEqual(threshold, a).AsInt64();
            countB -= Vector256.GreaterThanOrEqual(threshold, b).AsInt64();
        }

        // No other method is called from here, so that the counts stay in registers.
        return Pay(in head, market, from, countA) | (Pay(in head, market, from + Half, countB) << Half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Pay(in SlotHead head, ReplayMarket market, int from, Vector256<long> wins)
    {
        ref var sums = ref _sums[head.Sums * Amounts];
        ref var left = ref market.Left.AsSpan(from, Half)[0];
        var money = Vector256.LoadUnsafe(ref left);
        var places = Vector256.ShiftLeft(wins, AmountBits);
        var (i, j, k, l) = ((nint)places[0], (nint)places[1], (nint)places[2], (nint)places[3]);
        var spend = At(ref sums, i, j, k, l);

        // Whoever cannot pay for the cheapest wins nothing; whose money runs out within the slot plays it for himself.
        var poor = Vector256.LessThan(money, Vector256.Create(head.Cheapest));
        var runsOut = Vector256.AndNot(Vector256.GreaterThan(spend * (1 + Rounding), money), poor);
        var keeps = ~(poor | runsOut);
        spend &= keeps;
        (money - spend).StoreUnsafe(ref left);
        spend.StoreUnsafe(ref market.SlotSpend[from]);
        (At(ref Unsafe.Add(ref sums, 1), i, j, k, l) & keeps).StoreUnsafe(ref market.SlotValue[from]);
        if (Log.Clicks is not null)
            (At(ref Unsafe.Add(ref sums, 2), i, j, k, l) & keeps).StoreUnsafe(ref market.SlotClicks[from]);
        if (Log.Conversions is not null)
            (At(ref Unsafe.Add(ref sums, 3), i, j, k, l) & keeps).StoreUnsafe(ref market.SlotConversions[from]);
        wins &= keeps.AsInt64();
        Vector256.Narrow(wins, wins).GetLower().StoreUnsafe(ref market.SlotWins[from]);
        Vector128.Create(head.Auctions).StoreUnsafe(ref market.SlotAuctions[from]);
        return runsOut.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> At(ref double sums, nint i, nint j, nint k, nint l) =>
        Vector256.Create(Unsafe.Add(ref sums, i), Unsafe.Add(ref sums, j), Unsafe.Add(ref sums, k), Unsafe.Add(ref sums, l));
}
