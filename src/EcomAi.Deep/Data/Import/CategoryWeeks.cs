namespace EcomAi.Deep.Data.Import;

/// <summary>A product category's sales by week.</summary>
internal sealed class CategoryWeeks(string department, string name, int weeks)
{
    // For each product its units and sales by week.
    private readonly Dictionary<long, (long[] Units, double[] Sales)> _products = [];

    public string Department => department;

    public string Name => name;

    public long[] Units { get; } = new long[weeks];

    public double[] Sales { get; } = new double[weeks];

    public double[] PriceIndex { get; } = new double[weeks];

    public long[] Mailer { get; } = new long[weeks];

    public long[] Display { get; } = new long[weeks];

    public int SoldWeeks => Units.Count(units => units > 0);

    public void Add(long product, int week, long units, double sales)
    {
        Units[week] += units;
        Sales[week] += sales;
        if (!_products.TryGetValue(product, out var mine))
            _products.Add(product, mine = (new long[weeks], new double[weeks]));
        mine.Units[week] += units;
        mine.Sales[week] += sales;
    }

    /// <summary>Dollars a unit, null without sales.</summary>
    public double?[] Prices() => [.. Units.Zip(Sales, (units, sales) => units > 0 ? Math.Round(sales / units, 4) : (double?)null)];

    /// <summary>The mean price relative of the category's products; a product's price holds until it is sold at another, and its first one before that.</summary>
    public void MakePriceIndex()
    {
        var weight = 0.0;
        foreach (var (units, sales) in _products.Values)
        {
            var all = units.Sum();
            var usual = sales.Sum() / all;
            if (all == 0 || usual == 0)
                continue;
            weight += all;
            var start = Array.FindIndex(units, count => count > 0);
            var price = sales[start] / units[start];
            for (var week = 0; week < weeks; week++)
            {
                price = units[week] > 0 ? sales[week] / units[week] : price;
                PriceIndex[week] += all * price / usual;
            }
        }

        for (var week = 0; week < weeks; week++)
            PriceIndex[week] = Math.Round(PriceIndex[week] / weight, 4);
    }
}
