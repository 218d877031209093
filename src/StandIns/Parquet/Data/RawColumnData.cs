using System.Buffers;

namespace Parquet.Data;

/// <summary>One column of one row group in memory that the library allocated; dispose of it after use.</summary>
public abstract class RawColumnData : IDisposable
{
    private readonly IMemoryOwner<int>? _definitionLevels;

    private protected RawColumnData(IMemoryOwner<int>? definitionLevels) => _definitionLevels = definitionLevels;

    /// <summary>One level a row: 1 where there is a value, 0 where it is null.</summary>
    /// <exception cref="InvalidOperationException">The column is required and has no levels.</exception>
    public Span<int> DefinitionLevels =>
        (_definitionLevels ?? throw new InvalidOperationException("definition levels are not present for this column")).Memory.Span;

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _definitionLevels?.Dispose();
        GC.SuppressFinalize(this);
    }
}
