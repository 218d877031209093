namespace EcomAi.Deep.Cli.Printing;

/// <summary>One cell: its text, and whether it stands out or stands back.</summary>
internal readonly record struct Cell(string Text, bool IsBold = false, bool IsDim = false);

/// <summary>
/// A table of plain text: the first column at the left, numbers at the right. Columns that do not fit the width move
/// into a further block below, which repeats the first column; where the last column holds sentences, they are wrapped instead.
/// </summary>
internal sealed class TextTable(IReadOnlyList<string> header, IReadOnlyList<bool> isRightAligned, bool wrapsLast = false)
{
    private const string Gap = "  ";
    private const int NarrowestSentence = 24;
    private readonly List<Cell[]> _rows = [];

    /// <summary>The width of a line that holds all columns.</summary>
    public int Width => Widths().Sum() + (Gap.Length * (header.Count - 1));

    /// <summary>Adds a row of as many cells as the header has.</summary>
    public void Add(params Cell[] cells) => _rows.Add(cells);

    /// <summary>The table's lines.</summary>
    /// <param name="styles">The width and the styles there are.</param>
    public IEnumerable<string> Lines(TextStyles styles)
    {
        if (wrapsLast)
            WrapLast(styles.Width);
        var widths = Widths();
        for (var first = 1; first == 1 || first < header.Count;)
        {
            var last = first;
            var width = widths[0];
            while (last < header.Count && (last == first || width + Gap.Length + widths[last] <= styles.Width))
                width += Gap.Length + widths[last++];
            int[] columns = [0, .. Enumerable.Range(first, last - first)];
            if (first > 1)
                yield return "";
            yield return styles.Dim(Line(columns, widths, column => new Cell(header[column]), null));
            foreach (var row in _rows)
                yield return Line(columns, widths, column => row[column], styles);
            first = Math.Max(last, 2);
        }
    }

    private int[] Widths() => [.. header.Select((name, column) => _rows.Select(row => row[column].Text.Length).Append(name.Length).Max())];

    private void WrapLast(int width)
    {
        var last = header.Count - 1;
        var taken = Widths()[..last].Sum(column => column + Gap.Length);
        var room = Math.Max(NarrowestSentence, width - taken);
        for (var i = 0; i < _rows.Count; i++)
        {
            var (row, text) = (_rows[i], _rows[i][last].Text);
            if (text.Length <= room)
                continue;
            var space = text.LastIndexOf(' ', room);
            var end = space > 0 ? space : room;
            _rows[i] = [.. row[..last], row[last] with { Text = text[..end] }];
            _rows.Insert(i + 1, [.. Enumerable.Repeat(new Cell(""), last), row[last] with { Text = text[end..].TrimStart() }]);
        }
    }

    private string Line(int[] columns, int[] widths, Func<int, Cell> cellOf, TextStyles? styles)
    {
        var parts = columns.Select(column =>
        {
            var cell = cellOf(column);
            var isLast = column == columns[^1];
            var text = isRightAligned[column] ? cell.Text.PadLeft(widths[column]) : isLast ? cell.Text : cell.Text.PadRight(widths[column]);
            if (styles is null)
                return text;
            return cell.IsBold ? styles.Bold(text) : cell.IsDim ? styles.Dim(text) : text;
        });
        return string.Join(Gap, parts);
    }
}
