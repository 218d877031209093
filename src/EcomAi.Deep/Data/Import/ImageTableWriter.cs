using System.Globalization;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Data.Import;

/// <summary>Writes images as a table, and counts what a person wants to know about them.</summary>
internal sealed class ImageTableWriter : IDisposable
{
    private const int RowGroupRows = 16_384;
    private const int MostListed = 20;

    private static readonly OutputColumn[] Columns =
    [
        new("image", OutputType.Bytes), new("label", OutputType.Text), new("file", OutputType.Text),
        new("width", OutputType.Int32), new("height", OutputType.Int32), new("channels", OutputType.Int32),
    ];

    private readonly TableWriter _writer;
    private readonly SortedDictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly HashSet<(int Width, int Height)> _sizes = [];
    private readonly List<PictureException> _damaged = [];
    private int _damagedCount;

    /// <exception cref="DataException">The file is no Parquet file by its name, or cannot be written.</exception>
    public ImageTableWriter(string path)
    {
        if (!string.Equals(Path.GetExtension(path), ".parquet", StringComparison.OrdinalIgnoreCase))
            throw new DataException($"images are written as Parquet: name a file that ends in .parquet instead of '{path}'.");
        _writer = new TableWriter(path, Columns, RowGroupRows);
    }

    /// <summary>Images written so far.</summary>
    public int Count => (int)_writer.Rows;

    /// <summary>The first damaged image.</summary>
    public PictureException? FirstDamaged => _damaged.Count == 0 ? null : _damaged[0];

    /// <summary>How many images of a class were written.</summary>
    public int CountOf(string label) => _classes.GetValueOrDefault(label);

    /// <summary>Appends images.</summary>
    public void Write(IReadOnlyList<ImageRow> rows)
    {
        if (rows.Count == 0)
            return;
        foreach (var row in rows)
        {
            _classes[row.Label] = CountOf(row.Label) + 1;
            _sizes.Add((row.Width, row.Height));
        }

        _writer.Write(
            rows.Count,
            rows.Select(row => row.Bytes).ToArray(), rows.Select(row => row.Label).ToArray(), rows.Select(row => row.File).ToArray(),
            rows.Select(row => row.Width).ToArray(), rows.Select(row => row.Height).ToArray(), rows.Select(row => row.Channels).ToArray());
    }

    /// <summary>Keeps a damaged image for the list.</summary>
    public void Skip(PictureException fault)
    {
        if (_damaged.Count < MostListed)
            _damaged.Add(fault);
        _damagedCount++;
    }

    /// <summary>Gives the file its name.</summary>
    public ImportedTable Commit()
    {
        _writer.Commit();
        return new ImportedTable(_writer.Path, _writer.Rows, new FileInfo(_writer.Path).Length, [.. Columns.Select(column => new ImportedColumn(column.Name, Word(column.Type), 0))]);
    }

    /// <summary>What is to be said about the images: classes, sizes, and which were left out.</summary>
    public IEnumerable<string> Notes()
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{_classes.Count:N0} {(_classes.Count == 1 ? "class" : "classes")}: {string.Join(", ", _classes.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:N0}")))}");
        if (_sizes.Count > 1)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"the images are of {_sizes.Count:N0} sizes, {_sizes.Min(size => size.Width)} to {_sizes.Max(size => size.Width)} pixels wide and {_sizes.Min(size => size.Height)} to {_sizes.Max(size => size.Height)} high; training needs one: add --size WxH, or set data.width and data.height");
        }

        if (_damagedCount == 0)
            yield break;
        yield return string.Create(CultureInfo.InvariantCulture, $"left out {_damagedCount:N0} of {_damagedCount + Count:N0} images, which cannot be decoded:");
        foreach (var fault in _damaged)
            yield return $"  {fault.Message}";
        if (_damagedCount > _damaged.Count)
            yield return string.Create(CultureInfo.InvariantCulture, $"  and {_damagedCount - _damaged.Count:N0} more");
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static string Word(OutputType type) => type switch
    {
        OutputType.Bytes => "bytes",
        OutputType.Int32 => "int32",
        _ => "string",
    };
}
