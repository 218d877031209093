namespace Parquet.Schema;

/// <summary>The names that lead from the schema's root to a field.</summary>
public sealed class FieldPath : IEquatable<FieldPath>
{
    private readonly string[] _parts;

    /// <summary>Creates a path of one name.</summary>
    /// <param name="firstPart">The name.</param>
    public FieldPath(string firstPart) => _parts = [firstPart ?? throw new ArgumentNullException(nameof(firstPart))];

    /// <summary>Creates a path; empty names are left out.</summary>
    /// <param name="parts">The names, outermost first.</param>
    public FieldPath(IEnumerable<string> parts) => _parts = parts.Where(part => !string.IsNullOrEmpty(part)).ToArray();

    /// <summary>How many names there are.</summary>
    public int Length => _parts.Length;

    /// <summary>The outermost name, or null when the path is empty.</summary>
    public string? FirstPart => _parts.Length == 0 ? null : _parts[0];

    /// <summary>A name by its depth, from 0.</summary>
    /// <param name="i">The depth.</param>
    public string this[int i] => _parts[i];

    /// <summary>The names as a list.</summary>
    public List<string> ToList() => [.. _parts];

    /// <inheritdoc/>
    public bool Equals(FieldPath? other) => other != null && _parts.AsSpan().SequenceEqual(other._parts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var part in _parts)
            hash.Add(part, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>The names joined by slashes.</summary>
    public override string ToString() => string.Join('/', _parts);
}
