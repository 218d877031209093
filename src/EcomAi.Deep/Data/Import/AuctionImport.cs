using System.Diagnostics;

namespace EcomAi.Deep.Data.Import;

/// <summary>
/// Turns a log of auctions with the columns click, price and pctr into <c>auctions.parquet</c> (value = pctr, price, clicks; in the log's order), and the counts of earlier
/// auctions beside it (published with Real-Time Bidding by Reinforcement Learning, Cai et al. 2017) into <c>prices.parquet</c> (price, count).
/// </summary>
public static class AuctionImport
{
    private static readonly string[] Columns = ["click", "price", "pctr"];

    /// <summary>Imports a log.</summary>
    /// <param name="options">Where from and where to.</param>
    /// <param name="observer">Where progress goes.</param>
    /// <param name="stop">Whether somebody asked to stop; nothing is written then.</param>
    /// <exception cref="DataException">A file is missing, lacks a column or key, or holds what is no number of 0 or more (the message names the line).</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImportSummary Run(AuctionImportOptions options, IRunObserver observer, StopSignal stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        var watch = Stopwatch.StartNew();
        var isFile = TableWriter.HasFormat(options.Output);
        if (isFile && options.TrainInfo is not null)
            throw new DataException($"'{options.Output}' is one file, but beside the counts of {options.TrainInfo} two are written; name a folder.");
        var job = new ImportJob(isFile ? options.Output : Path.Combine(options.Output, "auctions.parquet"), observer, stop);
        var info = options.TrainInfo is { } file ? AuctionCounts.Read(file) : null;
        var tables = new List<ImportedTable>(Auctions(options, job).Tables);
        if (info is null)
            return new ImportSummary(tables, watch.Elapsed.TotalSeconds);

        var prices = new long[info.Prices.Count];
        for (var price = 0; price < prices.Length; price++)
            prices[price] = price;
        tables.AddRange(new ImportJob(Path.Combine(options.Output, "prices.parquet"), observer, stop).Write(("price", prices), ("count", info.Prices.ToArray())).Tables);
        return new ImportSummary(tables, watch.Elapsed.TotalSeconds) { Facts = info.Facts() };
    }

    private static ImportSummary Auctions(AuctionImportOptions options, ImportJob job)
    {
        var delimiter = Path.GetFileName(options.Input).Contains(".csv", StringComparison.OrdinalIgnoreCase) ? ',' : '\t';
        var csv = new CsvImportOptions { Input = options.Input, Output = job.Output, Quotes = false };
        using var records = new CsvRecords(csv, delimiter, "", job.Observer, job.Stop);
        int[] at = [.. Columns.Select(name => Place(options.Input, records.Header, name))];
        var (value, price, clicks) = (new List<double>(), new List<long>(), new List<long>());
        while (records.Read())
        {
            clicks.Add(Whole(options.Input, records, at[0]));
            price.Add(Whole(options.Input, records, at[1]));
            value.Add(Number(options.Input, records, at[2]));
        }

        return job.Write(("value", value.ToArray()), ("price", price.ToArray()), ("clicks", clicks.ToArray()));
    }

    private static int Place(string input, IReadOnlyList<string> header, string name)
    {
        var place = header.Count(column => column == name) == 1 ? header.TakeWhile(column => column != name).Count() : -1;
        return place >= 0
            ? place
            : throw new DataException(
                $"{input}, line 1: the header must hold {string.Join(", ", Columns)}, each once, but it is {string.Join(", ", header)}; name the columns so, or import with `ecomai import csv`.");
    }

    private static long Whole(string input, CsvRecords records, int column)
    {
        var field = records.Record.Field(column);
        return FieldType.TryInt64(field, exponents: true, out var number) && number >= 0 ? number : throw Bad(input, records, column, "whole number");
    }

    private static double Number(string input, CsvRecords records, int column)
    {
        var field = records.Record.Field(column);
        return FieldType.TryDouble(field, out var number) && number >= 0 && double.IsFinite(number) ? number : throw Bad(input, records, column, "number");
    }

    private static DataException Bad(string input, CsvRecords records, int column, string kind) =>
        new($"{input}, line {records.Record.Line}, column '{records.Header[column]}': '{records.Record.Field(column)}' is not a {kind} of 0 or more; correct it.");
}
