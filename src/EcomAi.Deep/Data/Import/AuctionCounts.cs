using System.Text.Json;

namespace EcomAi.Deep.Data.Import;

/// <summary>The counts of earlier auctions: how often each price was met, and what they cost and brought.</summary>
internal sealed class AuctionCounts
{
    private const int HighestPrice = 1_000_000;

    private readonly double _cost;
    private readonly double _impressions;
    private readonly double _clicks;

    private AuctionCounts(IReadOnlyList<long> prices, double cost, double impressions, double clicks) =>
        (Prices, _cost, _impressions, _clicks) = (prices, cost, impressions, clicks);

    /// <summary>How often each price was met, by price from 0.</summary>
    public IReadOnlyList<long> Prices { get; }

    /// <summary>Reads a JSON object with price_counter_train, cost_train, imp_train and clk_train.</summary>
    /// <exception cref="DataException">The file is missing or no such object.</exception>
    public static AuctionCounts Read(string path)
    {
        using var source = SourceFile.Open(path);
        try
        {
            using var json = JsonDocument.Parse(source.Text.ReadToEnd());
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new DataException($"{path}: a JSON object with price_counter_train, cost_train, imp_train and clk_train is needed, but it holds {Word(root)}.");
            var prices = Find(path, root, "price_counter_train");
            if (prices.ValueKind != JsonValueKind.Array || prices.GetArrayLength() is 0 or > HighestPrice + 1)
                throw new DataException($"{path}: 'price_counter_train' must be a list of 1 to {HighestPrice + 1:N0} counts, one a price from 0 on, but it is {Word(prices)}.");
            long[] counts = [.. prices.EnumerateArray().Select((count, price) => Count(path, count, price))];
            return counts.Any(count => count > 0)
                ? new AuctionCounts(counts, Number(path, root, "cost_train"), Number(path, root, "imp_train"), Number(path, root, "clk_train"))
                : throw new DataException($"{path}: 'price_counter_train' counts no price.");
        }
        catch (JsonException fault)
        {
            throw new DataException($"{path}, line {fault.LineNumber + 1}: not JSON ({fault.Message}); correct it.", fault);
        }
    }

    /// <summary>The means that bidders and budgets begin from.</summary>
    public IReadOnlyList<ImportedFact> Facts() =>
    [
        .. new ImportedFact[]
        {
            new("cost per impression", _cost / _impressions, "budget.unitCost"),
            new("mean click rate", _clicks / _impressions, "baselines.meanValue"),
            new("cost per click", _cost / _clicks, "baselines.costPerValue"),
        }.Where(fact => fact.Value > 0 && double.IsFinite(fact.Value)),
    ];

    private static JsonElement Find(string path, JsonElement root, string key) => root.TryGetProperty(key, out var found)
        ? found
        : throw new DataException($"{path} has no '{key}'; its keys are {string.Join(", ", root.EnumerateObject().Select(property => property.Name))}.");

    private static long Count(string path, JsonElement count, int price) =>
        count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var number) && number >= 0
            ? number
            : throw new DataException($"{path}: price {price} of 'price_counter_train' has the count {count.GetRawText()}, which is not a whole number of 0 or more.");

    private static double Number(string path, JsonElement root, string key)
    {
        var found = Find(path, root, key);
        return found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var number) && number >= 0
            ? number
            : throw new DataException($"{path}: '{key}' must be a number of 0 or more, but it is {Word(found)}.");
    }

    private static string Word(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => $"a list of {element.GetArrayLength():N0}",
        JsonValueKind.Object => "an object",
        _ => element.GetRawText(),
    };
}
