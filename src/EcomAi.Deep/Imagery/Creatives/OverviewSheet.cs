using System.Globalization;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>Paints all banners of a class on one sheet, each with its size below (the largest at half their size), and the best pictures with their ranks and scores.</summary>
internal sealed class OverviewSheet(Typeface regular, BannerPainter painter)
{
    private const int Margin = 24;
    private const int SheetWidth = 1280;
    private const int MostSide = 800;
    private const int Caption = 26;
    private const int TileSide = 128;
    private static readonly RgbColor Sheet = new(233, 236, 239);

    /// <summary>Paints the sheet.</summary>
    /// <param name="banners">The banners.</param>
    /// <param name="best">The best pictures in order, with what stands below them.</param>
    public Picture Paint(IReadOnlyList<(BannerSize Size, Picture Picture)> banners, IReadOnlyList<(BannerPicture Picture, string Caption)> best)
    {
        // Shelves, the highest banners first, waste little.
        var places = new List<(int Left, int Top, BannerSize Size, Picture Picture)>();
        var (left, top, shelf) = (Margin, Margin, 0);
        foreach (var (size, picture) in banners.OrderByDescending(banner => banner.Size.Height).ThenBy(banner => banner.Size.Width))
        {
            var shown = Math.Max(picture.Width, picture.Height) > MostSide ? PictureSize.Resize(picture, picture.Width / 2, picture.Height / 2) : picture;
            if (left > Margin && left + shown.Width + Margin > SheetWidth)
                (left, top, shelf) = (Margin, top + shelf + Caption + Margin, 0);
            places.Add((left, top, size, shown));
            (left, shelf) = (left + shown.Width + Margin, Math.Max(shelf, shown.Height));
        }

        top += shelf + Caption + Margin;
        var columns = (SheetWidth - Margin) / (TileSide + Margin);
        var rows = ((best.Count - 1) / columns) + 1;
        var canvas = new Canvas(SheetWidth, top + (rows * (TileSide + Caption + Margin)), Sheet);
        foreach (var place in places)
        {
            canvas.Draw(place.Picture, place.Left, place.Top, 0, new Box(place.Left, place.Top, place.Picture.Width, place.Picture.Height), 0);
            Write(canvas, place.Left, place.Top + place.Picture.Height, place.Picture.Width, place.Size.ToString());
        }

        for (var i = 0; i < best.Count; i++)
        {
            var tile = new Box(Margin + (i % columns * (TileSide + Margin)), top + (i / columns * (TileSide + Caption + Margin)), TileSide, TileSide);
            painter.PaintCard(canvas, tile, best[i].Picture);
            Write(canvas, tile.Left, tile.Bottom, TileSide, string.Create(CultureInfo.InvariantCulture, $"{i + 1}  {best[i].Caption}"));
        }

        return canvas.ToPicture();
    }

    private void Write(Canvas canvas, int left, int top, int width, string text)
    {
        var block = TextBlock.Fit(regular, text, width, Caption, 12, 9, 1);
        foreach (var line in block.Lines)
            canvas.Draw(line, left, top + 4 + line.Baseline, BannerPainter.Faint);
    }
}
