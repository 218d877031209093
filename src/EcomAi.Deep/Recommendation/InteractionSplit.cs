namespace EcomAi.Deep.Recommendation;

/// <summary>The training rows and what is held out of them.</summary>
public sealed record InteractionSplit
{
    /// <summary>Users, dense ids 0 to UserCount - 1.</summary>
    public required int UserCount { get; init; }

    /// <summary>Items of the catalogue, dense ids 0 to ItemCount - 1.</summary>
    public required int ItemCount { get; init; }

    /// <summary>The rows to learn from.</summary>
    public required Interactions Train { get; init; }

    /// <summary>The items of <see cref="Train"/> by user.</summary>
    public required UserItems Seen { get; init; }

    /// <summary>The rows behind <see cref="Validation"/>, which training may take in once the epoch is chosen; null when there are none.</summary>
    public Interactions? ValidationRows { get; init; }

    /// <summary>Held-out items that choose epochs and settings; a user may have none.</summary>
    public required UserItems Validation { get; init; }

    /// <summary>Held-out items that are looked at once; a user may have none.</summary>
    public required UserItems Test { get; init; }

    /// <summary>Given negatives of the test part by user, in the file's order, repeats kept; null when the data gives none.</summary>
    public IReadOnlyList<int[]>? TestNegatives { get; init; }

    /// <summary>Held-out rows whose item or user no training row knows; they are counted and measured apart.</summary>
    public required int ColdTestRows { get; init; }

    /// <summary>How the parts were made, for the table's head: <c>leave-one-out by time</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The same split with the validation rows among the training rows, and no validation part.</summary>
    public InteractionSplit WithValidationTrained()
    {
        if (ValidationRows is null)
            return this;
        var train = Train.With(ValidationRows);
        return this with
        {
            Train = train,
            Seen = UserItems.Group(train.Users, train.Items, UserCount, ItemCount),
            Validation = UserItems.Group([], [], UserCount, ItemCount),
            ValidationRows = null,
        };
    }
}
