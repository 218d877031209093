namespace EcomAi.Deep.Data;

/// <summary>Where a row group of a table stands.</summary>
/// <param name="File">The file, by its number in the table.</param>
/// <param name="Index">The row group in the file, from 0.</param>
/// <param name="FirstRow">The place of its first row in the file, from 0.</param>
/// <param name="Rows">Number of rows.</param>
internal readonly record struct RowGroupPlace(int File, int Index, long FirstRow, long Rows);
