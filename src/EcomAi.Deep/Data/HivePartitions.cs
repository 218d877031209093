using System.Globalization;

namespace EcomAi.Deep.Data;

/// <summary>Columns whose values stand in the names of folders: <c>year=2025/week=12/part-0.parquet</c>.</summary>
internal static class HivePartitions
{
    private const string Null = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>Whether a folder's name gives a value: a key, an equals sign, a value.</summary>
    public static bool Names(string folder) => folder.IndexOf('=', StringComparison.Ordinal) > 0;

    /// <summary>Gives the files the values of their folders, and says which columns these make.</summary>
    /// <param name="root">The folder that partitions are below.</param>
    /// <param name="files">The files; they come back with their values.</param>
    /// <returns>The columns, in the order of the folders: integers where all values of a key are, else text.</returns>
    /// <exception cref="DataException">Files lie under different keys, or a key names a column of a file.</exception>
    public static TableColumn[] Assign(string root, TableFile[] files)
    {
        var values = Array.ConvertAll(files, file => Of(root, file.Path));
        if (values.All(folders => folders.Count == 0))
            return [];
        for (var i = 1; i < files.Length; i++)
        {
            if (!values[i].Select(folder => folder.Key).SequenceEqual(values[0].Select(folder => folder.Key), StringComparer.Ordinal))
            {
                throw new DataException(
                    $"{files[i].Path} lies {Keys(values[i])}, but {files[0].Path} {Keys(values[0])}; put all files of a table under folders of the same keys.");
            }
        }

        foreach (var (file, name) in files.SelectMany(file => file.Columns.Select(column => (file, column.Name))))
        {
            if (values[0].Any(folder => folder.Key == name))
            {
                throw new DataException(
                    $"{file.Path} has a column '{name}', which its folder '{name}=...' gives too; rename the folders, or write the file without that column.");
            }
        }

        var columns = new TableColumn[values[0].Count];
        for (var key = 0; key < columns.Length; key++)
        {
            var texts = values.Select(folders => folders[key].Value).ToArray();
            var areIntegers = texts.Any(text => text is not null) && texts.All(text => text is null || Integer(text) is not null);
            columns[key] = new TableColumn(
                values[0][key].Key, areIntegers ? ColumnKind.Integer : ColumnKind.Text, texts.Contains(null), areIntegers ? "int64" : "string", IsPartition: true);
        }

        for (var i = 0; i < files.Length; i++)
        {
            files[i] = files[i] with
            {
                Partition = values[i].ToDictionary(
                    folder => folder.Key, folder => new PartitionValue(folder.Value, folder.Value is null ? 0 : Integer(folder.Value) ?? 0), StringComparer.Ordinal),
            };
        }

        return columns;
    }

    private static List<(string Key, string? Value)> Of(string root, string path)
    {
        var folders = new List<(string Key, string? Value)>();
        foreach (var part in Path.GetRelativePath(root.Length == 0 ? "." : root, path).Split('/')[..^1])
        {
            if (!Names(part))
                continue;
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = (Uri.UnescapeDataString(part[..equals]), Uri.UnescapeDataString(part[(equals + 1)..]));
            if (folders.Any(folder => folder.Key == key))
                throw new DataException($"{path} lies under two folders '{key}=...'; a key can stand in a path only once.");
            folders.Add((key, value == Null ? null : value));
        }

        return folders;
    }

    private static string Keys(List<(string Key, string? Value)> folders) =>
        folders.Count == 0 ? "under no partition" : $"under the partition {string.Join('/', folders.Select(folder => $"{folder.Key}=..."))}";

    private static long? Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
