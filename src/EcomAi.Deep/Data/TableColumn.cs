namespace EcomAi.Deep.Data;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, as written.</param>
/// <param name="Kind">What its values mean.</param>
/// <param name="Nullable">Whether the schema of any of the files allows nulls in it.</param>
/// <param name="PhysicalType">The type in the first file, such as <c>int64</c>, <c>string</c> or <c>timestamp</c>.</param>
public sealed record TableColumn(string Name, ColumnKind Kind, bool Nullable, string PhysicalType);
