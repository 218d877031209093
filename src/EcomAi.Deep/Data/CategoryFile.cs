namespace EcomAi.Deep.Data;

/// <summary>How the categories behind codes travel: a Parquet file with a row a code, in the order of the codes, column after column.</summary>
internal static class CategoryFile
{
    /// <summary>Writes the categories; the codes of ids are not among them.</summary>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public static void Write(string path, CategoryTable table)
    {
        using var writer = new TableWriter(path, [new("column", OutputType.Text), new("category", OutputType.Text, true)]);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var values = table.Values[column];
            var name = table.Columns[column];
            var categories = new string?[table.CodeCount(column)]; // the first stands for the unknown
            for (var code = 1; code < categories.Length; code++)
                categories[code] = values.TextAt(code - 1);
            writer.Write(categories.Length, Enumerable.Repeat(name, categories.Length).ToArray(), categories);
        }

        writer.Commit();
    }

    /// <summary>Reads what <see cref="Write"/> wrote, for ids that are all unknown.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ids">The number of ids.</param>
    /// <returns>Null where there is no file.</returns>
    /// <exception cref="DataException">The file is damaged.</exception>
    public static CategoryTable? Read(string path, int ids)
    {
        if (!File.Exists(path))
            return null;
        var columns = new List<string>();
        var values = new List<Vocabulary>();
        foreach (var chunk in ParquetTable.Open(path).Read("column", "category"))
        {
            var names = chunk.Texts("column");
            var categories = chunk.Texts("category");
            for (var row = 0; row < chunk.Rows; row++)
            {
                if (categories[row] is { } category)
                {
                    values[^1].Add(category);
                    continue;
                }

                columns.Add(names[row]!);
                values.Add(new Vocabulary(ColumnKind.Text));
            }
        }

        return new CategoryTable(columns, values, new int[ids * columns.Count]);
    }
}
