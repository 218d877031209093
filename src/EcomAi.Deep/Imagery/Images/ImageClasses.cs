using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Imagery.Images;

/// <summary>Collects the classes of images row by row, and orders them: texts ordinally, integers by value.</summary>
internal sealed class ImageClasses(string path, TableColumn column, int rows)
{
    private readonly int[] _rows = new int[rows];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Where)> _met = [];

    /// <summary>Takes the labels of a chunk whose first row is row <paramref name="start"/> of all.</summary>
    /// <exception cref="DataException">A label is null or empty.</exception>
    public void Add(TableChunk chunk, int start)
    {
        chunk.RequireNoNulls(column.Name, "data.label");
        for (var row = 0; row < chunk.Rows; row++)
        {
            var name = column.Kind == ColumnKind.Integer ? chunk.Integers(column.Name)[row].ToString(CultureInfo.InvariantCulture) : chunk.Texts(column.Name)[row]!;
            if (!_codes.TryGetValue(name, out var code))
            {
                if (string.IsNullOrWhiteSpace(name))
                    throw new DataException($"{chunk.Where(column.Name, row)}: an empty class; data.label needs a name in every row.");
                _codes.Add(name, code = _met.Count);
                _met.Add((name, chunk.Where(column.Name, row)));
            }

            _rows[start + row] = code;
        }
    }

    /// <summary>The classes in order, and each row's place in them.</summary>
    /// <param name="known">The classes there must be; null takes those that were met.</param>
    /// <exception cref="DataException">A class is none of the known ones.</exception>
    public (IReadOnlyList<string> Classes, long[] Labels) Finish(IReadOnlyList<string>? known)
    {
        var classes = known ?? (column.Kind == ColumnKind.Integer
            ? [.. _codes.Keys.OrderBy(name => long.Parse(name, CultureInfo.InvariantCulture))]
            : [.. _codes.Keys.Order(StringComparer.Ordinal)]);
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var place = 0; place < classes.Count; place++)
            places.Add(classes[place], place);
        var codes = new long[_met.Count];
        for (var code = 0; code < codes.Length; code++)
        {
            var (name, where) = _met[code];
            if (!places.TryGetValue(name, out codes[code]))
            {
                throw new DataException(
                    $"{where}: class '{name}' is none of the {classes.Count} classes of the training images ({List(classes)}).{NameHint.For(name, classes)} "
                    + $"Leave such images out of {path}, or train with them.");
            }
        }

        return (classes, Array.ConvertAll(_rows, code => codes[code]));
    }

    private static string List(IReadOnlyList<string> classes) =>
        classes.Count <= 12 ? string.Join(", ", classes) : $"{string.Join(", ", classes.Take(12))} and {classes.Count - 12} more";
}
