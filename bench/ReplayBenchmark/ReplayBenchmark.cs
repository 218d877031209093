using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Market;

namespace EcomAi.Deep.Benchmarks;

/// <summary>
/// Times the replay of a log that the peer wrote. Each line says: name, decisions a second, value, spend, wins. The time of a replay is the sum over its slots (or episodes) of the
/// fastest of all rounds, because what else runs on the machine only adds.
/// </summary>
internal sealed class ReplayBenchmark
{
    private const int WarmUps = 30; // until the compiler has seen the loops often enough

    private readonly string _folder;
    private readonly int _rounds;
    private readonly AuctionLog _log;
    private readonly double[] _budgets;

    public ReplayBenchmark(string folder, int rounds)
    {
        (_folder, _rounds) = (folder, rounds);
        var (value, price) = (Numbers("value"), Numbers("price"));
        var starts = Array.ConvertAll(Numbers("starts"), place => (int)place);
        _log = new AuctionLog(value, price, null, null, (int)Numbers("slots")[0], starts);
        _budgets = Numbers("budgets");
    }

    public void Slots(string name, int threads)
    {
        var lambda = Numbers("lambda");
        var environments = lambda.Length / _log.Slots;
        var policies = environments / _log.Episodes;
        var market = new ReplayMarket(new SlotIndex(_log, new AuctionRules(AuctionKind.SecondPrice, double.PositiveInfinity)), environments, threads);
        double value = 0, spend = 0;
        var wins = 0L;
        var fastest = new double[_log.Slots];
        Array.Fill(fastest, double.PositiveInfinity);
        for (var round = 0; round < WarmUps + _rounds; round++)
        {
            (value, spend, wins) = (0, 0, 0);
            for (var environment = 0; environment < environments; environment++)
                market.Reset(environment, environment / policies, _budgets[environment]);
            for (var slot = 0; slot < _log.Slots; slot++)
            {
                var watch = Stopwatch.StartNew();
                market.Step(slot, lambda.AsSpan(slot * environments, environments));
                value += Sum(market.SlotValue);
                spend += Sum(market.SlotSpend);
                wins += (long)Sum(market.SlotWins);
                fastest[slot] = Math.Min(fastest[slot], watch.Elapsed.TotalSeconds);
            }
        }

        var seconds = fastest.Sum();
        Print(name, (double)environments * _log.Slots / seconds, value, spend, wins);
    }

    public void Plain(string name)
    {
        var multipliers = Numbers("multipliers");
        var policies = multipliers.Length;
        var outcomes = new EpisodeOutcome[policies];
        double value = 0, spend = 0;
        var wins = 0L;
        var rules = new AuctionRules(AuctionKind.SecondPrice, double.PositiveInfinity);
        var fastest = new double[_log.Episodes];
        Array.Fill(fastest, double.PositiveInfinity);
        for (var round = 0; round < WarmUps + _rounds; round++)
        {
            (value, spend, wins) = (0, 0, 0);
            for (var episode = 0; episode < _log.Episodes; episode++)
            {
                var watch = Stopwatch.StartNew();
                PlainReplay.Run(_log, episode, rules, multipliers, _budgets.AsSpan(episode * policies, policies), outcomes);
                foreach (var outcome in outcomes)
                    (value, spend, wins) = (value + outcome.Value, spend + outcome.Spend, wins + outcome.Wins);
                fastest[episode] = Math.Min(fastest[episode], watch.Elapsed.TotalSeconds);
            }
        }

        var seconds = fastest.Sum();
        Print(name, (double)_log.Auctions * policies / seconds, value, spend, wins);
    }

    // By vectors, as the peer does.
    private static double Sum<T>(T[] numbers)
        where T : struct, INumber<T>
    {
        var (sum, rest) = (Vector<T>.Zero, T.Zero);
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(numbers);
        foreach (var vector in vectors)
            sum += vector;
        for (var i = vectors.Length * Vector<T>.Count; i < numbers.Length; i++)
            rest += numbers[i];
        return double.CreateChecked(Vector.Sum(sum) + rest);
    }

    private static void Print(string name, double rate, double value, double spend, long wins) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {rate:F0} {value:R} {spend:R} {wins}"));

    private double[] Numbers(string name) => MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(_folder, name + ".f64"))).ToArray();
}
