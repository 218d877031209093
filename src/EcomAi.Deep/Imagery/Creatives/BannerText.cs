namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>Fits line and price into their place on a banner.</summary>
/// <param name="regular">The line's font.</param>
/// <param name="bold">The price's font.</param>
internal sealed class BannerText(Typeface regular, Typeface bold)
{
    private const int Smallest = 10;
    private const int MostLines = 3;

    /// <summary>Places the text.</summary>
    /// <param name="size">The banner, for errors.</param>
    /// <param name="box">The place.</param>
    /// <param name="flow">How the two stand in it.</param>
    /// <param name="line">The line; null or empty for none. Shortened with an ellipsis where it is too long.</param>
    /// <param name="price">The price; null or empty for none.</param>
    /// <exception cref="EcomException">The price is too long; a shortened one would lie.</exception>
    public IReadOnlyList<PlacedLine> Place(BannerSize size, Box box, TextFlow flow, string? line, string? price)
    {
        var hasBoth = !string.IsNullOrEmpty(line) && !string.IsNullOrEmpty(price);
        return flow == TextFlow.Row ? InRow(size, box, line, price, hasBoth) : InColumn(size, box, flow == TextFlow.CentredColumn, line, price, hasBoth);
    }

    private List<PlacedLine> InRow(BannerSize size, Box box, string? line, string? price, bool hasBoth)
    {
        var gap = Math.Max(8, box.Height / 4);
        var amount = Price(size, price, hasBoth ? box.Width * 2 / 5 : box.Width, box.Height, Largest(box.Height, .62));
        var left = hasBoth ? box.Width - amount.Width - gap : box.Width;
        var words = TextBlock.Fit(regular, line ?? "", left, box.Height, Largest(box.Height, hasBoth ? .4 : .5), Smallest, MostLines);
        var placed = new List<PlacedLine>();
        var right = hasBoth ? box.Right - amount.Width : box.Left;
        Add(placed, amount, right, box.Top + ((box.Height - amount.Height) / 2), isPrice: true);
        // One line stands on the price's baseline; several are centred by themselves.
        var top = hasBoth && words.Lines.Count == 1 ? placed[0].Baseline - words.Lines[0].Baseline : box.Top + ((box.Height - words.Height) / 2);
        Add(placed, words, box.Left, top, isPrice: false);
        return placed;
    }

    private List<PlacedLine> InColumn(BannerSize size, Box box, bool isCentred, string? line, string? price, bool hasBoth)
    {
        var amount = Price(size, price, box.Width, hasBoth ? box.Height * 2 / 5 : box.Height, Math.Min(Largest(box.Width, .22), Largest(box.Height, hasBoth ? .3 : .6)));
        var gap = hasBoth ? Math.Max(4, amount.Height / 4) : 0;
        var largest = Math.Min(Largest(box.Width, .15), Largest(box.Height, hasBoth ? .2 : .45));
        var words = TextBlock.Fit(regular, line ?? "", box.Width, box.Height - amount.Height - gap, largest, Smallest, MostLines);
        var top = box.Top + ((box.Height - words.Height - gap - amount.Height) / 2);
        var placed = new List<PlacedLine>();
        Add(placed, words, box.Left, top, isPrice: false);
        Add(placed, amount, box.Left, top + words.Height + gap, isPrice: true);
        return isCentred ? placed.ConvertAll(part => part with { Left = box.Left + ((box.Width - part.Line.Width) / 2) }) : placed;
    }

    private TextBlock Price(BannerSize size, string? price, int width, int height, int largest)
    {
        var block = TextBlock.Fit(bold, price ?? "", width, height, largest, Smallest, 1);
        return block.Lines.Count == 0 || block.Lines[0].Text == Typeface.Clean(price!)
            ? block
            : throw new EcomException($"the price '{price}' does not fit a banner of {size}. Shorten it, or leave that size out with --size.");
    }

    private static int Largest(int side, double part) => Math.Max(Smallest, (int)(side * part));

    private static void Add(List<PlacedLine> placed, TextBlock block, int left, int top, bool isPrice)
    {
        for (var i = 0; i < block.Lines.Count; i++)
            placed.Add(new PlacedLine(block.Lines[i], left, top + (i * block.LineHeight) + block.Lines[i].Baseline, isPrice));
    }
}
