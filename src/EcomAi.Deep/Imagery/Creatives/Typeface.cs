using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>A font that draws anti-aliased lines of text, with kerning, left to right, a glyph for each Unicode character (no ligatures, no joined scripts). For one thread.</summary>
public sealed class Typeface : IDisposable
{
    /// <summary>The folder of the fonts that the package fonts-dejavu-core installs.</summary>
    public const string StandardFolder = "/usr/share/fonts/truetype/dejavu";

    private readonly string _path;
    private readonly FontFaceHandle _face;

    private Typeface(string path, FontFaceHandle face) => (_path, _face) = (path, face);

    /// <summary>Opens a font file (TrueType, OpenType).</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EcomException">The file or FreeType is not there, or the file is no scalable font; the message says what to do.</exception>
    public static Typeface Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new EcomException(path.StartsWith(StandardFolder, StringComparison.Ordinal)
                ? $"the font '{path}' is not there. Install it (Debian, Ubuntu: apt-get install fonts-dejavu-core), or name another font with --font FILE."
                : $"the font '{path}' is not there. Name a TrueType or OpenType file with --font FILE.");
        }

        var (face, error) = FontFaceHandle.Open(path);
        return face is { Facts.UnitsPerEm: > 0 }
            ? new Typeface(path, face)
            : throw new EcomException(string.Create(CultureInfo.InvariantCulture, $"'{path}' is no scalable font (FreeType's error {error}). Name a TrueType or OpenType file with --font FILE."));
    }

    /// <summary>Opens DejaVu Sans.</summary>
    /// <param name="bold">Whether in bold.</param>
    public static Typeface Standard(bool bold) => Open(Path.Combine(StandardFolder, bold ? "DejaVuSans-Bold.ttf" : "DejaVuSans.ttf"));

    /// <summary>Brings text into the form that is drawn: one space for white space and control characters, none at the ends, no invisible characters.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = string.Concat(text.EnumerateRunes().Select(letter => Rune.GetUnicodeCategory(letter) switch
        {
            UnicodeCategory.Format => "",
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
            _ => letter.ToString(),
        }));
        return string.Join(' ', shown.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Checks that a text can be drawn.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="EcomException">The font lacks a character, or one is of a script that is written from right to left; the message names it.</exception>
    public void Require(string text)
    {
        foreach (var letter in Clean(text).EnumerateRunes())
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"'{letter}' (U+{letter.Value:X4}) of the text '{text}'");
            if (FreeType.GlyphOf(_face, new CULong((uint)letter.Value)) == 0)
                throw new EcomException($"the font '{_path}' has no {what}. Name one that has it with --font FILE.");
            if (letter.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE))
                throw new EcomException($"{what} is written from right to left, which banners cannot show. Leave the text out and set it by hand.");
        }
    }

    /// <summary>Draws a line.</summary>
    /// <param name="text">The text, which is cleaned.</param>
    /// <param name="pixels">The size, in pixels an em, 1 to 1000.</param>
    /// <returns>Rows from the font's ascender to its descender at least, so that lines of one size have their letters' feet at one height.</returns>
    public TextLine Draw(string text, int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixels, 1000);
        var shown = Clean(text);
        var glyphs = Glyphs(shown, pixels);
        ref readonly var facts = ref _face.Facts;
        var above = (int)Math.Ceiling((double)facts.Ascender * pixels / facts.UnitsPerEm);
        var below = (int)Math.Ceiling(-(double)facts.Descender * pixels / facts.UnitsPerEm);
        var (left, right) = (int.MaxValue, int.MinValue);
        foreach (var glyph in glyphs)
        {
            (left, right) = (Math.Min(left, glyph.Left), Math.Max(right, glyph.Left + glyph.Width));
            (above, below) = (Math.Max(above, glyph.Top), Math.Max(below, glyph.Rows - glyph.Top));
        }

        var width = glyphs.Count == 0 ? 0 : right - left;
        var coverage = new byte[width * (above + below)];
        foreach (var glyph in glyphs)
        {
            for (var row = 0; row < glyph.Rows; row++)
            {
                var line = coverage.AsSpan(((above - glyph.Top + row) * width) + glyph.Left - left, glyph.Width);
                // Neighbours may overlap by a pixel where they are kerned; together they cover no more than all of it.
                for (var column = 0; column < line.Length; column++)
                    line[column] = (byte)Math.Min(255, line[column] + glyph.Coverage[(row * glyph.Width) + column]);
            }
        }

        return new TextLine(shown, pixels, width, above + below, above, coverage);
    }

    /// <inheritdoc/>
    public void Dispose() => _face.Dispose();

    /// <summary>The drawn glyphs of a text that have any ink, with the pen's way from glyph to glyph in 64ths of a pixel.</summary>
    private List<Glyph> Glyphs(string text, int pixels)
    {
        Check(FreeType.SetPixels(_face, 0, (uint)pixels));
        var glyphs = new List<Glyph>(text.Length);
        var pen = 0L;
        var before = 0u;
        foreach (var letter in text.EnumerateRunes())
        {
            var glyph = FreeType.GlyphOf(_face, new CULong((uint)letter.Value));
            if (before != 0 && FreeType.Kerning(_face, before, glyph, 0, out var kerning) == 0)
                pen += kerning.X.Value;
            Check(FreeType.LoadGlyph(_face, glyph, FreeType.LoadRender));
            if (Copy(in _face.Slot, (int)Math.Round((double)pen / FreeType.Fraction)) is { } drawn)
                glyphs.Add(drawn);
            pen += _face.Slot.Advance.X.Value;
            before = glyph;
        }

        return glyphs;
    }

    private static unsafe Glyph? Copy(in FreeType.GlyphSlot slot, int pen)
    {
        ref readonly var bitmap = ref slot.Bitmap;
        var (rows, width) = ((int)bitmap.Rows, (int)bitmap.Width);
        if (rows == 0 || width == 0 || bitmap.PixelMode != FreeType.PixelsGray)
            return null;
        var coverage = new byte[rows * width];
        for (var row = 0; row < rows; row++)
            new ReadOnlySpan<byte>((byte*)bitmap.Buffer + ((nint)row * bitmap.Pitch), width).CopyTo(coverage.AsSpan(row * width));
        return new Glyph(pen + slot.Left, slot.Top, rows, width, coverage);
    }

    private void Check(int error)
    {
        if (error != 0)
            throw new EcomException(string.Create(CultureInfo.InvariantCulture, $"the font '{_path}' cannot be drawn (FreeType's error {error}). Name another one with --font FILE."));
    }

    private readonly record struct Glyph(int Left, int Top, int Rows, int Width, byte[] Coverage);
}
