using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>Reads a column of original ids from Parquet, or from CSV with a header.</summary>
internal static class IdColumn
{
    public const string DefaultUser = "user";
    public const string DefaultItem = "item";
    private static readonly string[] TextFormats = [".csv", ".tsv", ".tab"];

    /// <summary>Finds the column: the configured name, else the default one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The configured name.</param>
    /// <param name="fallback">The default name.</param>
    /// <param name="option">The option that named the file.</param>
    /// <param name="kind">The kind of the run's ids.</param>
    /// <exception cref="DataException">There is neither, or its kind is not that of the run's ids.</exception>
    public static string In(ParquetTable table, string column, string fallback, string option, ColumnKind kind) =>
        table.Require(table.Has(column) || !table.Has(fallback) ? column : fallback, option, kind).Name;

    /// <summary>Hands over each id of a file in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="column">The configured name of the column.</param>
    /// <param name="fallback">The default name.</param>
    /// <param name="option">The option that named the file.</param>
    /// <param name="kind">The kind of the run's ids.</param>
    /// <param name="integer">Takes integer ids.</param>
    /// <param name="text">Takes text ids.</param>
    /// <exception cref="DataException">The file or the column is not there or not of the kind, or an id is missing.</exception>
    public static void Read(string path, string column, string fallback, string option, ColumnKind kind, Action<long> integer, Action<string> text)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        if (TextFormats.Contains(Path.GetExtension(name).ToLowerInvariant()))
        {
            ReadText(path, column, fallback, option, kind, integer, text);
            return;
        }

        var table = ParquetTable.Open(path);
        var found = In(table, column, fallback, option, kind);
        foreach (var chunk in table.Read(found))
        {
            chunk.RequireNoNulls(found, option);
            if (kind == ColumnKind.Integer)
            {
                foreach (var id in chunk.Integers(found))
                    integer(id);
            }
            else
            {
                foreach (var id in chunk.Texts(found))
                    text(id!);
            }
        }
    }

    private static void ReadText(
        string path, string column, string fallback, string option, ColumnKind kind, Action<long> integer, Action<string> text)
    {
        using var source = SourceFile.Open(path);
        using var reader = new CsvReader(source.Text, path, CsvLayout.Delimiter(new CsvImportOptions { Input = path, Output = path }), quotes: true);
        if (!reader.Read())
            throw new DataException($"{option}: '{path}' holds no header and no rows.");
        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.Field(i).Trim().ToString())];
        var index = Array.IndexOf(header, column);
        if (index < 0)
            index = Array.IndexOf(header, fallback);
        if (index < 0)
        {
            throw new DataException(
                $"{option}: {path} has no column '{column}'.{NameHint.For(column, header)} Its columns are {string.Join(", ", header)}; the first line must name them.");
        }

        while (reader.Read())
        {
            var field = index < reader.FieldCount ? reader.Field(index) : [];
            if (field.IsEmpty)
                throw new DataException($"{path}, line {reader.Line}, column '{header[index]}': no id, but {option} needs one in every row.");
            if (kind == ColumnKind.Text)
                text(field.ToString());
            else if (long.TryParse(field, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id))
                integer(id);
            else
                throw new DataException($"{path}, line {reader.Line}, column '{header[index]}': '{field}' is not a whole number, but the run's ids are.");
        }
    }
}
