using EcomAi.Deep.Imagery.Creatives;

namespace EcomAi.Deep.Tests.Imagery.Creatives;

public sealed class TypefaceTests : IDisposable
{
    private readonly Typeface _face = Typeface.Standard(bold: false);
    private readonly Training.TemporaryFolder _folder = new();

    public void Dispose()
    {
        _face.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_line_is_ink_from_edge_to_edge()
    {
        var line = _face.Draw("Hl", 40);
        Assert.Equal(line.Width * line.Height, line.Coverage.Length);
        Assert.Contains(Column(line, 0), coverage => coverage > 0);
        Assert.Contains(Column(line, line.Width - 1), coverage => coverage > 0);
        // DejaVu's capitals are 1493 of 2048 units high: 29 of 40 pixels.
        var rows = Enumerable.Range(0, line.Height).Where(row => line.Coverage.AsSpan(row * line.Width, 8).ContainsAnyExcept((byte)0)).ToArray();
        Assert.Equal(line.Baseline - 1, rows[^1]);
        Assert.InRange(line.Baseline - rows[0], 29, 31);
    }

    [Fact]
    public void Letters_are_anti_aliased() => Assert.Contains(_face.Draw("O", 24).Coverage, coverage => coverage is > 40 and < 215);

    [Fact]
    public void Kerning_draws_a_pair_together() =>
        Assert.True(_face.Draw("AV", 100).Width < _face.Draw("A", 100).Width + _face.Draw("V", 100).Width);

    [Fact]
    public void Descenders_reach_below_the_baseline()
    {
        var line = _face.Draw("g", 40);
        Assert.True(line.Coverage.AsSpan(line.Baseline * line.Width).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Text_is_cleaned() => Assert.Equal("Ärmel 5 €", Typeface.Clean(" Ärmel\t5\n \u200b€ "));

    [Fact]
    public void An_empty_text_has_no_width() => Assert.Equal(0, _face.Draw("  ", 20).Width);

    [Fact]
    public void A_missing_standard_font_names_its_package()
    {
        var fault = Assert.Throws<EcomException>(() => Typeface.Open(Path.Combine(Typeface.StandardFolder, "None.ttf")));
        Assert.Equal($"the font '{Typeface.StandardFolder}/None.ttf' is not there. Install it (Debian, Ubuntu: apt-get install fonts-dejavu-core), or name another font with --font FILE.", fault.Message);
    }

    [Fact]
    public void A_missing_font_is_told() =>
        Assert.Equal("the font 'none.ttf' is not there. Name a TrueType or OpenType file with --font FILE.", Assert.Throws<EcomException>(() => Typeface.Open("none.ttf")).Message);

    [Fact]
    public void A_file_that_is_no_font_is_told()
    {
        File.WriteAllText(_folder["plain.ttf"], "no font");
        Assert.StartsWith($"'{_folder["plain.ttf"]}' is no scalable font (FreeType's error ", Assert.Throws<EcomException>(() => Typeface.Open(_folder["plain.ttf"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("漢", "has no '漢' (U+6F22) of the text '漢'. Name one that has it with --font FILE.")]
    [InlineData("שלום", "'ש' (U+05E9) of the text 'שלום' is written from right to left, which banners cannot show. Leave the text out and set it by hand.")]
    public void A_text_that_cannot_be_drawn_is_told(string text, string message) =>
        Assert.EndsWith(message, Assert.Throws<EcomException>(() => _face.Require(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_short_text_is_as_large_as_may_be() => Assert.Equal(30, TextBlock.Fit(_face, "Hats", 200, 60, 30, 10, 3).Lines[0].Pixels);

    [Fact]
    public void A_long_text_shrinks_into_its_box()
    {
        var block = TextBlock.Fit(_face, "Comfortable leather shoes for every day", 200, 60, 40, 10, 2);
        Assert.InRange(block.Lines[0].Pixels, 10, 39);
        Assert.Equal("Comfortable leather shoes for every day", string.Join(' ', block.Lines.Select(line => line.Text)));
        Assert.True(block.Width <= 200 && block.Height <= 60);
    }

    [Fact]
    public void Lines_are_balanced()
    {
        var block = TextBlock.Fit(_face, "one two three four", 300, 100, 30, 30, 2);
        Assert.Equal(["one two", "three four"], TextBlock.Fit(_face, "one two three four", _face.Draw("one two three", 30).Width, 100, 30, 30, 2).Lines.Select(line => line.Text));
        Assert.Single(block.Lines);
    }

    [Fact]
    public void A_text_that_is_too_long_ends_in_an_ellipsis()
    {
        var block = TextBlock.Fit(_face, "far too many words for such a small box as this one is", 100, 30, 20, 12, 2);
        Assert.Equal(2, block.Lines.Count);
        Assert.EndsWith("…", block.Lines[^1].Text, StringComparison.Ordinal);
        Assert.True(block.Width <= 100 && block.Height <= 30);
    }

    [Fact]
    public void A_word_that_is_too_long_ends_in_an_ellipsis()
    {
        var line = Assert.Single(TextBlock.Fit(_face, "Donaudampfschifffahrtsgesellschaft", 90, 20, 20, 10, 1).Lines);
        Assert.EndsWith("…", line.Text, StringComparison.Ordinal);
        Assert.True(line.Width <= 90);
    }

    private static IEnumerable<byte> Column(TextLine line, int column) => Enumerable.Range(0, line.Height).Select(row => line.Coverage[(row * line.Width) + column]);
}
