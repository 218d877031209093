using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation.Streaming;

namespace EcomAi.Deep.Recommendation;

/// <summary>Builds <see cref="RecommendationData"/> from a configuration: read, deduplicate, filter, number, split.</summary>
public static class InteractionData
{
    /// <summary>Reads and splits the data; a pure function of the files, the section and the earlier ids.</summary>
    /// <param name="config">The <c>data</c> section.</param>
    /// <param name="earlier">The ids of an earlier run, which keep their numbers; null starts anew, in order of the original ids.</param>
    /// <param name="observer">Where the progress of a pass over streamed rows goes; null tells nobody.</param>
    /// <exception cref="DataException">A file cannot be read, breaks a rule, or nothing is left to learn from.</exception>
    public static RecommendationData Load(InteractionDataConfig config, EarlierIds? earlier = null, IRunObserver? observer = null)
    {
        return config.Stream is null ? InMemory(config, earlier) : Streamed(config, earlier, observer);
    }

    private static RecommendationData Streamed(InteractionDataConfig config, EarlierIds? earlier, IRunObserver? observer)
    {
        var data = StreamedData.Load(config, earlier, observer);
        return Describe(config, data.Split, data.Users, data.Items, Facts(config, data.Split, data.Split.TrainRows, 0, 0, 0));
    }

    private static RecommendationData InMemory(InteractionDataConfig config, EarlierIds? earlier)
    {
        var reader = new InteractionReader(config);
        var read = reader.Read(config.Interactions, mustHaveAll: true);
        var test = config.Test is null ? null : reader.Read(config.Test, mustHaveAll: false);
        var validation = config.Validation is null ? null : reader.Read(config.Validation, mustHaveAll: false);
        var negatives = config.TestNegatives is null ? null : reader.Read(config.TestNegatives, mustHaveAll: false);
        var (rawUsers, rawItems) = (reader.Users!, reader.Items!);

        var distinct = RowDeduplication.Apply(read, rawItems.Count, config.Deduplicate);
        var kept = distinct.Take(
            MinimumCounts.Apply(distinct, rawUsers.Count, rawItems.Count, config.MinUserInteractions, config.MinItemUsers));
        if (kept.Count == 0)
        {
            throw new DataException(
                $"{config.Interactions}: of {read.Count:N0} rows none is left with data.minUserInteractions {config.MinUserInteractions} and "
                + $"data.minItemUsers {config.MinItemUsers}; lower them or give more rows.");
        }

        var parts = new[] { kept, test, validation, negatives }.OfType<Interactions>().ToArray();
        var users = new IdNumbers(rawUsers, parts.Select(part => part.Users), earlier?.Users);
        var items = new IdNumbers(rawItems, parts.Select(part => part.Items), earlier?.Items);
        Interactions? Number(Interactions? part) => part is null ? null : part with { Users = users.Number(part.Users), Items = items.Number(part.Items) };

        var rows = Number(kept)!;
        var ranks = items.RanksById();
        var split = config.Split == SplitKind.LeaveOneOut
            ? LeaveOneOut.Split(rows, users.Ids.Count, items.Ids.Count, ranks)
            : GivenSplit.Split(rows, Number(test)!, Number(validation), Number(negatives), users.Ids.Count, items.Ids.Count, ranks);
        var facts = Facts(config, split, read.Count, read.Count - distinct.Count, distinct.Count - kept.Count, reader.WeightlessRows);
        return Describe(config, split, users.Ids, items.Ids, facts);
    }

    private static RecommendationData Describe(
        InteractionDataConfig config, InteractionSplit split, Vocabulary users, Vocabulary items, IReadOnlyList<KeyValuePair<string, string>> facts) => new()
        {
            Split = split,
            Users = users,
            Items = items,
            UserCategories = Categories(config.UserFeatures, users, "data.userFeatures"),
            ItemCategories = Categories(config.ItemFeatures, items, "data.itemFeatures"),
            Facts = facts,
            Files = Files(config),
        };

    private static CategoryTable? Categories(CategoryConfig? config, Vocabulary ids, string option) =>
        config is null ? null : CategoryTable.Load(config, ids, option);

    private static List<KeyValuePair<string, string>> Facts(
        InteractionDataConfig config, InteractionSplit split, long read, int repeats, int rare, int weightless)
    {
        var facts = new List<KeyValuePair<string, string>>();
        void Add(string label, string value) => facts.Add(new(label, value));
        Add("interactions", $"{read:N0} rows of {config.Interactions}{(split.Stream is null ? "" : $", streamed in windows of {config.Stream!.WindowRows:N0}")}");
        if (repeats > 0)
            Add("repeats", $"{repeats:N0} rows of a (user, item) pair met before, {(config.Deduplicate == Deduplication.Sum ? "summed" : "left out")}");
        if (rare > 0)
            Add("rare", $"{rare:N0} rows left out: users with fewer than {config.MinUserInteractions} rows, items with fewer than {config.MinItemUsers} users");
        if (weightless > 0)
            Add("weightless", $"{weightless:N0} rows of weight 0 left out");
        Add("users", $"{split.UserCount:N0}");
        Add("items", $"{split.ItemCount:N0}");
        Add("split", split.Protocol);
        Add("rows", $"{split.TrainRows:N0} training, {split.Validation.Count:N0} validation, {split.Test.Count:N0} test");
        Add("cold test rows", $"{split.ColdTestRows:N0} with a user or item that no training row knows");
        return facts;
    }

    private static List<string> Files(InteractionDataConfig config)
    {
        var paths = new[]
        {
            config.Interactions, config.Test, config.Validation, config.TestNegatives, config.UserFeatures?.Path, config.ItemFeatures?.Path,
        };
        return [.. paths.OfType<string>().SelectMany(path => ParquetTable.Open(ConfigPaths.Resolve(path)).Files).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
    }
}
