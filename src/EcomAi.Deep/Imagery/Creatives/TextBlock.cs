namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>Text fitted into a box: as large as it goes, in as many lines as it may take, shortened by an ellipsis where even the smallest letters are too wide.</summary>
/// <param name="Lines">The lines, from the top; all of one size. Empty for an empty text.</param>
/// <param name="LineHeight">Rows from one line to the next.</param>
public sealed record TextBlock(IReadOnlyList<TextLine> Lines, int LineHeight)
{
    private const string Ellipsis = "…";

    /// <summary>Pixels of the widest line.</summary>
    public int Width => Lines.Count == 0 ? 0 : Lines.Max(line => line.Width);

    /// <summary>Rows from the first line's top to the last line's foot.</summary>
    public int Height => Lines.Count == 0 ? 0 : ((Lines.Count - 1) * LineHeight) + Lines[0].Height;

    /// <summary>Fits a text into a box.</summary>
    /// <param name="face">The font.</param>
    /// <param name="text">The text; lines break at its spaces.</param>
    /// <param name="width">The box's width, in pixels.</param>
    /// <param name="height">The box's height, in pixels.</param>
    /// <param name="largest">The largest letters, in pixels an em.</param>
    /// <param name="smallest">The smallest ones, no larger than <paramref name="largest"/>.</param>
    /// <param name="lines">The most lines.</param>
    public static TextBlock Fit(Typeface face, string text, int width, int height, int largest, int smallest, int lines)
    {
        ArgumentNullException.ThrowIfNull(face);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lines, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(largest, smallest);
        var words = Typeface.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return new TextBlock([], 0);
        for (var pixels = largest; ; pixels--)
        {
            var block = Wrap(face, words, width, pixels, pixels == smallest ? LinesIn(face, height, pixels, lines) : lines, shorten: pixels == smallest);
            if (block is not null && (block.Height <= height || pixels == smallest))
                return Balance(face, words, block, width, pixels);
        }
    }

    /// <summary>The same lines' number in the narrowest width that allows it, so that no word is left alone on the last line.</summary>
    private static TextBlock Balance(Typeface face, string[] words, TextBlock block, int width, int pixels)
    {
        if (block.Lines.Count < 2 || block.Lines[^1].Text.EndsWith(Ellipsis, StringComparison.Ordinal))
            return block;
        var (balanced, least) = (block, width / 2);
        while (balanced.Width - 1 >= least && Wrap(face, words, balanced.Width - 1, pixels, block.Lines.Count, shorten: false) is { } narrower)
            balanced = narrower;
        return balanced;
    }

    private static int LinesIn(Typeface face, int height, int pixels, int most)
    {
        var one = face.Draw("x", pixels).Height;
        return Math.Clamp(1 + ((height - one) / HeightOf(pixels)), 1, most);
    }

    private static int HeightOf(int pixels) => (int)Math.Ceiling(pixels * 1.2);

    /// <summary>Fills lines with words one by one; null where they do not fit and may not be shortened.</summary>
    private static TextBlock? Wrap(Typeface face, string[] words, int width, int pixels, int most, bool shorten)
    {
        var lines = new List<TextLine>();
        for (var next = 0; next < words.Length;)
        {
            var from = next;
            TextLine? line = null;
            if (lines.Count < most)
            {
                while (next < words.Length && face.Draw(string.Join(' ', words[from..(next + 1)]), pixels) is var longer && longer.Width <= width)
                    (line, next) = (longer, next + 1);
            }

            if (line is not null)
            {
                lines.Add(line);
                continue;
            }

            if (!shorten)
                return null;
            if (lines.Count == most)
            {
                // Too many words: the last line says so.
                var last = lines[^1];
                lines[^1] = Shorten(face, last.Text, width, pixels);
                break;
            }

            lines.Add(Shorten(face, words[next], width, pixels));
            next++;
        }

        return new TextBlock(lines, HeightOf(pixels));
    }

    /// <summary>The longest start of a text that fits with an ellipsis after it; the ellipsis alone where none does.</summary>
    private static TextLine Shorten(Typeface face, string text, int width, int pixels)
    {
        var letters = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        for (var kept = letters.Length; kept > 0; kept--)
        {
            var line = face.Draw(string.Concat(letters.Take(kept)).TrimEnd() + Ellipsis, pixels);
            if (line.Width <= width)
                return line;
        }

        return face.Draw(Ellipsis, pixels);
    }
}
