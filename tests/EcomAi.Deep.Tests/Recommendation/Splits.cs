using EcomAi.Deep.Recommendation;

namespace EcomAi.Deep.Tests.Recommendation;

/// <summary>Small splits written down as pairs.</summary>
internal static class Splits
{
    public static InteractionSplit Of(
        int users, int items, (int User, int Item)[] train, (int User, int Item)[]? validation = null, (int User, int Item)[]? test = null, int[][]? negatives = null) => new()
        {
            UserCount = users,
            ItemCount = items,
            Train = new Interactions([.. train.Select(pair => pair.User)], [.. train.Select(pair => pair.Item)], null, null),
            Seen = Group(train, users, items),
            Validation = Group(validation ?? [], users, items),
            Test = Group(test ?? [], users, items),
            TestNegatives = negatives,
            ColdTestRows = 0,
            Protocol = "by hand",
        };

    public static UserItems Group((int User, int Item)[] pairs, int users, int items) =>
        UserItems.Group([.. pairs.Select(pair => pair.User)], [.. pairs.Select(pair => pair.Item)], users, items);
}
