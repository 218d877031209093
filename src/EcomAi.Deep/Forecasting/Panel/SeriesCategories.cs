using System.Runtime.InteropServices;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Forecasting.Panel;

/// <summary>The static categories of series as they are met: the same in all rows of a series, or null.</summary>
internal sealed class SeriesCategories
{
    private readonly TableColumn[] _columns;
    private readonly Vocabulary[] _values;

    // For each column the place of the value of each numbered series plus 1; 0 where all its rows so far are null.
    private readonly List<int>[] _codes;

    public SeriesCategories(TableColumn[] columns)
    {
        _columns = columns;
        _values = [.. columns.Select(column => new Vocabulary(column.Kind == ColumnKind.Integer ? ColumnKind.Integer : ColumnKind.Text))];
        _codes = [.. columns.Select(_ => new List<int>())];
    }

    /// <summary>The kinds of columns that hold categories.</summary>
    public static ColumnKind[] Kinds => [ColumnKind.Text, ColumnKind.Integer, ColumnKind.Boolean];

    /// <summary>The category columns that a table has, which must be of the kinds of the first table.</summary>
    public TableColumn[] In(ParquetTable table) =>
        [.. _columns.Where(column => table.Has(column.Name)).Select(column => table.Require(column.Name, "data.categories", column.Kind))];

    /// <summary>Takes the categories of a chunk's rows.</summary>
    /// <exception cref="DataException">A series has two values.</exception>
    public void Read(TableChunk chunk, TableColumn[] columns, ReadOnlySpan<int> series, SeriesNumbers numbers)
    {
        foreach (var column in columns)
        {
            var at = Array.FindIndex(_columns, other => other.Name == column.Name);
            var nulls = chunk.Nulls(column.Name);
            _codes[at].AddRange(new int[numbers.Count - _codes[at].Count]);
            var codes = CollectionsMarshal.AsSpan(_codes[at]);
            for (var row = 0; row < series.Length; row++)
            {
                if (!nulls.IsEmpty && nulls[row])
                    continue;
                var code = Value(chunk, column, row, _values[at]) + 1;
                ref var mine = ref codes[series[row]];
                if (mine != 0 && mine != code)
                {
                    throw new DataException(
                        $"{chunk.Where(column.Name, row)}: {numbers.Format(series[row])} has '{_values[at].Format(code - 1)}' here, but '{_values[at].Format(mine - 1)}' in an earlier "
                        + "row; data.categories takes columns that stay the same in a series. Correct the row, or name the column in data.known or data.past.");
                }

                mine = code;
            }
        }
    }

    /// <summary>The categories of chosen series as a table.</summary>
    /// <param name="numbers">Numbers of the series; those of a trained model first.</param>
    /// <param name="earlier">The trained model's categories, whose codes hold.</param>
    /// <param name="unknown">Takes the number of values that the trained model does not know.</param>
    /// <exception cref="DataException">The trained model has other columns.</exception>
    public CategoryTable? Table(int[] numbers, CategoryTable? earlier, out int unknown)
    {
        unknown = 0;
        if (earlier is not null && !earlier.Columns.SequenceEqual(_columns.Select(column => column.Name), StringComparer.Ordinal))
        {
            throw new DataException(
                $"data.categories: the model knows {string.Join(", ", earlier.Columns)}, but the configuration names "
                + $"{(_columns.Length == 0 ? "none" : string.Join(", ", _columns.Select(column => column.Name)))}; name the model's columns.");
        }

        if (_columns.Length == 0)
            return null;
        var codes = new int[numbers.Length * _columns.Length];
        earlier?.Codes.CopyTo(codes, 0);
        var vocabularies = new Vocabulary[_columns.Length];
        for (var column = 0; column < _columns.Length; column++)
        {
            var texts = Texts(column, numbers);
            vocabularies[column] = earlier?.Values[column] ?? Sorted(texts);
            for (var series = 0; series < numbers.Length; series++)
            {
                if (texts[series] is not { } text)
                    continue;
                var code = vocabularies[column].Find(text) + 1;
                codes[(series * _columns.Length) + column] = code;
                unknown += code == 0 ? 1 : 0;
            }
        }

        return new CategoryTable([.. _columns.Select(column => column.Name)], vocabularies, codes);
    }

    private static int Value(TableChunk chunk, TableColumn column, int row, Vocabulary values) => column.Kind switch
    {
        ColumnKind.Integer => values.Add(chunk.Integers(column.Name)[row]),
        ColumnKind.Boolean => values.Add(chunk.Booleans(column.Name)[row] ? "true" : "false"),
        _ => values.Add(chunk.Texts(column.Name)[row]!),
    };

    private static Vocabulary Sorted(IEnumerable<string?> texts)
    {
        var vocabulary = new Vocabulary(ColumnKind.Text);
        foreach (var text in texts.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            vocabulary.Add(text);
        return vocabulary;
    }

    private string?[] Texts(int column, int[] numbers) =>
        [.. numbers.Select(number => number < _codes[column].Count && _codes[column][number] is > 0 and var code ? _values[column].Format(code - 1) : null)];
}
