using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Reading;

/// <summary>Says whether values between two bounds can satisfy a comparison.</summary>
internal sealed class BoundsCheck
{
    private readonly SchemaElement _element;
    private readonly DataField _field;
    private readonly RowComparison _comparison;

    // Texts are compared as the bytes that the file holds: bounds may be cut inside of a character.
    private readonly byte[]? _bytes;
    private readonly IComparable? _value;

    /// <summary>Prepares a comparison.</summary>
    /// <param name="field">The column.</param>
    /// <param name="comparison">How its values are to compare.</param>
    /// <param name="value">With what: the column's type, text also as string, bytes as array.</param>
    /// <exception cref="ArgumentException">The value is of another type.</exception>
    public BoundsCheck(DataField field, RowComparison comparison, object value)
    {
        (_field, _element, _comparison) = (field, field.SchemaElement!, comparison);
        if (!Enum.IsDefined(comparison))
            throw new ArgumentException($"comparison {(int)comparison} does not exist", nameof(comparison));
        _bytes = value switch
        {
            string text when field.ClrType == typeof(ReadOnlyMemory<char>) => System.Text.Encoding.UTF8.GetBytes(text),
            ReadOnlyMemory<char> text when field.ClrType == typeof(ReadOnlyMemory<char>) => System.Text.Encoding.UTF8.GetBytes(text.ToArray()),
            byte[] bytes when field.ClrType == typeof(ReadOnlyMemory<byte>) => bytes,
            ReadOnlyMemory<byte> bytes when field.ClrType == typeof(ReadOnlyMemory<byte>) => bytes.ToArray(),
            _ => null,
        };
        if (_bytes != null)
            return;
        if (value?.GetType() != field.ClrType)
            throw new ArgumentException($"Field \"{field.Path}\" ({field.ClrType}) cannot be compared with a value of type {value?.GetType()}", nameof(value));
        _value = IsNaN(value) ? null : value as IComparable;
    }

    /// <summary>Whether a value may lie between the bounds, which may be missing, and satisfy the comparison.</summary>
    /// <exception cref="CorruptDataException">A bound is not of the column's type.</exception>
    public bool MayHold(byte[]? min, byte[]? max) => _comparison switch
    {
        RowComparison.Equal => Compare(min) is null or <= 0 && Compare(max) is null or >= 0,
        RowComparison.Less => Compare(min) is null or < 0,
        RowComparison.LessOrEqual => Compare(min) is null or <= 0,
        RowComparison.Greater => Compare(max) is null or > 0,
        _ => Compare(max) is null or >= 0,
    };

    /// <summary>Below zero where the bound is below the value; null where nothing is known.</summary>
    private int? Compare(byte[]? bound)
    {
        if (bound == null)
            return null;
        if (_bytes != null)
            return _element.Type == Meta.Type.BYTE_ARRAY ? bound.AsSpan().SequenceCompareTo(_bytes) : null;
        var decoded = _value == null ? null : StatisticsDecoder.Value(bound, _element, _field);
        return decoded == null || IsNaN(decoded) ? null : -_value!.CompareTo(decoded);
    }

    private static bool IsNaN(object value) => value is double.NaN or float.NaN || (value is Half half && Half.IsNaN(half));
}
