using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Imagery.Creatives;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Imagery.Creatives;

public sealed class BannerTests : IDisposable
{
    private readonly Typeface _regular = Typeface.Standard(bold: false);
    private readonly Typeface _bold = Typeface.Standard(bold: true);

    public static TheoryData<string> Sizes => [.. BannerSize.All.Select(size => size.ToString())];

    public void Dispose()
    {
        _regular.Dispose();
        _bold.Dispose();
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_banner_has_exactly_its_size(string name)
    {
        var size = BannerSize.Parse(name)[0];
        var banner = new BannerPainter(_regular, _bold).Paint(size, [Plain(90, isGenerated: false)], "Dresses", "€29.90");
        Assert.Equal(name, $"{banner.Width}x{banner.Height}");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_parts_lie_within_the_banner_and_apart(string name)
    {
        var size = BannerSize.Parse(name)[0];
        for (var texts = 0; texts <= 2; texts++)
        {
            for (var pictures = 1; pictures <= 5; pictures++)
            {
                var layout = BannerLayout.Of(size, texts, pictures);
                Box[] parts = layout.Text is { } text ? [.. layout.Pictures, text] : [.. layout.Pictures];
                Assert.InRange(layout.Pictures.Count, 1, Math.Max(pictures, 1));
                Assert.All(parts, part => Assert.True(part.Width >= 50 && part.Height >= 30 && new Box(0, 0, size.Width, size.Height).Inside(6).Holds(part), part.ToString()));
                for (var i = 0; i < parts.Length; i++)
                    Assert.All(parts.Skip(i + 1), other => Assert.False(Overlap(parts[i], other), $"{parts[i]} and {other}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Text_stays_in_its_box_however_long(string name)
    {
        var size = BannerSize.Parse(name)[0];
        string[] lines = ["", "Hats", "Comfortable leather shoes for every day of the year and every way that you may want to walk", "Donaudampfschifffahrtsgesellschaftskapitän"];
        foreach (var line in lines)
        {
            foreach (var price in new[] { "", "€9.99", "from €1,299.00" })
            {
                var texts = (line.Length > 0 ? 1 : 0) + (price.Length > 0 ? 1 : 0);
                if (texts == 0)
                    continue;
                var layout = BannerLayout.Of(size, texts, 3);
                var placed = new BannerText(_regular, _bold).Place(size, layout.Text!.Value, layout.Flow, line, price);
                Assert.NotEmpty(placed);
                // Letters may stand over by their fonts' spare rows above and below, never by ink at the sides.
                Assert.All(placed, part => Assert.True(part.Box.Left >= layout.Text.Value.Left && part.Box.Right <= layout.Text.Value.Right, $"'{part.Line.Text}' {part.Box} in {layout.Text}"));
                Assert.All(placed, part => Assert.True(new Box(0, 0, size.Width, size.Height).Holds(part.Box), $"'{part.Line.Text}' {part.Box}"));
                for (var i = 0; i < placed.Count; i++)
                    Assert.All(placed.Skip(i + 1).Where(other => other.IsPrice != placed[i].IsPrice), other => Assert.False(Overlap(placed[i].Box, other.Box), $"{placed[i].Box} and {other.Box}"));
            }
        }
    }

    [Fact]
    public void A_short_line_stands_on_the_prices_baseline()
    {
        var layout = BannerLayout.Of(new BannerSize(728, 90), 2, 3);
        var placed = new BannerText(_regular, _bold).Place(new BannerSize(728, 90), layout.Text!.Value, layout.Flow, "Hats", "€9.99");
        Assert.Equal(2, placed.Count);
        Assert.Equal(placed[0].Baseline, placed[1].Baseline);
    }

    [Fact]
    public void A_price_is_never_shortened()
    {
        var fault = Assert.Throws<EcomException>(() => new BannerPainter(_regular, _bold).Paint(new BannerSize(160, 600), [Plain(90, false)], null, "only 1,299.00 € instead of 1,499.00 €"));
        Assert.Equal("the price 'only 1,299.00 € instead of 1,499.00 €' does not fit a banner of 160x600. Shorten it, or leave that size out with --size.", fault.Message);
    }

    [Fact]
    public void The_price_alone_has_the_accents_colour()
    {
        var painter = new BannerPainter(_regular, _bold);
        Assert.Equal(0, Pixels(painter.Paint(new BannerSize(300, 250), [Plain(90, false)], "Hats", null), BannerPainter.Accent));
        Assert.True(Pixels(painter.Paint(new BannerSize(300, 250), [Plain(90, false)], "Hats", "€9.99"), BannerPainter.Accent) > 50);
    }

    [Fact]
    public void Generated_pictures_alone_bear_a_mark()
    {
        var painter = new BannerPainter(_regular, _bold);
        var real = painter.Paint(new BannerSize(300, 250), [Plain(90, isGenerated: false)], null, null);
        var generated = painter.Paint(new BannerSize(300, 250), [Plain(90, isGenerated: true)], null, null);
        var marked = Enumerable.Range(0, 300 * 250).Where(pixel => real.Samples[pixel * 3] != generated.Samples[pixel * 3]).ToArray();
        Assert.True(marked.Length > 500);
        Assert.All(marked, pixel => Assert.True(pixel % 300 < 150 && pixel / 300 > 200));
        Assert.All(Enumerable.Range(20, 100), x => Assert.Equal(90, real.Samples[((230 * 300) + x) * 3]));
    }

    [Fact]
    public void A_picture_fades_into_its_borders_median_colour()
    {
        // A dark product on a light ground of 200; a card twice as wide as high.
        var samples = Enumerable.Repeat((byte)200, 16 * 16 * 3).ToArray();
        for (var y = 5; y < 11; y++)
            samples.AsSpan(((y * 16) + 5) * 3, 18).Clear();
        var canvas = new Canvas(200, 100, BannerPainter.Ground);
        new BannerPainter(_regular, _bold).PaintCard(canvas, new Box(0, 0, 200, 100), new BannerPicture(new Picture(16, 16, 3, samples), IsGenerated: false));
        var row = canvas.ToPicture().Samples.AsSpan(50 * 200 * 3, 600);
        for (var x = 1; x < 70; x++)
            Assert.InRange(row[x * 3], 199, 201);
        Assert.InRange(row[100 * 3], 0, 12);
    }

    [Fact]
    public void The_overview_shows_the_banners_as_they_are()
    {
        var painter = new BannerPainter(_regular, _bold);
        var banner = painter.Paint(new BannerSize(300, 250), [Plain(90, isGenerated: false)], "Hats", "€9.99");
        var sheet = new OverviewSheet(_regular, painter).Paint([(new BannerSize(300, 250), banner)], [(Plain(90, isGenerated: false), "real")]);
        for (var row = 0; row < 250; row++)
            Assert.True(banner.Samples.AsSpan(row * 900, 900).SequenceEqual(sheet.Samples.AsSpan((((24 + row) * sheet.Width) + 24) * 3, 900)));
    }

    [Fact]
    public void A_picture_is_enlarged_smoothly()
    {
        var step = new Picture(4, 1, 1, [0, 0, 240, 240]);
        var large = SmoothScaling.Fit(step, 40, 10);
        Assert.Equal((40, 10, 1), (large.Width, large.Height, large.Channels));
        // Halfway between the second and third pixel's centres is half of the step.
        Assert.InRange((large.Samples[19] + large.Samples[20]) / 2, 119, 121);
        Assert.All(Enumerable.Range(15, 9), x => Assert.True(large.Samples[x] <= large.Samples[x + 1]));
    }

    [Theory]
    [InlineData("300x25", "--size '300x25' is no size of a banner; the sizes are 300x250, 728x90, 160x600, 300x600, 1200x628, 1080x1080")]
    [InlineData(" , ", "--size names no size; the sizes are 300x250, 728x90, 160x600, 300x600, 1200x628, 1080x1080")]
    public void A_size_that_is_none_is_told(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ScoreOptionException>(() => BannerSize.Parse(text)).Message);

    private static bool Overlap(Box a, Box b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private static int Pixels(Picture picture, RgbColor color) => picture.Samples.Chunk(3).Count(pixel => pixel[0] == color.Red && pixel[1] == color.Green && pixel[2] == color.Blue);

    private static BannerPicture Plain(byte sample, bool isGenerated) => new(new Picture(16, 16, 3, [.. Enumerable.Repeat(sample, 16 * 16 * 3)]), isGenerated);
}
