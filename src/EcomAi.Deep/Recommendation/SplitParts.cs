using EcomAi.Deep.Recommendation.Streaming;

namespace EcomAi.Deep.Recommendation;

/// <summary>Makes a split of its parts.</summary>
internal static class SplitParts
{
    public static InteractionSplit Make(
        Interactions train, Interactions validation, Interactions test, IReadOnlyList<int[]>? negatives, int userCount, int itemCount, string protocol)
    {
        var split = new InteractionSplit
        {
            UserCount = userCount,
            ItemCount = itemCount,
            Train = train,
            Seen = Group(train, userCount, itemCount),
            Validation = Group(validation, userCount, itemCount),
            ValidationRows = validation.Count == 0 ? null : validation,
            Test = Group(test, userCount, itemCount),
            TestNegatives = negatives,
            ColdTestRows = 0,
            Protocol = protocol,
        };
        return split with { ColdTestRows = CountCold(split, test) };
    }

    /// <summary>The split of training rows that stay on disk.</summary>
    /// <param name="stream">The training rows.</param>
    /// <param name="seen">The training rows of users who have held-out rows.</param>
    /// <param name="validation">Validation rows, perhaps none.</param>
    /// <param name="test">Test rows.</param>
    /// <param name="negatives">The test part's negatives by user, or null.</param>
    public static InteractionSplit Streamed(
        StreamedInteractions stream, Interactions seen, Interactions validation, Interactions test, IReadOnlyList<int[]>? negatives)
    {
        var (userCount, itemCount) = (stream.Users.Count, stream.Items.Count);
        var split = new InteractionSplit
        {
            UserCount = userCount,
            ItemCount = itemCount,
            Train = Interactions.None,
            Stream = stream,
            Seen = Group(seen, userCount, itemCount),
            Validation = Group(validation, userCount, itemCount),
            Test = Group(test, userCount, itemCount),
            TestNegatives = negatives,
            ColdTestRows = 0,
            Protocol = "given split",
        };
        return split with { ColdTestRows = CountCold(split, test) };
    }

    private static int CountCold(InteractionSplit split, Interactions test)
    {
        var rowsOfItem = split.CountItemRows();
        var cold = 0;
        for (var row = 0; row < test.Count; row++)
        {
            if (rowsOfItem[test.Items[row]] == 0 || split.Seen[test.Users[row]].IsEmpty)
                cold++;
        }

        return cold;
    }

    private static UserItems Group(Interactions rows, int userCount, int itemCount) =>
        UserItems.Group(rows.Users, rows.Items, userCount, itemCount);
}
