namespace EcomAi.Deep.Data;

/// <summary>How a filter compares a column with its value.</summary>
public enum FilterComparison
{
    /// <summary>The column equals the value.</summary>
    Equal,

    /// <summary>The column is less than the value.</summary>
    Less,

    /// <summary>The column is the value or less.</summary>
    LessOrEqual,

    /// <summary>The column is greater than the value.</summary>
    Greater,

    /// <summary>The column is the value or greater.</summary>
    GreaterOrEqual,
}
