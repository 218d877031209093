namespace EcomAi.Deep.Recommendation;

/// <summary>Makes a split of its parts.</summary>
internal static class SplitParts
{
    public static InteractionSplit Make(
        Interactions train, Interactions validation, Interactions test, IReadOnlyList<int[]>? negatives, int userCount, int itemCount, string protocol)
    {
        var seen = Group(train, userCount, itemCount);
        var knownItems = new bool[itemCount];
        foreach (var item in train.Items)
            knownItems[item] = true;
        var cold = 0;
        for (var row = 0; row < test.Count; row++)
        {
            if (!knownItems[test.Items[row]] || seen[test.Users[row]].IsEmpty)
                cold++;
        }

        return new InteractionSplit
        {
            UserCount = userCount,
            ItemCount = itemCount,
            Train = train,
            Seen = seen,
            Validation = Group(validation, userCount, itemCount),
            ValidationRows = validation.Count == 0 ? null : validation,
            Test = Group(test, userCount, itemCount),
            TestNegatives = negatives,
            ColdTestRows = cold,
            Protocol = protocol,
        };
    }

    private static UserItems Group(Interactions rows, int userCount, int itemCount) =>
        UserItems.Group(rows.Users, rows.Items, userCount, itemCount);
}
