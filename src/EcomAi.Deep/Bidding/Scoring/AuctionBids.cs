using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>
/// Bids for a table of coming auctions: the column of values that the configuration names and a column <c>campaign</c>, which a single campaign does not need. Writes the auction's
/// row (counted from 0), the campaign and the bid.
/// </summary>
/// <param name="output">The file to write.</param>
/// <param name="config">The configuration.</param>
/// <param name="stop">Whether somebody asked to stop; nothing is written then.</param>
internal sealed class AuctionBids(string output, DqnConfig config, StopSignal stop)
{
    private const string Option = "--auctions";
    private const string Campaign = "campaign";

    /// <summary>Writes the bids of all auctions that belong to a campaign.</summary>
    /// <param name="bids">The bidder.</param>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="hasNames">Whether somebody gave the campaigns their names, so that a column of names says which auctions are theirs.</param>
    /// <param name="auctions">The table.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="DataException">A column is missing, a value is negative or no number, or a campaign is not known.</exception>
    public long Write(ISlotBids bids, IReadOnlyList<Campaign> campaigns, bool hasNames, string auctions)
    {
        var table = ParquetTable.Open(auctions);
        var value = table.Require(config.Market.Value, Option, ColumnKind.Real, ColumnKind.Integer);
        var name = campaigns.Count > 1 || (hasNames && table.Has(Campaign)) ? table.Require(Campaign, Option, ColumnKind.Text, ColumnKind.Integer) : null;
        var known = campaigns.Select((campaign, i) => (campaign.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        if (table.Rows > Array.MaxLength)
            throw new DataException($"{auctions} has {table.Rows:N0} rows; at most {Array.MaxLength:N0} are read. Split it.");
        var (values, owners) = (new double[table.Rows], new int[table.Rows]);
        var rows = 0;
        foreach (var chunk in table.Read([value.Name, .. name is null ? [] : new[] { name.Name }]))
        {
            if (stop.Requested)
                throw new RunStoppedException($"stopped while reading {auctions}; nothing was written", stop.ExitCode);
            chunk.RequireFinite(value.Name, Option);
            if (name is not null)
                chunk.RequireNoNulls(name.Name, Option);
            for (var row = 0; row < chunk.Rows; row++, rows++)
            {
                values[rows] = chunk.Reals(value.Name)[row];
                if (values[rows] < 0)
                    throw new DataException($"{chunk.Where(value.Name, row)}: {values[rows]} is negative; a predicted value is 0 or more.");
                if (name is not null && !known.TryGetValue(CampaignReader.Name(chunk, name, row), out owners[rows]))
                    throw new DataException($"{chunk.Where(name.Name, row)}: campaign '{CampaignReader.Name(chunk, name, row)}' is not among the campaigns; add it with its budget.");
            }
        }

        return Write(bids, campaigns, values, owners);
    }

    private long Write(ISlotBids bids, IReadOnlyList<Campaign> campaigns, double[] values, int[] owners)
    {
        var money = new double[values.Length];
        var byCampaign = new List<int>[campaigns.Count];
        for (var i = 0; i < byCampaign.Length; i++)
            byCampaign[i] = [];
        for (var row = 0; row < owners.Length; row++)
            byCampaign[owners[row]].Add(row);
        var highest = config.Market.MaxBid ?? double.PositiveInfinity;
        for (var i = 0; i < byCampaign.Length; i++)
        {
            bids.Begin(campaigns[i]);
            var most = Math.Min(highest, campaigns[i].Left);
            for (var place = 0; place < byCampaign[i].Count; place++)
            {
                var bid = Math.Min(bids.Bid(values[byCampaign[i][place]], place), most);
                money[byCampaign[i][place]] = config.Baselines.WholeBids ? Math.Floor(bid) : bid;
            }
        }

        using var writer = new TableWriter(output, [new("auction", OutputType.Int64), new(Campaign, OutputType.Text), new("bid", OutputType.Double)]);
        const int part = 262_144;
        for (var from = 0; from < values.Length; from += part)
        {
            var count = Math.Min(part, values.Length - from);
            writer.Write(
                count, Enumerable.Range(from, count).Select(row => (long)row).ToArray(), Enumerable.Range(from, count).Select(row => campaigns[owners[row]].Name).ToArray(),
                money.AsSpan(from, count).ToArray());
        }

        writer.Commit();
        return values.Length;
    }
}
