using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Market;

/// <summary>
/// Reads auctions from Parquet and cuts them into episodes. The rules:
/// <list type="bullet">
/// <item>Without a time column the rows are in order; with one they are sorted by it, and rows of the same time keep their order.</item>
/// <item>Values, prices, clicks and conversions are finite numbers of 0 or more in every row; clicks and conversions may also be true or false.</item>
/// <item>Days are of UTC; a day without auctions is passed over.</item>
/// </list>
/// </summary>
internal static class AuctionReader
{
    /// <summary>Reads the auctions that the configuration names.</summary>
    /// <exception cref="DataException">A column is missing or of a wrong type, a number breaks a rule (the message names file, row group, column and row), or there is no episode.</exception>
    public static AuctionReading Read(MarketConfig config)
    {
        var path = config.Auctions ?? throw new ArgumentException("no auctions are named", nameof(config));
        var table = ParquetTable.Open(ConfigPaths.Resolve(path));
        var value = Column(table, config.Value, "market.value");
        var price = Column(table, config.Price, "market.price");
        var clicks = config.Clicks is { } c ? Column(table, c, "market.clicks", ColumnKind.Boolean) : null;
        var conversions = config.Conversions is { } v ? Column(table, v, "market.conversions", ColumnKind.Boolean) : null;
        var time = config.Time is { } t ? Time(table, t, config.Episode) : null;
        if (table.Rows == 0)
            throw new DataException($"{path} holds no auctions; market.auctions needs a table with one auction a row.");
        if (table.Rows > Array.MaxLength / 8)
            throw new DataException($"{path} has {table.Rows:N0} rows; at most {Array.MaxLength / 8:N0} are read. Name a part of the files in market.auctions.");

        var rows = (int)table.Rows;
        TableColumn?[] columns = [value, price, clicks, conversions];
        string[] options = ["market.value", "market.price", "market.clicks", "market.conversions"];
        double[]?[] numbers = [.. columns.Select(column => column is null ? null : new double[rows])];
        var times = time is null ? null : new long[rows];
        var start = 0;
        foreach (var chunk in table.Read([.. columns.Append(time).OfType<TableColumn>().Select(column => column.Name)]))
        {
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i] is { } column)
                    ReadNumbers(chunk, column, options[i], numbers[i].AsSpan(start, chunk.Rows));
            }

            if (time is not null)
            {
                chunk.RequireNoNulls(time.Name, "market.time");
                chunk.Times(time.Name)[..chunk.Rows].CopyTo(times.AsSpan(start));
            }

            start += chunk.Rows;
        }

        if (times is not null)
            Sort(times, numbers);
        var starts = config.Episode == EpisodeKind.Day
            ? EpisodeCuts.ByDay(times, config.Slots)
            : EpisodeCuts.ByCount(rows, config.EpisodeAuctions, config.Slots, config.KeepShortEpisode);
        var kept = starts[^1];
        if (kept == 0)
        {
            throw new DataException(
                $"{path}: {rows:N0} auctions are fewer than the {config.EpisodeAuctions:N0} of one episode; lower market.episodeAuctions, or set market.keepShortEpisode to true.");
        }

        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = numbers[i]?.Length > kept ? numbers[i]![..kept] : numbers[i];
        return new AuctionReading(
            new AuctionLog(numbers[0]!, numbers[1]!, numbers[2], numbers[3], config.Slots, starts),
            [.. table.Files.Select(Path.GetFullPath)],
            Facts(path, rows, kept, time is { Kind: ColumnKind.Time } ? times : null));
    }

    private static TableColumn Column(ParquetTable table, string name, string option, params ColumnKind[] also) =>
        table.Require(name, option, [ColumnKind.Integer, ColumnKind.Real, .. also]);

    private static TableColumn Time(ParquetTable table, string name, EpisodeKind episode)
    {
        var column = table.RequireTime(name, "market.time");
        return episode != EpisodeKind.Day || column.Kind == ColumnKind.Time
            ? column
            : throw new DataException(
                $"market.time: column '{name}' of {table.Path} holds integers, which stand for an order only, but market.episode 'day' needs dates; import it again with "
                + $"`ecomai import csv --type {name}=timestamp` (or =unix-seconds), or set market.episode to auctions.");
    }

    private static void ReadNumbers(TableChunk chunk, TableColumn column, string option, Span<double> numbers)
    {
        if (column.Kind == ColumnKind.Boolean)
        {
            chunk.RequireNoNulls(column.Name, option);
            var flags = chunk.Booleans(column.Name);
            for (var row = 0; row < numbers.Length; row++)
                numbers[row] = flags[row] ? 1 : 0;
            return;
        }

        chunk.RequireFinite(column.Name, option);
        var values = chunk.Reals(column.Name);
        for (var row = 0; row < numbers.Length; row++)
        {
            if (values[row] < 0)
                throw new DataException($"{chunk.Where(column.Name, row)}: {values[row]} is below 0, but {option} needs numbers of 0 or more. Correct the value, or leave the row out.");
            numbers[row] = values[row] + 0.0; // -0 becomes 0
        }
    }

    private static void Sort(long[] times, double[]?[] numbers)
    {
        var sorted = true;
        for (var row = 1; row < times.Length && sorted; row++)
            sorted = times[row - 1] <= times[row];
        if (sorted)
            return;
        var order = new int[times.Length];
        for (var row = 0; row < order.Length; row++)
            order[row] = row;
        Array.Sort(times, order);
        for (int from = 0, to; from < times.Length; from = to)
        {
            for (to = from + 1; to < times.Length && times[to] == times[from];)
                to++;
            Array.Sort(order, from, to - from); // sorting by time alone does not keep the order of equals
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] is { } column)
                numbers[i] = Array.ConvertAll(order, row => column[row]);
        }
    }

    private static List<KeyValuePair<string, string>> Facts(string path, int rows, int kept, long[]? times)
    {
        List<KeyValuePair<string, string>> facts = [new("auctions", $"{kept:N0} of {path}")];
        if (kept < rows)
            facts.Add(new("left out", $"{rows - kept:N0} auctions of a short last episode"));
        if (times is not null)
            facts.Add(new("times", $"{TimeText.Instant(times[0])} to {TimeText.Instant(times[kept - 1])}"));
        return facts;
    }
}
