using System.Globalization;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Data;

/// <summary>The categories of users or items as codes: one code an id and column, 0 where nothing is known.</summary>
public sealed class CategoryTable
{
    /// <summary>Puts a table together from its parts.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <param name="values">Each column's categories, texts.</param>
    /// <param name="codes">Codes [ids, columns], row by row.</param>
    public CategoryTable(IReadOnlyList<string> columns, IReadOnlyList<Vocabulary> values, int[] codes)
    {
        Columns = columns;
        Values = values;
        Codes = codes;
    }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Each column's categories: code c stands for entry c - 1.</summary>
    public IReadOnlyList<Vocabulary> Values { get; }

    /// <summary>Codes [ids, columns], row by row.</summary>
    public int[] Codes { get; }

    /// <summary>Number of codes of a column, the unknown one included.</summary>
    public int CodeCount(int column) => Values[column].Count + 1;

    /// <summary>Number of ids.</summary>
    public int IdCount => Codes.Length / Columns.Count;

    /// <summary>Number of codes of all columns together, the unknown ones included.</summary>
    public int CodeTotal => Values.Sum(column => column.Count + 1);

    /// <summary>An id's code in a column.</summary>
    public int this[int id, int column] => Codes[(id * Columns.Count) + column];

    /// <summary>Reads the table. Ids it has not are unknown in every column; of an id given twice the first row counts.</summary>
    /// <param name="config">The table and its columns.</param>
    /// <param name="ids">The ids that get codes.</param>
    /// <param name="option">The configuration's key, for messages: <c>data.itemFeatures</c>.</param>
    /// <exception cref="DataException">A column is missing or of a wrong type.</exception>
    public static CategoryTable Load(CategoryConfig config, Vocabulary ids, string option)
    {
        var table = ParquetTable.Open(ConfigPaths.Resolve(config.Path));
        var key = table.Require(config.Key, $"{option}.key", ids.Kind);
        var columns = config.Columns
            .Select(name => table.Require(name, $"{option}.columns", ColumnKind.Text, ColumnKind.Integer, ColumnKind.Boolean)).ToArray();
        var values = Array.ConvertAll(columns, _ => new Vocabulary(ColumnKind.Text));
        var codes = new int[ids.Count * columns.Length];
        var met = new bool[ids.Count];
        foreach (var chunk in table.Read([key.Name, .. config.Columns]))
        {
            var rows = FindIds(chunk, key, ids, met);
            for (var c = 0; c < columns.Length; c++)
                ReadCodes(chunk, columns[c], values[c], rows, codes, c, columns.Length);
        }

        return new CategoryTable(config.Columns, values, codes);
    }

    /// <summary>Codes [ids, columns] as places in one list of all columns' codes, column after column.</summary>
    public long[] Places()
    {
        var places = new long[Codes.Length];
        var start = 0;
        for (var column = 0; column < Columns.Count; column++)
        {
            for (var at = column; at < Codes.Length; at += Columns.Count)
                places[at] = start + Codes[at];
            start += CodeCount(column);
        }

        return places;
    }

    /// <summary>For each place of <see cref="Places"/>, the place of the same category in another table with the same columns; -1 where it has none.</summary>
    public int[] PlacesIn(CategoryTable other)
    {
        var places = new List<int>(CodeTotal);
        var start = 0;
        for (var column = 0; column < Columns.Count; column++)
        {
            places.Add(start);
            for (var code = 1; code < CodeCount(column); code++)
            {
                var found = other.Values[column].Find(Values[column].TextAt(code - 1));
                places.Add(found < 0 ? -1 : start + 1 + found);
            }

            start += other.CodeCount(column);
        }

        return [.. places];
    }

    private static int[] FindIds(TableChunk chunk, TableColumn key, Vocabulary ids, bool[] met)
    {
        var rows = new int[chunk.Rows];
        var nulls = chunk.Nulls(key.Name);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = -1;
            if (!nulls.IsEmpty && nulls[row])
                continue;
            var id = key.Kind == ColumnKind.Integer ? ids.Find(chunk.Integers(key.Name)[row]) : ids.Find(chunk.Texts(key.Name)[row]!);
            if (id < 0 || met[id])
                continue;
            met[id] = true;
            rows[row] = id;
        }

        return rows;
    }

    private static void ReadCodes(TableChunk chunk, TableColumn column, Vocabulary values, int[] rows, int[] codes, int at, int width)
    {
        var nulls = chunk.Nulls(column.Name);
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] < 0 || (!nulls.IsEmpty && nulls[row]))
                continue;
            var text = column.Kind switch
            {
                ColumnKind.Text => chunk.Texts(column.Name)[row]!,
                ColumnKind.Boolean => chunk.Booleans(column.Name)[row] ? "true" : "false",
                _ => chunk.Integers(column.Name)[row].ToString(CultureInfo.InvariantCulture),
            };
            codes[(rows[row] * width) + at] = values.Add(text) + 1;
        }
    }
}
