using System.Diagnostics.CodeAnalysis;

namespace Parquet;

/// <summary>How the values of rows that are looked for compare with a given value; null compares with nothing.</summary>
[Experimental("STANDIN002")]
public enum RowComparison
{
    /// <summary>Equal to it.</summary>
    Equal,

    /// <summary>Below it.</summary>
    Less,

    /// <summary>Below it or equal.</summary>
    LessOrEqual,

    /// <summary>Above it.</summary>
    Greater,

    /// <summary>Above it or equal.</summary>
    GreaterOrEqual,
}
