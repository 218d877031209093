using System.Buffers;

namespace Parquet.Data;

/// <summary>One column of one row group in memory that the library allocated; dispose of it after use.</summary>
public abstract class RawColumnData : IDisposable
{
    private readonly IMemoryOwner<int>? _definitionLevels;
    private readonly IMemoryOwner<int>? _repetitionLevels;

    private protected RawColumnData(IMemoryOwner<int>? definitionLevels, IMemoryOwner<int>? repetitionLevels)
    {
        _definitionLevels = definitionLevels;
        _repetitionLevels = repetitionLevels;
    }

    /// <summary>
    /// One level for each value, null and empty list: the column's <see cref="Schema.Field.MaxDefinitionLevel"/> where there
    /// is a value, less where one of the optional or repeated nodes on its path is null or empty.
    /// </summary>
    /// <exception cref="InvalidOperationException">The column has no such levels: everything on its path is required.</exception>
    public Span<int> DefinitionLevels =>
        (_definitionLevels ?? throw new InvalidOperationException("definition levels are not present for this column")).Memory.Span;

    /// <summary>One level for each definition level: 0 where a row starts, else the depth of the list that goes on.</summary>
    /// <exception cref="InvalidOperationException">The column has no such levels: nothing on its path is repeated.</exception>
    public Span<int> RepetitionLevels =>
        (_repetitionLevels ?? throw new InvalidOperationException("repetition levels are not present for this column")).Memory.Span;

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _definitionLevels?.Dispose();
        _repetitionLevels?.Dispose();
        GC.SuppressFinalize(this);
    }
}
