namespace EcomAi.Deep.Data.Import;

/// <summary>A file that an import wrote.</summary>
/// <param name="Path">The file.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Columns">Its columns in order.</param>
public sealed record ImportedTable(string Path, long Rows, long Bytes, IReadOnlyList<ImportedColumn> Columns);
