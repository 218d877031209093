using System.Diagnostics.CodeAnalysis;

namespace Parquet;

/// <summary>Rows of a row group that follow each other.</summary>
/// <param name="First">The first row, counted in its row group.</param>
/// <param name="Count">How many there are.</param>
[Experimental("STANDIN002")]
public readonly record struct RowRange(long First, long Count);
