namespace EcomAi.Deep.Data;

/// <summary>How large a row group is.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="ColumnBytes">Bytes of the columns, uncompressed, in the order of the file's columns.</param>
internal readonly record struct RowGroupSize(long Rows, long[] ColumnBytes);
