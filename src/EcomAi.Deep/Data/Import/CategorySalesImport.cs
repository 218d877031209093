namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Sums the purchases of the Complete Journey sample (dunnhumby) to weekly sales of product categories, all stores together. Reads <c>transactions.parquet</c> and
/// <c>products.parquet</c> of a folder and the list of promotions (R package completejourney, <c>promotions_sample</c>). One row a category and whole week (Monday to
/// Sunday), weeks without sales included:
/// <list type="bullet">
/// <item>department, category: the series, those with sales in at least <see cref="LeastWeeks"/> weeks;</item>
/// <item>week: its Monday;</item>
/// <item>units; sales: US dollars; price: dollars a unit, null in a week without sales;</item>
/// <item>
/// price_index: the mean of the products' price relatives, each product's last price paid over its mean price of all weeks, weighted by its units of all weeks: what is
/// bought in a week does not change the weights;
/// </item>
/// <item>mailer, display: promotions of the category's products in the stores, in the mailer and on display, as many as the sampled list has.</item>
/// </list>
/// The departments FUEL, MISCELLANEOUS and COUPON are left out: their quantities are no units of goods.
/// </summary>
public static class CategorySalesImport
{
    /// <summary>The fewest weeks with sales of a category that is kept.</summary>
    public const int LeastWeeks = 40;

    private static readonly string[] LeftOut = ["FUEL", "MISCELLANEOUS", "COUPON"];

    /// <summary>Imports the folder.</summary>
    /// <param name="input">The folder with the two Parquet files.</param>
    /// <param name="promotions">The promotions as CSV, plain or gzip: product_id, display_location, mailer_location, week.</param>
    /// <param name="output">The table to write.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop; nothing is written then.</param>
    /// <exception cref="DataException">A file or column is missing or a field is not of its type; no category is sold often enough.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImportSummary Run(string input, string promotions, string output, IRunObserver observer, StopSignal stop)
    {
        var job = new ImportJob(output, observer, stop);
        var products = ReadProducts(ImportJob.Find(input, "products.parquet"));
        var (sales, weeks) = ReadSales(ImportJob.Find(input, "transactions.parquet"), products);
        CategoryWeeks[] kept =
        [
            .. sales.Values.Where(category => category.SoldWeeks >= LeastWeeks)
                .OrderBy(category => category.Department, StringComparer.Ordinal).ThenBy(category => category.Name, StringComparer.Ordinal),
        ];
        if (kept.Length == 0)
            throw new DataException($"'{input}': no category is sold in {LeastWeeks} whole weeks.");
        CountPromotions(promotions, job, products, sales, weeks);
        foreach (var category in kept)
            category.MakePriceIndex();

        DateTime[] mondays = [.. Enumerable.Range(0, Count(weeks)).Select(week => weeks.Values.Min().AddDays(7 * week))];
        T[] All<T>(Func<CategoryWeeks, T[]> values) => [.. kept.SelectMany(values)];
        T[] Each<T>(Func<CategoryWeeks, T> value) => All(category => Enumerable.Repeat(value(category), mondays.Length).ToArray());
        return job.Write(
            ("department", Each(category => category.Department)),
            ("category", Each(category => category.Name)),
            ("week", All(_ => mondays)),
            ("units", All(category => category.Units)),
            ("sales", All(category => Array.ConvertAll(category.Sales, dollars => Math.Round(dollars, 2)))),
            ("price", All(category => category.Prices())),
            ("price_index", All(category => category.PriceIndex)),
            ("mailer", All(category => category.Mailer)),
            ("display", All(category => category.Display)));
    }

    private static Dictionary<long, (string Department, string Category)> ReadProducts(string path)
    {
        var table = ParquetTable.Open(path);
        table.Require("product_id", "category-sales", ColumnKind.Integer);
        foreach (var text in new[] { "department", "product_category" })
            table.Require(text, "category-sales", ColumnKind.Text);
        var products = new Dictionary<long, (string, string)>();
        foreach (var chunk in table.Read("product_id", "department", "product_category"))
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                if (chunk.Texts("department")[row] is { } department && chunk.Texts("product_category")[row] is { } category && !LeftOut.Contains(department))
                    products[chunk.Integers("product_id")[row]] = (department, category);
            }
        }

        return products;
    }

    /// <summary>Sums the sales of whole weeks; rows of products without a category count nothing.</summary>
    /// <returns>The categories, and the Monday of each whole week's number.</returns>
    private static (Dictionary<(string, string), CategoryWeeks> Sales, Dictionary<long, DateTime> Weeks) ReadSales(
        string path, Dictionary<long, (string Department, string Category)> products)
    {
        var table = ParquetTable.Open(path);
        foreach (var number in new[] { "product_id", "quantity", "week" })
            table.Require(number, "category-sales", ColumnKind.Integer);
        table.Require("sales_value", "category-sales", ColumnKind.Real, ColumnKind.Integer);
        table.Require("transaction_timestamp", "category-sales", ColumnKind.Time);
        var weeks = WholeWeeks(table);
        var first = weeks.Values.Min();
        var categories = new Dictionary<(string, string), CategoryWeeks>();
        foreach (var chunk in table.Read("product_id", "quantity", "sales_value", "week"))
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                var product = chunk.Integers("product_id")[row];
                if (!weeks.TryGetValue(chunk.Integers("week")[row], out var monday) || !products.TryGetValue(product, out var name))
                    continue;
                if (!categories.TryGetValue(name, out var category))
                    categories.Add(name, category = new CategoryWeeks(name.Department, name.Category, Count(weeks)));
                category.Add(product, (monday - first).Days / 7, chunk.Integers("quantity")[row], chunk.Reals("sales_value")[row]);
            }
        }

        return (categories, weeks);
    }

    private static int Count(Dictionary<long, DateTime> weeks) => ((weeks.Values.Max() - weeks.Values.Min()).Days / 7) + 1;

    // The first and the last week of the year may have a few days only.
    private static Dictionary<long, DateTime> WholeWeeks(ParquetTable table)
    {
        var mondays = new Dictionary<long, DateTime>();
        var (from, to) = (DateTime.MaxValue, DateTime.MinValue);
        foreach (var chunk in table.Read("week", "transaction_timestamp"))
        {
            for (var row = 0; row < chunk.Rows; row++)
            {
                var day = TimeText.ToDateTime(chunk.Times("transaction_timestamp")[row]).Date;
                var (week, monday) = (chunk.Integers("week")[row], day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));
                if (!mondays.TryAdd(week, monday) && mondays[week] != monday)
                    throw new DataException($"{chunk.Where("week", row)}: week {week} has days of the weeks of {mondays[week]:yyyy-MM-dd} and {monday:yyyy-MM-dd}; weeks must begin on Mondays.");
                (from, to) = (day < from ? day : from, day > to ? day : to);
            }
        }

        var whole = mondays.Where(week => week.Value >= from && week.Value.AddDays(6) <= to).ToDictionary();
        return whole.Count > 0 ? whole : throw new DataException($"{table.Path}: its transactions from {from:yyyy-MM-dd} to {to:yyyy-MM-dd} hold no whole week.");
    }

    private static void CountPromotions(
        string path,
        ImportJob job,
        Dictionary<long, (string Department, string Category)> products,
        Dictionary<(string, string), CategoryWeeks> categories,
        Dictionary<long, DateTime> weeks)
    {
        var first = weeks.Values.Min();
        using var rows = new CsvTable(path, job, "product_id", "display_location", "mailer_location", "week");
        while (rows.Read())
        {
            if (!weeks.TryGetValue(rows.Integer(3), out var monday) || !products.TryGetValue(rows.Integer(0), out var name) || !categories.TryGetValue(name, out var category))
                continue;
            var week = (monday - first).Days / 7;
            category.Display[week] += rows.Text(1) is "0" ? 0 : 1;
            category.Mailer[week] += rows.Text(2) is "0" ? 0 : 1;
        }
    }
}
