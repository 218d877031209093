using Parquet.Meta;

namespace Parquet.Schema;

/// <summary>A node of a schema.</summary>
public abstract class Field
{
    /// <summary>Creates a field.</summary>
    /// <param name="name">Name.</param>
    /// <param name="schemaType">What the node is.</param>
    protected Field(string name, SchemaType schemaType)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        SchemaType = schemaType;
        Path = new FieldPath(name);
    }

    /// <summary>What the node is.</summary>
    public SchemaType SchemaType { get; }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Path from the root.</summary>
    public FieldPath Path { get; internal set; }

    /// <summary>Whether values may be null.</summary>
    public bool IsNullable { get; internal set; }

    /// <summary>How many repeated nodes are on the path, this one included.</summary>
    public int MaxRepetitionLevel { get; internal set; }

    /// <summary>How many optional or repeated nodes are on the path, this one included.</summary>
    public int MaxDefinitionLevel { get; internal set; }

    /// <summary>The node as the file holds it; null for a field that was not read from a file.</summary>
    public SchemaElement? SchemaElement { get; internal set; }

    internal virtual IReadOnlyList<Field> Children => [];

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is Field other && SchemaType == other.SchemaType && Name == other.Name && Path.Equals(other.Path);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Path} ({SchemaType})";
}
