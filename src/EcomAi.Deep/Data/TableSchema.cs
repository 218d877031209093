namespace EcomAi.Deep.Data;

/// <summary>
/// The columns that files have together. A column that a file lacks is null there, if any file allows nulls in it. Integers of any
/// widths go together, and so do reals; integers and reals are real, which holds integers exactly up to 2^53. Other kinds do not mix.
/// </summary>
internal static class TableSchema
{
    /// <summary>The columns in the order of the first file, then those that later files add.</summary>
    /// <exception cref="DataException">Files do not go together; the message names all columns that do not.</exception>
    public static TableColumn[] Unite(string path, IReadOnlyList<TableFile> files)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var united = new List<(TableColumn Column, TableFile First, int Files)>();
        var faults = new List<string>();
        foreach (var file in files)
        {
            foreach (var column in file.Columns)
            {
                if (!places.TryGetValue(column.Name, out var place))
                {
                    places.Add(column.Name, united.Count);
                    united.Add((column, file, 1));
                    continue;
                }

                var (other, first, count) = united[place];
                var both = Wider(other, column);
                if (both is null && count > 0)
                    faults.Add($"column '{column.Name}' is {Words(column)} in {file.Path}, but {Words(other)} in {first.Path}");
                united[place] = both is null ? (other, first, int.MinValue) : (both, first, count + 1);
            }
        }

        foreach (var (column, first, count) in united)
        {
            if (column.Nullable || count < 0 || count == files.Count)
                continue;
            var lacking = files.First(file => !file.Has(column.Name));
            faults.Add($"column '{column.Name}' is missing in {lacking.Path}, and {first.Path} allows no nulls in it");
        }

        if (faults.Count == 0)
            return [.. united.Select(column => column.Column)];
        throw new DataException(
            $"the files of '{path}' do not make one table: {string.Join("; ", faults)}. Give each kind of table its own folder, or write the files alike.");
    }

    /// <summary>A column in words: <c>integer (int64)</c>.</summary>
    public static string Words(TableColumn column) => column.Kind is ColumnKind.Other or ColumnKind.Bytes
        ? $"of type {column.PhysicalType}"
        : $"{Word(column.Kind)} ({column.PhysicalType})";

    /// <summary>A kind in a word.</summary>
    public static string Word(ColumnKind kind) => kind.ToString().ToLowerInvariant();

    private static TableColumn? Wider(TableColumn a, TableColumn b)
    {
        var nullable = a.Nullable || b.Nullable;
        if (a.Kind == b.Kind)
            return a with { Nullable = nullable, PhysicalType = a.PhysicalType == b.PhysicalType ? a.PhysicalType : Wider(a.Kind, a.PhysicalType, b.PhysicalType) };
        return a.Kind is ColumnKind.Integer or ColumnKind.Real && b.Kind is ColumnKind.Integer or ColumnKind.Real
            ? a with { Kind = ColumnKind.Real, Nullable = nullable, PhysicalType = "double" }
            : null;
    }

    private static string Wider(ColumnKind kind, string a, string b) => kind switch
    {
        ColumnKind.Integer => FitsInt32(a) && FitsInt32(b) ? "int32" : "int64",
        ColumnKind.Real => a is "float" or "half" && b is "float" or "half" ? "float" : "double",
        ColumnKind.Time => "timestamp",
        _ => a,
    };

    /// <summary>Whether 32 bits hold the integers of a physical type.</summary>
    public static bool FitsInt32(string type) => type is "int8" or "int16" or "int32" or "uint8" or "uint16";
}
