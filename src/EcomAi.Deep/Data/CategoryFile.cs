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
        var codes = 0; // of the last column so far, the unknown one left out
        var table = ParquetTable.Open(path);
        table.Require("column", "categories", ColumnKind.Text);
        table.Require("category", "categories", ColumnKind.Text);
        foreach (var chunk in table.Read("column", "category"))
        {
            var names = chunk.Texts("column");
            var categories = chunk.Texts("category");
            for (var row = 0; row < chunk.Rows; row++)
            {
                if (categories[row] is { } category)
                {
                    if (columns.Count == 0 || columns[^1] != names[row] || values[^1].Add(category) != values[^1].Count - 1 || values[^1].Count != ++codes)
                        throw Damaged(chunk.Where("category", row), $"'{category}' does not belong there, or stands there twice");
                    continue;
                }

                if (names[row] is not { } name || columns.Contains(name))
                    throw Damaged(chunk.Where("column", row), "a column without a name, or one that stands there twice");
                columns.Add(name);
                codes = 0;
                values.Add(new Vocabulary(ColumnKind.Text));
            }
        }

        return columns.Count > 0 ? new CategoryTable(columns, values, new int[ids * columns.Count]) : throw Damaged(path, "it holds no column");
    }

    private static DataException Damaged(string where, string what) => new($"{where}: {what}; the categories are damaged, take another checkpoint or train again.");
}
