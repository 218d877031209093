namespace Parquet.Meta;

/// <summary>Whether a field is there once, at most once, or any number of times.</summary>
public enum FieldRepetitionType
{
    /// <summary>Never null.</summary>
    REQUIRED = 0,

    /// <summary>May be null.</summary>
    OPTIONAL = 1,

    /// <summary>Zero or more values.</summary>
    REPEATED = 2,
}
