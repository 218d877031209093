using System.Buffers;

namespace Parquet.Data;

/// <summary>One column of one row group as values of T.</summary>
/// <typeparam name="T">The column's <see cref="Schema.DataField.ClrType"/>.</typeparam>
public class RawColumnData<T> : RawColumnData
    where T : struct
{
    private readonly IMemoryOwner<T> _values;
    private readonly int _maxDefinitionLevel;

    internal RawColumnData(
        IMemoryOwner<T> values, IMemoryOwner<int>? definitionLevels, IMemoryOwner<int>? repetitionLevels, int maxDefinitionLevel)
        : base(definitionLevels, repetitionLevels)
    {
        _values = values;
        _maxDefinitionLevel = maxDefinitionLevel;
    }

    /// <summary>The values. Those that are not null come first, densely; what follows them, where there are nulls, is undefined.</summary>
    public Span<T> Values => _values.Memory.Span;

    /// <summary>One entry for each definition level, null where there is no value.</summary>
    /// <exception cref="InvalidOperationException">The column has no definition levels.</exception>
    public IEnumerable<T?> NullableValues
    {
        get
        {
            var next = 0;
            for (var at = 0; at < DefinitionLevels.Length; at++)
                yield return DefinitionLevels[at] < _maxDefinitionLevel ? null : Values[next++];
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _values.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}
