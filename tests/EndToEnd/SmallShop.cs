using System.Globalization;
using System.Text;

namespace EcomAi.Deep.EndToEnd;

/// <summary>
/// A shop with something to learn. Its 48 users and 48 items form four circles; a user buys eight of the twelve items of
/// their own circle, user 4n + c those that follow from n in circle c. Within a circle every item is about as popular.
/// </summary>
internal static class SmallShop
{
    public const int Users = 48;
    public const int Items = 48;
    public const int Circles = 4;
    public const int Bought = 8;

    public const string Table = "buys.parquet";
    public const string Config = "shop.json";

    private const int CircleItems = Items / Circles;

    /// <summary>The name of an item.</summary>
    public static string Item(int number) => string.Create(CultureInfo.InvariantCulture, $"i{number:D2}");

    /// <summary>The circle of an item's name.</summary>
    public static int CircleOf(string item) => int.Parse(item.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture) / CircleItems;

    /// <summary>The purchases as CSV: user, item, at (seconds), quantity, price, shelf.</summary>
    public static StringBuilder Purchases()
    {
        var csv = new StringBuilder("user,item,at,quantity,price,shelf\n");
        for (var user = 0; user < Users; user++)
        {
            // Steps of 7 meet each of the 12 items once.
            for (var i = 0; i < Bought; i++)
                Add(csv, user, Item((user % Circles * CircleItems) + (((user / Circles * 5) + (i * 7)) % CircleItems)), 1_700_000_000 + (i * 86_400) + user);
        }

        return csv;
    }

    /// <summary>Adds a purchase.</summary>
    public static void Add(StringBuilder csv, int user, string item, int at) =>
        csv.Append(CultureInfo.InvariantCulture, $"{user},{item},{at},{1 + (at % 3)},{(at % 7) + 0.5},shelf {at % 5}\n");

    /// <summary>Imports purchases and writes the configuration <see cref="Config"/> for them.</summary>
    public static void Open(EcomAiProcess ecomai, StringBuilder purchases)
    {
        ecomai.Write("buys.csv", purchases.ToString());
        ecomai.Run("import", "csv", "buys.csv", "--output", Table, "--type", "at=unix-seconds", "--quiet").Expect(0);
        ecomai.Write(Config, $$"""
            {
              "family": "ncf",
              "threads": 1,
              "device": "cpu",
              "data": { "interactions": "{{Table}}", "timeColumn": "at" },
              "model": { "kind": "mf", "factors": 8 },
              "train": { "epochs": 8, "loss": "softmax", "negatives": 64, "batchSize": 32, "learningRate": 0.05, "logEvery": 5 },
              "evaluate": { "k": [5], "validationMetric": "NDCG@5", "sampledNegatives": 20, "baselines": ["popularity"] }
            }
            """);
    }
}
