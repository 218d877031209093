using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>Squared Euclidean distances of two sets, some rows at a time, so that memory stays bounded. In float64, where |x|^2 + |y|^2 - 2 x.y keeps near neighbours apart.</summary>
internal sealed class DistanceBlocks : IDisposable
{
    // A block of about 2 million distances (16 MB) keeps the passes over it near the cache and the products efficient.
    private const long Elements = 1 << 21;

    private readonly Tensor _rows;
    private readonly Tensor _rowNorms;
    private readonly Tensor _columns;
    private readonly Tensor _columnNorms;

    /// <param name="rows">[N, D].</param>
    /// <param name="columns">[M, D].</param>
    public DistanceBlocks(Tensor rows, Tensor columns)
    {
        FeatureSets.CheckPair(rows, columns);
        using var scope = NewDisposeScope();
        _rows = Wide(rows).DetachFromDisposeScope();
        _columns = Wide(columns).t().DetachFromDisposeScope();
        _rowNorms = _rows.square().sum(1, keepdim: true).DetachFromDisposeScope();
        _columnNorms = _columns.square().sum(0, keepdim: true).DetachFromDisposeScope();
        BlockRows = Math.Clamp(Elements / Math.Max(1, columns.size(0)), 1, Math.Max(1, rows.size(0)));
    }

    /// <summary>Rows of a block; the last one may have fewer.</summary>
    public long BlockRows { get; }

    /// <summary>Rows in all.</summary>
    public long Rows => _rows.size(0);

    /// <summary>The distances of some rows to all columns: [count, M] float64, at least 0.</summary>
    public Tensor Squared(long start, long count) =>
        _columnNorms.addmm(_rows.narrow(0, start, count), _columns, 1, -2).add_(_rowNorms.narrow(0, start, count)).clamp_min_(0);

    public void Dispose()
    {
        _rows.Dispose();
        _rowNorms.Dispose();
        _columns.Dispose();
        _columnNorms.Dispose();
    }

    // A tensor of its own even where it is float64 already, so that disposing it leaves the caller's alone.
    private static Tensor Wide(Tensor features) => features.detach().to(float64, copy: true).contiguous();
}
