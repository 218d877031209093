namespace EcomAi.Deep.Data.Import;

/// <summary>A column that an import wrote.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type by the name that options use, such as <c>int64</c>.</param>
/// <param name="Missing">Rows without a value.</param>
public sealed record ImportedColumn(string Name, string Type, long Missing);
