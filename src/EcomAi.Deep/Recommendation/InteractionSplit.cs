using EcomAi.Deep.Recommendation.Streaming;

namespace EcomAi.Deep.Recommendation;

/// <summary>The training rows and what is held out of them.</summary>
public sealed record InteractionSplit
{
    /// <summary>Users, dense ids 0 to UserCount - 1.</summary>
    public required int UserCount { get; init; }

    /// <summary>Items of the catalogue, dense ids 0 to ItemCount - 1.</summary>
    public required int ItemCount { get; init; }

    /// <summary>The rows to learn from; none where they are streamed.</summary>
    public required Interactions Train { get; init; }

    /// <summary>The items of the training rows by user; of streamed rows, those of users who have held-out rows.</summary>
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

    /// <summary>The rows to learn from where they stay on disk; null where <see cref="Train"/> has them.</summary>
    internal StreamedInteractions? Stream { get; init; }

    /// <summary>Number of training rows, wherever they are.</summary>
    public long TrainRows => Stream?.Rows ?? Train.Count;

    /// <summary>Training rows of each item.</summary>
    public int[] CountItemRows()
    {
        if (Stream is not null)
            return Stream.ItemRows;
        var counts = new int[ItemCount];
        foreach (var item in Train.Items)
            counts[item]++;
        return counts;
    }

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
