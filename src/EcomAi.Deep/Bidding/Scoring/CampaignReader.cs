using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>
/// Reads campaigns (columns campaign, budget) and what their slots so far came to (columns campaign, slot, auctions, wins, spend, value, lambda; slots counted from 0 without a
/// gap).
/// </summary>
/// <param name="slots">Slots of an episode.</param>
internal sealed class CampaignReader(int slots)
{
    private const string CampaignsOption = "--campaigns";
    private const string SlotsOption = "--slots";
    private static readonly string[] Counts = ["slot", "auctions", "wins"];
    private static readonly string[] Amounts = ["spend", "value", "lambda"];

    /// <summary>Reads the two tables.</summary>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="history">Their slots; null where all are at their first slot.</param>
    /// <exception cref="DataException">A column is missing, a number is out of range, a campaign or slot stands twice, a slot is missing, or more was spent than there was.</exception>
    public IReadOnlyList<Campaign> Read(string campaigns, string? history)
    {
        var budgets = ReadBudgets(campaigns);
        var seen = history is null ? [] : ReadSlots(history, budgets);
        return [.. budgets.Select(campaign => new Campaign(campaign.Key, campaign.Value, seen.TryGetValue(campaign.Key, out var rows) ? InOrder(history!, campaign.Key, rows) : []))];
    }

    /// <summary>The name in a row: text, or the digits of an integer.</summary>
    internal static string Name(TableChunk chunk, TableColumn column, int row) =>
        column.Kind == ColumnKind.Text ? chunk.Texts(column.Name)[row]! : chunk.Integers(column.Name)[row].ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, double> ReadBudgets(string path)
    {
        var table = ParquetTable.Open(path);
        var name = table.Require("campaign", CampaignsOption, ColumnKind.Text, ColumnKind.Integer);
        var budget = table.Require("budget", CampaignsOption, ColumnKind.Real, ColumnKind.Integer);
        var budgets = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var chunk in table.Read(name.Name, budget.Name))
        {
            chunk.RequireNoNulls(name.Name, CampaignsOption);
            chunk.RequireFinite(budget.Name, CampaignsOption);
            for (var row = 0; row < chunk.Rows; row++)
            {
                var money = chunk.Reals(budget.Name)[row];
                if (money <= 0)
                    throw new DataException($"{chunk.Where(budget.Name, row)}: {money} is no budget; it must be above 0. Leave campaigns out that may spend nothing.");
                if (!budgets.TryAdd(Name(chunk, name, row), money))
                    throw new DataException($"{chunk.Where(name.Name, row)}: campaign '{Name(chunk, name, row)}' stands twice; one row a campaign.");
            }
        }

        return budgets.Count > 0 ? budgets : throw new DataException($"{path} holds no campaigns; nothing to bid for.");
    }

    private Dictionary<string, SortedDictionary<int, CampaignSlot>> ReadSlots(string path, Dictionary<string, double> budgets)
    {
        var table = ParquetTable.Open(path);
        var name = table.Require("campaign", SlotsOption, ColumnKind.Text, ColumnKind.Integer);
        foreach (var count in Counts)
            table.Require(count, SlotsOption, ColumnKind.Integer);
        foreach (var amount in Amounts)
            table.Require(amount, SlotsOption, ColumnKind.Real, ColumnKind.Integer);
        var all = new Dictionary<string, SortedDictionary<int, CampaignSlot>>(StringComparer.Ordinal);
        foreach (var chunk in table.Read([name.Name, .. Counts, .. Amounts]))
        {
            chunk.RequireNoNulls(name.Name, SlotsOption);
            foreach (var column in Counts.Concat(Amounts))
                chunk.RequireFinite(column, SlotsOption);
            for (var row = 0; row < chunk.Rows; row++)
            {
                var campaign = Name(chunk, name, row);
                if (!budgets.ContainsKey(campaign))
                    throw new DataException($"{chunk.Where(name.Name, row)}: campaign '{campaign}' is not in {CampaignsOption}; add it with its budget.");
                if (!all.TryGetValue(campaign, out var rows))
                    all.Add(campaign, rows = []);
                var slot = Whole(chunk, "slot", row, slots - 1);
                if (!rows.TryAdd(slot, Slot(chunk, row)))
                    throw new DataException($"{chunk.Where("slot", row)}: slot {slot} of campaign '{campaign}' stands twice.");
            }
        }

        foreach (var (campaign, rows) in all)
        {
            var spent = rows.Values.Sum(slot => slot.Spend);
            if (spent > budgets[campaign] * (1 + 1e-9))
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{path}: campaign '{campaign}' has spent {spent:G9} of a budget of {budgets[campaign]:G9}; correct one of them."));
        }

        return all;
    }

    private static CampaignSlot Slot(TableChunk chunk, int row)
    {
        var auctions = Whole(chunk, "auctions", row, int.MaxValue);
        return new CampaignSlot(
            auctions, Whole(chunk, "wins", row, auctions), Amount(chunk, "spend", row), Amount(chunk, "value", row),
            Amount(chunk, "lambda", row) is > 0 and var lambda ? lambda : throw new DataException($"{chunk.Where("lambda", row)}: lambda must be above 0."));
    }

    private static int Whole(TableChunk chunk, string column, int row, int most)
    {
        var value = chunk.Integers(column)[row];
        return value >= 0 && value <= most ? (int)value : throw new DataException($"{chunk.Where(column, row)}: {value} is out of range; it must be 0 to {most}.");
    }

    private static double Amount(TableChunk chunk, string column, int row)
    {
        var value = chunk.Reals(column)[row];
        return value >= 0 ? value : throw new DataException($"{chunk.Where(column, row)}: {value} is negative; it must be 0 or more.");
    }

    private CampaignSlot[] InOrder(string path, string campaign, SortedDictionary<int, CampaignSlot> rows)
    {
        var missing = Enumerable.Range(0, rows.Count).FirstOrDefault(slot => !rows.ContainsKey(slot), -1);
        if (missing >= 0)
            throw new DataException($"{path}: campaign '{campaign}' has a row for slot {rows.Keys.Last()}, but none for slot {missing}; give every slot so far, with 0 auctions where there were none.");
        if (rows.Count == slots)
            throw new DataException($"{path}: campaign '{campaign}' has all {slots} slots behind it; leave it out, or start its next episode.");
        return [.. rows.Values];
    }
}
