namespace EcomAi.Deep.Reporting;

/// <summary>A row of a <see cref="Table"/>.</summary>
/// <param name="Cells">One text a column.</param>
/// <param name="IsMarked">Whether it stands out.</param>
internal sealed record TableRow(IReadOnlyList<string> Cells, bool IsMarked = false);
