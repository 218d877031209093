namespace EcomAi.Deep.Data;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, as written.</param>
/// <param name="Kind">What its values mean.</param>
/// <param name="Nullable">Whether the schema of any of the files allows nulls in it, or a partition has none.</param>
/// <param name="PhysicalType">
/// The type that holds the values of all files, such as <c>int64</c>, <c>string</c> or <c>timestamp</c>; where files differ in width, the wider.
/// </param>
/// <param name="IsPartition">Whether its values come from the names of folders, such as <c>week=12</c>.</param>
public sealed record TableColumn(string Name, ColumnKind Kind, bool Nullable, string PhysicalType, bool IsPartition = false);
