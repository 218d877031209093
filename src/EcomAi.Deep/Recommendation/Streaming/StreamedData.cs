using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation.Streaming;

/// <summary>Data whose training rows stay on disk: held-out rows are read, the others passed over once.</summary>
/// <param name="Split">The split.</param>
/// <param name="Users">User ids by dense number.</param>
/// <param name="Items">Item ids by dense number.</param>
internal sealed record StreamedData(InteractionSplit Split, Vocabulary Users, Vocabulary Items)
{
    /// <summary>Reads the held-out rows and scans the training rows.</summary>
    /// <param name="config">The <c>data</c> section; its <see cref="InteractionDataConfig.Stream"/> is set and its split is given.</param>
    /// <param name="earlier">The ids of an earlier run, which keep their numbers; null starts anew, in order of the original ids.</param>
    /// <param name="observer">Where progress goes; null tells nobody.</param>
    /// <exception cref="DataException">A file cannot be read or breaks a rule.</exception>
    public static StreamedData Load(InteractionDataConfig config, EarlierIds? earlier, IRunObserver? observer)
    {
        var reader = new InteractionReader(config);
        var test = reader.Read(config.Test!, mustHaveAll: false);
        var validation = config.Validation is null ? null : reader.Read(config.Validation, mustHaveAll: false);
        var negatives = config.TestNegatives is null ? null : reader.Read(config.TestNegatives, mustHaveAll: false);

        var table = InteractionReader.Open(config);
        var columns = new InteractionColumns(table, config with { TimeColumn = null }, mustHaveAll: true); // shuffled rows have no use for times
        var scan = new InteractionScan(columns, columns.Users(reader.Users, config.Interactions), columns.Items(reader.Items, config.Interactions));
        scan.Run(table, observer);

        var users = new IdNumbers(scan.Users, [All(scan.Users)], earlier?.Users);
        var items = new IdNumbers(scan.Items, [All(scan.Items)], earlier?.Items);
        Interactions Number(Interactions? part) =>
            part is null ? Interactions.None : part with { Users = users.Number(part.Users), Items = items.Number(part.Items) };

        var itemRows = new int[items.Ids.Count];
        var numbers = items.Number(All(scan.Items));
        var rows = scan.ItemRows;
        for (var item = 0; item < numbers.Length; item++)
            itemRows[numbers[item]] = rows[item];
        var (seenUsers, seenItems) = scan.SeenByHeldOutUsers;
        var stream = new StreamedInteractions(table, columns, users.Ids, items.Ids, scan.RowGroups, itemRows, scan.MeanWeight, config.Stream!);
        var split = SplitParts.Streamed(
            stream,
            Number(new Interactions(seenUsers, seenItems, null, null)),
            Number(validation),
            Number(test),
            negatives is null ? null : GivenSplit.ByUser(Number(negatives), users.Ids.Count));
        return new StreamedData(split, users.Ids, items.Ids);
    }

    private static int[] All(Vocabulary ids) => [.. Enumerable.Range(0, ids.Count)];
}
