using EcomAi.Deep.Training;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>
/// Which images each step shows: a pure function of seed, epoch and step. <see cref="ImageSampling.Natural"/> goes through all images in random order, then through all in
/// another order, whatever the batch size: batches are always whole, and no image is shown twice before all were shown once. <see cref="ImageSampling.Balanced"/> goes
/// through the classes in turn and draws an image of each.
/// </summary>
public sealed class BatchDraws
{
    private readonly ImageSampling _sampling;
    private readonly long _seed;
    private readonly int _count;
    private readonly int[][] _classes = [];
    private readonly (long Pass, int[] Order)[] _orders = [(-1, []), (-1, [])]; // a batch reaches into two passes at most, unless it is larger than the set

    /// <summary>Draws from a set.</summary>
    /// <param name="sampling">How.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="batchSize">Images of a step, at least 1.</param>
    /// <param name="labels">The class of every image; classes without images are left out.</param>
    /// <exception cref="ArgumentException">There are no images.</exception>
    public BatchDraws(ImageSampling sampling, long seed, int batchSize, IReadOnlyList<long> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (labels.Count == 0)
            throw new ArgumentException("there are no images to draw from", nameof(labels));
        (_sampling, _seed, _count, BatchSize) = (sampling, seed, labels.Count, batchSize);
        if (sampling == ImageSampling.Balanced)
            _classes = [.. Enumerable.Range(0, _count).GroupBy(row => labels[row]).OrderBy(group => group.Key).Select(group => group.ToArray())];
    }

    /// <summary>Images of a step.</summary>
    public int BatchSize { get; }

    /// <summary>The steps that show as many images as there are, rounded up.</summary>
    public int StepsPerEpoch => (_count + BatchSize - 1) / BatchSize;

    /// <summary>The images of a step.</summary>
    /// <param name="epoch">The epoch, counted from 0.</param>
    /// <param name="step">The step in the epoch, counted from 0.</param>
    /// <returns><see cref="BatchSize"/> places in the set.</returns>
    public long[] Rows(int epoch, int step)
    {
        var rows = new long[BatchSize];
        var first = (((long)epoch * StepsPerEpoch) + step) * BatchSize;
        if (_sampling == ImageSampling.Balanced)
            Balance(first, rows);
        else
            Walk(first, rows);
        return rows;
    }

    private void Walk(long first, Span<long> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var (pass, place) = Math.DivRem(first + i, _count);
            rows[i] = Order(pass)[place];
        }
    }

    private void Balance(long first, Span<long> rows)
    {
        var random = new Xoshiro256(Seeds.Derive(_seed, "balanced", first));
        for (var i = 0; i < rows.Length; i++)
        {
            var members = _classes[(first + i) % _classes.Length];
            rows[i] = members[random.NextInt(members.Length)];
        }
    }

    private int[] Order(long pass)
    {
        ref var kept = ref _orders[pass % 2];
        if (kept.Pass != pass)
        {
            var order = new int[_count];
            for (var i = 0; i < order.Length; i++)
                order[i] = i;
            var random = new Xoshiro256(Seeds.Derive(_seed, "shuffle", pass));
            random.Shuffle<int>(order);
            kept = (pass, order);
        }

        return kept.Order;
    }
}
