using System.Globalization;
using System.Text;

namespace EcomAi.Deep.EndToEnd.Bidding;

/// <summary>Forty episodes of sixty auctions whose prices follow their values a little.</summary>
internal static class SmallMarket
{
    public const string Table = "auctions.parquet";
    public const string Config = "market.json";
    public const int Episodes = 40;
    public const int Auctions = 60;

    /// <summary>The auctions as CSV: value, price, clicks.</summary>
    public static StringBuilder Log()
    {
        var csv = new StringBuilder("value,price,clicks\n");
        var random = new Random(11);
        for (var auction = 0; auction < Episodes * Auctions; auction++)
        {
            var value = Math.Round(.001 + (.02 * random.NextDouble() * random.NextDouble()), 5);
            Add(csv, value.ToString(CultureInfo.InvariantCulture), Math.Round(10 + (60 * random.NextDouble()) + (1000 * value)), random.NextDouble() < value ? 1 : 0);
        }

        return csv;
    }

    /// <summary>Adds a row.</summary>
    public static void Add(StringBuilder csv, string value, double price, int clicks) =>
        csv.Append(CultureInfo.InvariantCulture, $"{value},{price},{clicks}\n");

    /// <summary>Imports auctions and writes the configuration <see cref="Config"/> for them.</summary>
    public static void Open(EcomAiProcess ecomai, StringBuilder log)
    {
        Import(ecomai, "auctions", log);
        ecomai.Write(Config, $$"""
            {
              "family": "dqn",
              "threads": 1,
              "device": "cpu",
              "market": { "auctions": "{{Table}}", "clicks": "clicks", "episodeAuctions": {{Auctions}}, "slots": 12, "maxBid": 300 },
              "budget": { "fractions": [0.125, 0.25], "startFactors": [1, 0.4] },
              "agent": { "hidden": [16, 16] },
              "train": { "epochs": 3, "environments": 16, "roundsPerEpoch": 2, "updatesPerRound": 12, "warmUp": 64, "batchSize": 32, "memory": 1000 },
              "evaluate": { "baselines": ["linear", "pid", "hindsight"], "resamples": 100 }
            }
            """);
    }

    /// <summary>Turns CSV into a table.</summary>
    public static void Import(EcomAiProcess ecomai, string name, StringBuilder csv)
    {
        ecomai.Write(name + ".csv", csv.ToString());
        ecomai.Run("import", "csv", name + ".csv", "--output", name + ".parquet", "--quiet").Expect(0);
    }
}
