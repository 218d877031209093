using System.Numerics;
using System.Runtime.InteropServices;
using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>
/// The value of money before auctions (RLB, Cai et al. 2017): V_0 = 0 and V_k(b) = V_{k-1}(b) + sum over price levels d up to b of p(d) max(0, theta_avg + V_{k-1}(b - d) -
/// V_{k-1}(b)) where the winner pays the price; where it pays its bid, max over d of P(price at most d) (theta_avg + V_{k-1}(b - d) - V_{k-1}(b)) in place of the sum.
/// Kept are the values of each single unit of money, V_k(b) - V_k(b - 1), as floats: differences lose nothing where the values themselves would.
/// </summary>
internal sealed class RlbTable
{
    private readonly float[][] _marginal;
    private readonly double[] _winning;
    private readonly AuctionKind _kind;

    private RlbTable(float[][] marginal, double[] winning, AuctionKind kind) => (_marginal, _winning, _kind) = (marginal, winning, kind);

    /// <summary>The auctions ahead that the table knows.</summary>
    public int Auctions => _marginal.Length;

    /// <summary>The most money that the table knows, units.</summary>
    public int Units => _marginal[0].Length - 1;

    /// <summary>Solves the table.</summary>
    /// <param name="probability">The part of the auctions with each price 0, 1, ... units.</param>
    /// <param name="meanValue">theta_avg.</param>
    /// <param name="auctions">Rows: bids with 1 to so many auctions left.</param>
    /// <param name="units">The most money, units.</param>
    /// <param name="kind">What the winner pays.</param>
    /// <param name="stop">Whether somebody asked to stop.</param>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static RlbTable Solve(double[] probability, double meanValue, int auctions, int units, AuctionKind kind, StopSignal stop)
    {
        var winning = new double[probability.Length];
        var sum = 0.0;
        for (var level = 0; level < winning.Length; level++)
            winning[level] = sum += probability[level];

        // Before the values of 0, 1, ... units stand guards for money that is not there: they make a gain of minus infinity, so the kernel needs no bound.
        var guards = probability.Length;
        var padded = guards + units + 1 + (4 * Vector<double>.Count);
        var (values, next) = (new double[padded], new double[padded]);
        values.AsSpan(0, guards).Fill(double.NegativeInfinity);
        next.AsSpan(0, guards).Fill(double.NegativeInfinity);
        var marginal = new float[auctions][];
        marginal[0] = new float[units + 1];
        for (var row = 1; row < auctions; row++)
        {
            if (stop.Requested)
                throw new RunStoppedException($"stopped after {row:N0} of {auctions:N0} rows of the table of rlb.", stop.ExitCode);
            if (kind == AuctionKind.SecondPrice)
                Iterate(values, next, guards, units, probability, meanValue);
            else
                IterateFirstPrice(values, next, guards, units, winning, meanValue);
            (values, next) = (next, values);
            var differences = marginal[row] = new float[units + 1];
            for (var b = 1; b <= units; b++)
                differences[b] = (float)(values[guards + b] - values[guards + b - 1]);
        }

        return new RlbTable(marginal, winning, kind);
    }

    /// <summary>The bid: the largest d with value + V_{n-1}(b - d) >= V_{n-1}(b); where the winner pays its bid, the d of the largest expected gain.</summary>
    /// <param name="left">Auctions left, this one among them, 1 to <see cref="Auctions"/>.</param>
    /// <param name="units">Money left, units, no more than <see cref="Units"/>.</param>
    /// <param name="value">The auction's value.</param>
    /// <returns>The bid in units; 0 is no bid.</returns>
    public int Bid(int left, int units, double value)
    {
        var marginal = _marginal[left - 1];
        var most = Math.Min(_winning.Length - 1, units);
        var (gain, best, bid) = (value, 0.0, 0);
        for (var level = 1; level <= most; level++)
        {
            gain -= marginal[units - level + 1];
            if (gain < 0)
                break;
            if (_kind == AuctionKind.SecondPrice)
                bid = level;
            else if (_winning[level] * gain > best)
                (best, bid) = (_winning[level] * gain, level);
        }

        return bid;
    }

    // Four vectors of budgets at a time stay in registers while the prices go by; gains only fall with the price, so a block is done when none is left above 0.
    private static void Iterate(double[] values, double[] next, int guards, int units, double[] probability, double meanValue)
    {
        var width = Vector<double>.Count;
        ref var origin = ref MemoryMarshal.GetArrayDataReference(values);
        var mean = new Vector<double>(meanValue);
        for (var b = 0; b <= units; b += 4 * width)
        {
            var at = guards + b;
            var (v0, v1, v2, v3) = (Load(ref origin, at), Load(ref origin, at + width), Load(ref origin, at + (2 * width)), Load(ref origin, at + (3 * width)));
            var (c0, c1, c2, c3) = (mean - v0, mean - v1, mean - v2, mean - v3);
            for (var level = 0; level < probability.Length; level++)
            {
                var from = at - level;
                var p = new Vector<double>(probability[level]);
                var g0 = Vector.Max(Load(ref origin, from) + c0, Vector<double>.Zero);
                var g1 = Vector.Max(Load(ref origin, from + width) + c1, Vector<double>.Zero);
                var g2 = Vector.Max(Load(ref origin, from + (2 * width)) + c2, Vector<double>.Zero);
                var g3 = Vector.Max(Load(ref origin, from + (3 * width)) + c3, Vector<double>.Zero);
                v0 += p * g0;
                v1 += p * g1;
                v2 += p * g2;
                v3 += p * g3;
                if (level % 8 == 7 && Vector.EqualsAll(g0 + g1 + g2 + g3, Vector<double>.Zero))
                    break;
            }

            v0.CopyTo(next, at);
            v1.CopyTo(next, at + width);
            v2.CopyTo(next, at + (2 * width));
            v3.CopyTo(next, at + (3 * width));
        }
    }

    private static void IterateFirstPrice(double[] values, double[] next, int guards, int units, double[] winning, double meanValue)
    {
        var width = Vector<double>.Count;
        ref var origin = ref MemoryMarshal.GetArrayDataReference(values);
        for (var b = 0; b <= units; b += width)
        {
            var at = guards + b;
            var value = Load(ref origin, at);
            var change = new Vector<double>(meanValue) - value;
            var best = Vector<double>.Zero;

            // From 1 on: a bid of 0 is no bid.
            for (var level = 1; level < winning.Length; level++)
            {
                var gain = Load(ref origin, at - level) + change;
                if (Vector.LessThanAll(gain, Vector<double>.Zero))
                    break;
                best = Vector.Max(best, new Vector<double>(winning[level]) * gain);
            }

            (value + best).CopyTo(next, at);
        }
    }

    private static Vector<double> Load(ref double origin, int at) => Vector.LoadUnsafe(ref origin, (nuint)at);
}
