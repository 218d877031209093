using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting.Models;

/// <summary>
/// Draws the windows of each step, a pure function of seed, epoch and step. Every series comes in turn, as often as its history holds whole contexts, or in
/// proportion to a power of its size; within a series all places of the window are alike.
/// </summary>
public sealed class WindowSampler
{
    private readonly SeriesPanel _panel;
    private readonly int[] _limits;
    private readonly int _context;
    private readonly int _gap;
    private readonly int _batch;
    private readonly long _seed;
    private readonly int[] _turns;
    private readonly AliasTable? _bySize;
    private (long Pass, int[] Order) _shuffled = (-1, []);

    /// <summary>Prepares the draws.</summary>
    /// <param name="panel">The series.</param>
    /// <param name="limits">For each series the place from which on targets are hidden; windows ask about places before it alone.</param>
    /// <param name="config">Context, gap, batch size and rule.</param>
    /// <param name="seed">The seed of this model.</param>
    /// <exception cref="EcomException">No series has a value to learn from.</exception>
    public WindowSampler(SeriesPanel panel, int[] limits, LstmConfig config, long seed)
    {
        (_panel, _limits, _seed) = (panel, limits, seed);
        (_context, _gap, _batch) = (config.Model.Context, config.Forecast.Gap, config.Train.BatchSize);
        var turns = new List<int>();
        var sizes = new double[panel.Count];
        for (var series = 0; series < panel.Count; series++)
        {
            var length = limits[series] - panel.Starts[series] - _gap;
            if (length < 2) // one value to read, one to be asked about
                continue;
            turns.AddRange(Enumerable.Repeat(series, (length + _context - 1) / _context));
            sizes[series] = Math.Pow(SizeOf(series), config.Train.ScaleSampling);
        }

        if (turns.Count == 0)
            throw new EcomException($"no series has two values {_gap + 1} steps apart before the first test origin; a longer history, a smaller forecast.gap or fewer evaluate.rounds are needed");
        _turns = [.. turns];
        _bySize = config.Train.ScaleSampling > 0 ? new AliasTable(sizes) : null;
        StepsPerEpoch = config.Train.StepsPerEpoch > 0 ? config.Train.StepsPerEpoch : (turns.Count + _batch - 1) / _batch;
    }

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Draws the windows of a step: series, and the places after their contexts.</summary>
    public (long[] Series, long[] Origins, long[] Limits) Draw(int epoch, int step)
    {
        var random = new Xoshiro256(Seeds.Derive(_seed, "windows", epoch, step));
        var (series, origins, limits) = (new long[_batch], new long[_batch], new long[_batch]);
        var turn = (((long)epoch * StepsPerEpoch) + step) * _batch;
        for (var i = 0; i < _batch; i++)
        {
            var drawn = _bySize?.Draw(ref random) ?? InTurn(turn + i);
            var last = _limits[drawn] - _gap - 1; // its first question is the last known target
            var first = Math.Min(last, _panel.Starts[drawn] + _context);
            (series[i], origins[i], limits[i]) = (drawn, first + random.NextInt(last - first + 1), _limits[drawn]);
        }

        return (series, origins, limits);
    }

    private int InTurn(long turn)
    {
        var (pass, place) = Math.DivRem(turn, _turns.Length);
        if (_shuffled.Pass != pass)
        {
            var order = (int[])_turns.Clone();
            var random = new Xoshiro256(Seeds.Derive(_seed, "turns", pass));
            random.Shuffle(order.AsSpan());
            _shuffled = (pass, order);
        }

        return _shuffled.Order[place];
    }

    private double SizeOf(int series)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in _panel.History(series, _limits[series]))
        {
            if (float.IsNaN(value))
                continue;
            sum += Math.Abs(value);
            count++;
        }

        return 1 + (sum / Math.Max(1, count));
    }
}
