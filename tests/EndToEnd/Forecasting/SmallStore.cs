using System.Globalization;
using System.Text;

namespace EcomAi.Deep.EndToEnd.Forecasting;

/// <summary>
/// A store that sells six articles for forty weeks: a level of its own each, a season of four weeks, twice as much at the low price.
/// </summary>
internal static class SmallStore
{
    public const string Table = "sales.parquet";
    public const string Config = "store.json";
    public const int Articles = 6;
    public const int Weeks = 40;

    /// <summary>A week's date, a Monday.</summary>
    public static string Week(int week) => new DateTime(2024, 1, 1).AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What an article costs in a week.</summary>
    public static double Price(int article, int week) => (article + week) % 5 == 0 ? 1 : 2;

    /// <summary>What is sold.</summary>
    public static double Units(int article, int week) => Math.Round((10 + (8 * article)) * (1 + (week % 4 * .25)) * (Price(article, week) == 1 ? 2 : 1));

    /// <summary>The sales as CSV: article, week, units, price, shelf.</summary>
    public static StringBuilder Sales()
    {
        var csv = new StringBuilder("article,week,units,price,shelf\n");
        for (var article = 0; article < Articles; article++)
        {
            for (var week = 0; week < Weeks; week++)
                Add(csv, article, week, Units(article, week).ToString(CultureInfo.InvariantCulture));
        }

        return csv;
    }

    /// <summary>Adds a row.</summary>
    public static void Add(StringBuilder csv, int article, int week, string units) => csv.Append(
        CultureInfo.InvariantCulture, $"a{article},{Week(week)},{units},{Price(article, week)},shelf {article % 2}\n");

    /// <summary>The prices of coming weeks, as a table beside the sales.</summary>
    /// <param name="ecomai">The working folder.</param>
    /// <param name="weeks">How many weeks.</param>
    /// <param name="articles">How many articles; those above <see cref="Articles"/> are new.</param>
    public static void WriteFuture(EcomAiProcess ecomai, int weeks, int articles = Articles)
    {
        var csv = new StringBuilder("article,week,price,shelf\n");
        for (var article = 0; article < articles; article++)
        {
            for (var week = Weeks; week < Weeks + weeks; week++)
                csv.Append(CultureInfo.InvariantCulture, $"a{article},{Week(week)},{Price(article, week)},shelf {article % 2}\n");
        }

        Import(ecomai, "future", csv);
    }

    /// <summary>Imports sales and writes the configuration <see cref="Config"/> for them.</summary>
    public static void Open(EcomAiProcess ecomai, StringBuilder sales)
    {
        Import(ecomai, "sales", sales);
        ecomai.Write(Config, $$"""
            {
              "family": "lstm",
              "threads": 1,
              "device": "cpu",
              "data": {
                "series": "{{Table}}", "keys": ["article"], "time": "week", "target": "units",
                "known": ["price"], "categories": ["shelf"]
              },
              "forecast": { "horizon": 4, "quantiles": [0.1, 0.5, 0.9] },
              "model": { "context": 8, "hidden": 8, "decoderHidden": 8, "embedding": 2, "lags": [4] },
              "train": { "epochs": 3, "batchSize": 8, "learningRate": 0.01 },
              "evaluate": { "season": 4, "conformal": true, "baselines": ["naive", "seasonalNaive"] }
            }
            """);
    }

    private static void Import(EcomAiProcess ecomai, string name, StringBuilder csv)
    {
        ecomai.Write(name + ".csv", csv.ToString());
        ecomai.Run("import", "csv", name + ".csv", "--output", name + ".parquet", "--type", "week=date", "--quiet").Expect(0);
    }
}
