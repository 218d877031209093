using System.Buffers;

namespace Parquet.Data;

/// <summary>One column of one row group as values of T.</summary>
/// <typeparam name="T">The column's <see cref="Schema.DataField.ClrType"/>.</typeparam>
public class RawColumnData<T> : RawColumnData
    where T : struct
{
    private readonly IMemoryOwner<T> _values;

    internal RawColumnData(IMemoryOwner<T> values, IMemoryOwner<int>? definitionLevels)
        : base(definitionLevels) => _values = values;

    /// <summary>The values. In a nullable column those that are not null come first, densely; what follows them is undefined.</summary>
    public Span<T> Values => _values.Memory.Span;

    /// <summary>The rows of a nullable column.</summary>
    /// <exception cref="InvalidOperationException">The column is required.</exception>
    public IEnumerable<T?> NullableValues
    {
        get
        {
            var next = 0;
            for (var row = 0; row < DefinitionLevels.Length; row++)
                yield return DefinitionLevels[row] == 0 ? null : Values[next++];
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
