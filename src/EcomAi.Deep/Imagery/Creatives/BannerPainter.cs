using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>
/// Paints banners: a white ground, each picture on a card of its own background's colour into which its edges fade, the line in dark gray, the price in one accent colour, and a small
/// mark on every generated picture.
/// </summary>
/// <param name="regular">The font of line and marks.</param>
/// <param name="bold">The font of the price.</param>
public sealed class BannerPainter(Typeface regular, Typeface bold)
{
    /// <summary>What stands on generated pictures.</summary>
    public const string Mark = "generated image";

    internal static readonly RgbColor Ground = new(255, 255, 255);
    internal static readonly RgbColor Ink = new(33, 37, 41);
    internal static readonly RgbColor Faint = new(96, 102, 108);
    internal static readonly RgbColor Accent = new(178, 34, 52);

    private readonly BannerText _text = new(regular, bold);

    /// <summary>Paints a banner.</summary>
    /// <param name="size">Its size.</param>
    /// <param name="pictures">The pictures, the best first; at least one.</param>
    /// <param name="line">A line of text; null for none.</param>
    /// <param name="price">A price; null for none.</param>
    /// <exception cref="EcomException">The price is too long for the banner.</exception>
    public Picture Paint(BannerSize size, IReadOnlyList<BannerPicture> pictures, string? line, string? price)
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(pictures);
        var layout = BannerLayout.Of(size, (string.IsNullOrEmpty(line) ? 0 : 1) + (string.IsNullOrEmpty(price) ? 0 : 1), pictures.Count);
        var canvas = new Canvas(size.Width, size.Height, Ground);
        foreach (var (box, picture) in layout.Pictures.Zip(pictures))
            PaintCard(canvas, box, picture);
        if (layout.Text is { } text)
        {
            foreach (var placed in _text.Place(size, text, layout.Flow, line, price))
                canvas.Draw(placed.Line, placed.Left, placed.Baseline, placed.IsPrice ? Accent : Ink);
        }

        return canvas.ToPicture();
    }

    /// <summary>Paints a picture on its card.</summary>
    internal void PaintCard(Canvas canvas, Box box, BannerPicture picture)
    {
        var side = Math.Min(box.Width, box.Height);
        var radius = Math.Max(3, side * .045);
        canvas.Fill(box, RgbColor.OfBorder(picture.Picture), radius);
        var fitted = SmoothScaling.Fit(picture.Picture, box.Width, box.Height);
        canvas.Draw(fitted, box.Left + ((box.Width - fitted.Width) / 2), box.Top + ((box.Height - fitted.Height) / 2), side * .06, box, radius);
        if (picture.IsGenerated)
            PaintMark(canvas, box, side);
    }

    private void PaintMark(Canvas canvas, Box card, int side)
    {
        var border = Math.Max(2, side / 40);
        var pixels = Math.Clamp(side / 24, 8, 15);
        var block = TextBlock.Fit(regular, Mark, card.Width - (4 * border), card.Height, pixels, 7, 1);
        var line = block.Lines[0];
        var plate = new Box(card.Left + border, card.Bottom - border - line.Height - 2, line.Width + (2 * border) + 2, line.Height + 2);
        canvas.Fill(plate, Ground, Math.Min(plate.Height / 2.0, 4), .82);
        canvas.Draw(line, plate.Left + border + 1, plate.Top + 1 + line.Baseline, Faint);
    }
}
