namespace EcomAi.Deep.Data;

/// <content>How a vocabulary travels: a Parquet file of one column, <c>id</c>, whose rows stand in the order of the numbers.</content>
public sealed partial class Vocabulary
{
    private const string IdColumn = "id";
    private const int BatchRows = 65_536;

    /// <summary>Writes the ids in the order of their numbers; the file appears when complete.</summary>
    /// <exception cref="DataException">The file cannot be written.</exception>
    public void Save(string parquetPath)
    {
        var type = Kind == ColumnKind.Integer ? OutputType.Int64 : OutputType.Text;
        using var writer = new TableWriter(parquetPath, [new OutputColumn(IdColumn, type)]);
        for (var first = 0; first < Count; first += BatchRows)
        {
            var rows = Math.Min(BatchRows, Count - first);
            writer.Write(rows, _integers is not null ? _integers.GetRange(first, rows).ToArray() : _texts!.GetRange(first, rows).ToArray());
        }

        writer.Commit();
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="DataException">The file cannot be read, is not a vocabulary, or holds nulls or an id twice.</exception>
    public static Vocabulary Load(string parquetPath)
    {
        var table = ParquetTable.Open(parquetPath);
        var kind = table.Require(IdColumn, "vocabulary", ColumnKind.Integer, ColumnKind.Text).Kind;
        var vocabulary = new Vocabulary(kind);
        foreach (var chunk in table.Read(IdColumn))
        {
            chunk.RequireNoNulls(IdColumn, "vocabulary");
            for (var row = 0; row < chunk.Rows; row++)
            {
                var next = vocabulary.Count;
                var index = kind == ColumnKind.Integer ? vocabulary.Add(chunk.Integers(IdColumn)[row]) : vocabulary.Add(chunk.Texts(IdColumn)[row]!);
                if (index != next)
                    throw new DataException($"{chunk.Where(IdColumn, row)}: '{vocabulary.Format(index)}' stands twice in the vocabulary.");
            }
        }

        return vocabulary;
    }
}
