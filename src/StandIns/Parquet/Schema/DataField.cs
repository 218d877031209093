using Parquet.Data;
using Parquet.File.Values.Primitives;

namespace Parquet.Schema;

/// <summary>A column.</summary>
public class DataField : Field
{
    private static readonly HashSet<Type> Writable =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(float), typeof(double), typeof(decimal), typeof(BigDecimal), typeof(DateTime), typeof(Interval), typeof(Guid),
        typeof(ReadOnlyMemory<char>), typeof(ReadOnlyMemory<byte>),
    ];

    /// <summary>Creates a column.</summary>
    /// <param name="name">Name.</param>
    /// <param name="clrType">
    /// Type of a value: bool, an integer of 8 to 64 bits, float, double, decimal, DateTime, Interval, Guid, string or byte[]; a
    /// nullable type makes the column nullable, and so do the classes string and byte[].
    /// </param>
    /// <param name="isNullable">Overrides the nullability that follows from the type.</param>
    /// <param name="isArray">Repeated columns are not supported: null or false.</param>
    /// <param name="propertyName">Accepted for compatibility; this library has no class serialiser.</param>
    /// <exception cref="NotSupportedException">The type is none of these.</exception>
    public DataField(string name, Type clrType, bool? isNullable = null, bool? isArray = null, string? propertyName = null)
        : base(name, SchemaType.Data)
    {
        ArgumentNullException.ThrowIfNull(clrType);
        if (isArray == true)
            throw new NotSupportedException($"column '{name}': repeated columns are not supported");
        _ = propertyName;
        var bare = Nullable.GetUnderlyingType(clrType) ?? clrType;
        ClrType = Physical(bare);
        if (!Writable.Contains(ClrType))
            throw new NotSupportedException($"column '{name}': type {clrType} is not supported");
        IsNullable = isNullable ?? (bare != clrType || clrType.IsClass);
    }

    /// <summary>Creates a column found in a file, whether or not its type can be read.</summary>
    internal DataField(string name, Type clrType, Meta.SchemaElement element)
        : base(name, SchemaType.Data)
    {
        ClrType = Physical(clrType);
        SchemaElement = element;
    }

    /// <summary>
    /// Type of a value, never nullable. A text column has <c>ReadOnlyMemory&lt;char&gt;</c>, a binary one
    /// <c>ReadOnlyMemory&lt;byte&gt;</c>.
    /// </summary>
    public Type ClrType { get; }

    /// <summary>Whether the column itself is repeated, without a list around it.</summary>
    public bool IsArray { get; internal set; }

    internal bool IsAttachedToSchema { get; set; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is DataField other && base.Equals(other) && ClrType == other.ClrType && IsNullable == other.IsNullable
        && IsArray == other.IsArray;

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Path} ({ClrType}{(IsNullable ? "?" : "")}{(IsArray ? "[]" : "")})";

    private static Type Physical(Type type) =>
        type == typeof(string) ? typeof(ReadOnlyMemory<char>)
        : type == typeof(byte[]) ? typeof(ReadOnlyMemory<byte>)
        : type;
}
