namespace Parquet.Schema;

/// <summary>A list found in a file. Its columns can be listed, not read.</summary>
public sealed class ListField : Field
{
    internal ListField(string name, Field item)
        : base(name, SchemaType.List) => Item = item;

    /// <summary>The element.</summary>
    public Field Item { get; }

    internal override IReadOnlyList<Field> Children => [Item];
}
