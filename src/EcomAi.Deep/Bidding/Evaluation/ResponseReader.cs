using System.Globalization;
using EcomAi.Deep.Bidding.Scoring;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>Reads what campaigns return for money: one row a segment, a campaign's segments in order (see <see cref="BudgetPlanRequest.Campaigns"/>).</summary>
internal static class ResponseReader
{
    private const string Option = "--campaigns";
    private static readonly string[] Needed = ["campaign", "spend", "clicks"];
    private static readonly string[] Optional = ["conversions", "least_spend", "most_spend"];

    /// <summary>Reads a table.</summary>
    /// <param name="path">The Parquet file.</param>
    /// <param name="needsConversions">Whether conversions are worth something.</param>
    /// <param name="hasConversions">Whether the table tells conversions.</param>
    /// <returns>The campaigns in the order of their first rows.</returns>
    /// <exception cref="DataException">A column is missing, unknown or of a wrong kind, a value is out of its range, or a campaign's limits differ between its rows.</exception>
    public static IReadOnlyList<CampaignResponse> Read(string path, bool needsConversions, out bool hasConversions)
    {
        var table = ParquetTable.Open(path);
        var name = table.Require("campaign", Option, ColumnKind.Text, ColumnKind.Integer);

        // A limit under a misspelled name would be a limit that nobody keeps.
        foreach (var column in table.Columns.Where(column => !Needed.Contains(column.Name) && !Optional.Contains(column.Name)))
        {
            throw new DataException(
                $"{Option}: column '{column.Name}' of {path} is none of {string.Join(", ", [.. Needed, .. Optional])}; rename it or leave it out.{NameHint.For(column.Name, [.. Needed, .. Optional])}");
        }

        hasConversions = table.Has("conversions");
        if (needsConversions && !hasConversions)
            throw new DataException($"{Option}: {path} has no column 'conversions', but --conversion-value is above 0; add the column, or leave --conversion-value out.");
        string[] numbers = [.. Needed.Skip(1), .. Optional.Where(table.Has)];
        foreach (var number in numbers)
            table.Require(number, Option, ColumnKind.Real, ColumnKind.Integer);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var responses = new List<(CampaignResponse Limits, List<ResponseSegment> Segments)>();
        foreach (var chunk in table.Read([name.Name, .. numbers]))
        {
            chunk.RequireNoNulls(name.Name, Option);
            foreach (var number in numbers.Where(number => !IsLimit(number)))
                chunk.RequireFinite(number, Option);
            for (var row = 0; row < chunk.Rows; row++)
            {
                var campaign = CampaignReader.Name(chunk, name, row);
                var least = table.Has("least_spend") ? Limit(chunk, "least_spend", row, 0) : 0;
                var most = table.Has("most_spend") ? Limit(chunk, "most_spend", row, double.PositiveInfinity) : double.PositiveInfinity;
                if (least > most)
                    throw Fault(chunk, "least_spend", row, $"{least} of campaign '{campaign}' is above its most_spend of {most}; lower one or raise the other.");
                if (places.TryAdd(campaign, responses.Count))
                    responses.Add((new CampaignResponse(campaign, least, most, []), []));
                var (first, segments) = responses[places[campaign]];
                if (first.LeastSpend != least)
                    throw Differs(chunk, "least_spend", row, campaign, least, first.LeastSpend);
                if (first.MostSpend != most)
                    throw Differs(chunk, "most_spend", row, campaign, most, first.MostSpend);
                segments.Add(Segment(chunk, row, campaign, hasConversions));
            }
        }

        return responses.Count > 0
            ? [.. responses.Select(response => response.Limits with { Segments = response.Segments })]
            : throw new DataException($"{path} holds no campaigns; there is nothing to spread a budget over.");
    }

    private static bool IsLimit(string column) => column is "least_spend" or "most_spend";

    private static ResponseSegment Segment(TableChunk chunk, int row, string campaign, bool hasConversions)
    {
        var spend = chunk.Reals("spend")[row];
        if (spend <= 0)
            throw Fault(chunk, "spend", row, $"{spend} of campaign '{campaign}' is no width of a segment; it must be above 0. Leave the row out, or correct it.");
        return new ResponseSegment(spend, PerMoney(chunk, "clicks", row, campaign, spend), hasConversions ? PerMoney(chunk, "conversions", row, campaign, spend) : 0);
    }

    private static double PerMoney(TableChunk chunk, string column, int row, string campaign, double spend)
    {
        var whole = chunk.Reals(column)[row];
        if (whole < 0)
            throw Fault(chunk, column, row, $"{whole} of campaign '{campaign}' is negative; it must be 0 or more, what the whole segment brings.");
        return double.IsFinite(whole / spend)
            ? whole / spend
            : throw Fault(chunk, column, row, $"{whole} for a spend of {spend} of campaign '{campaign}' is more than can be reckoned with; correct one of them.");
    }

    private static double Limit(TableChunk chunk, string column, int row, double unlimited)
    {
        var nulls = chunk.Nulls(column);
        if (!nulls.IsEmpty && nulls[row])
            return unlimited;
        var value = chunk.Reals(column)[row];
        return double.IsFinite(value) && value >= 0 ? value : throw Fault(chunk, column, row, $"{value} is no limit; it must be a finite number of 0 or more, or null for none.");
    }

    private static DataException Differs(TableChunk chunk, string column, int row, string campaign, double value, double first) =>
        Fault(chunk, column, row, $"{Words(value)} differs from {Words(first)} in the first row of campaign '{campaign}'; give the same in all its rows.");

    private static string Words(double limit) => double.IsInfinity(limit) ? "none" : limit.ToString(CultureInfo.InvariantCulture);

    private static DataException Fault(TableChunk chunk, string column, int row, FormattableString what) => new($"{chunk.Where(column, row)}: {FormattableString.Invariant(what)}");
}
