namespace Parquet.Schema;

/// <summary>A column whose type is known at compile time.</summary>
/// <typeparam name="T">Type of a value; see <see cref="DataField(string, Type, bool?, bool?, string?)"/>.</typeparam>
public class DataField<T> : DataField
{
    /// <summary>Creates a column.</summary>
    /// <param name="name">Name.</param>
    /// <param name="nullable">Overrides the nullability that follows from the type.</param>
    public DataField(string name, bool? nullable = null)
        : base(name, typeof(T), nullable)
    {
    }
}
