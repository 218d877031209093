using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Data;

/// <summary>Category columns of users or items, from a Parquet table with one row an id.</summary>
public sealed record CategoryConfig : IValidatedSection
{
    /// <summary>The Parquet file, folder or glob. Required.</summary>
    public required string Path { get; init; }

    /// <summary>The column of ids, of the same type as the interactions' id column. Required.</summary>
    public required string Key { get; init; }

    /// <summary>The columns of categories: text, integers or booleans; a null is unknown. Required, at least one.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Columns.Count == 0)
            fault("columns", "must name at least one column, received an empty list");
        if (Columns.Distinct(StringComparer.Ordinal).Count() != Columns.Count)
            fault("columns", $"must name each column once, received {string.Join(", ", Columns)}");
        if (Columns.Contains(Key, StringComparer.Ordinal))
            fault("columns", $"must not hold the key column '{Key}'");
    }
}
