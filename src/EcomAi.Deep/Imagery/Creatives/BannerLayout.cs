namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>Where the parts of a banner stand.</summary>
/// <param name="Pictures">The places of pictures, the best one's first.</param>
/// <param name="Text">The place of line and price; none where the banner has neither.</param>
/// <param name="Flow">How line and price stand in it.</param>
public sealed record BannerLayout(IReadOnlyList<Box> Pictures, Box? Text, TextFlow Flow)
{
    /// <summary>Lays a banner out: pictures beside the text on broad banners, above it on others.</summary>
    /// <param name="size">The banner.</param>
    /// <param name="texts">How many of line and price there are, 0 to 2.</param>
    /// <param name="pictures">How many pictures there are, at least 1; no more than fit are placed.</param>
    public static BannerLayout Of(BannerSize size, int texts, int pictures)
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentOutOfRangeException.ThrowIfLessThan(pictures, 1);
        var margin = Math.Max(6, (int)Math.Round(Math.Min(size.Width, size.Height) * .045));
        var gap = Math.Max(4, margin * 2 / 3);
        var all = new Box(0, 0, size.Width, size.Height).Inside(margin);
        var aspect = (double)size.Width / size.Height;
        if (texts == 0)
            return new BannerLayout(Cells(all, aspect, gap, pictures), null, TextFlow.Row);
        if (aspect >= 1.6)
        {
            var count = Math.Min(pictures, 3);
            var wide = aspect >= 3 ? (count * all.Height) + ((count - 1) * gap) : all.Height;
            var text = new Box(all.Left + wide + (2 * margin), all.Top, all.Width - wide - (2 * margin), all.Height);
            return new BannerLayout(Cells(all with { Width = wide }, aspect, gap, pictures), text, aspect >= 3 ? TextFlow.Row : TextFlow.LeftColumn);
        }

        var high = (int)Math.Round(size.Height * (aspect < .7, texts) switch { (true, 2) => .23, (true, _) => .14, (false, 2) => .2, _ => .16 });
        return new BannerLayout(
            Cells(all with { Height = all.Height - high - margin }, aspect, gap, pictures), all with { Top = all.Bottom - high, Height = high },
            aspect < .7 ? TextFlow.CentredColumn : TextFlow.Row);
    }

    private static IReadOnlyList<Box> Cells(Box area, double aspect, int gap, int pictures)
    {
        var most = aspect switch { >= 3 => Math.Max(1, (area.Width + gap) / (area.Height + gap)), >= 1.6 => 4, _ => 3 };
        var count = Math.Min(pictures, most);
        return aspect switch
        {
            >= 3 => area.Columns(count, gap),
            < .4 => area.Rows(count, gap),
            >= 1.6 when count == 4 => [.. area.Rows(2, gap).SelectMany(row => row.Columns(2, gap))],
            >= .7 when count == 3 => Hero(area, gap),
            < .7 when count == 3 => [.. Hero(Turned(area), gap).Select(Turned)],
            _ when area.Width > area.Height => area.Columns(count, gap),
            _ => area.Rows(count, gap),
        };
    }

    /// <summary>A large place at the left, two small ones beside it.</summary>
    private static IReadOnlyList<Box> Hero(Box area, int gap)
    {
        var large = area with { Width = (area.Width - gap) * 2 / 3 };
        var rest = area with { Left = large.Right + gap, Width = area.Right - large.Right - gap };
        return [large, .. rest.Rows(2, gap)];
    }

    private static Box Turned(Box box) => new(box.Top, box.Left, box.Height, box.Width);
}
