namespace Parquet.Schema;

/// <summary>A list. Lists of columns can be written; what a file holds may nest deeper.</summary>
public sealed class ListField : Field
{
    /// <summary>The usual name of the element's column.</summary>
    public const string ElementName = "element";

    /// <summary>The usual name of the group between the list and its elements.</summary>
    public const string DefaultContainerName = "list";

    /// <summary>Creates a list, which may be null and may be empty.</summary>
    /// <param name="name">Name.</param>
    /// <param name="item">The element: a column. Its path becomes <c>name/containerName/item</c>.</param>
    /// <param name="containerName">Name of the group between.</param>
    /// <exception cref="NotSupportedException">The element is no column.</exception>
    public ListField(string name, Field item, string containerName = DefaultContainerName)
        : base(name, SchemaType.List)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(containerName);
        if (item is not DataField { IsArray: false })
            throw new NotSupportedException($"list '{name}': only lists of columns can be written");
        (Item, ContainerName) = (item, containerName);
        Path = new FieldPath([name, containerName]);
        (IsNullable, MaxRepetitionLevel, MaxDefinitionLevel) = (true, 1, 2);
        item.Path = new FieldPath([name, containerName, item.Name]);
        (item.MaxRepetitionLevel, item.MaxDefinitionLevel) = (1, item.IsNullable ? 3 : 2);
    }

    internal ListField(string name, Field item, Meta.SchemaElement element)
        : base(name, SchemaType.List) => (Item, ContainerName, SchemaElement) = (item, DefaultContainerName, element);

    /// <summary>The element.</summary>
    public Field Item { get; }

    internal string ContainerName { get; }

    internal override IReadOnlyList<Field> Children => [Item];
}
