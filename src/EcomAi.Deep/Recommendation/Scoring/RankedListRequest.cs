using EcomAi.Deep.Data;

namespace EcomAi.Deep.Recommendation.Scoring;

/// <summary>Everything that ranked lists are made from.</summary>
public sealed record RankedListRequest
{
    /// <summary>The trained model.</summary>
    public required IRecommender Model { get; init; }

    /// <summary>The ids of its users.</summary>
    public required Vocabulary Users { get; init; }

    /// <summary>The ids of its items.</summary>
    public required Vocabulary Items { get; init; }

    /// <summary>Who has had what, as Parquet with one (user, item) row an event: the run's own, or a fresher file.</summary>
    public required string History { get; init; }

    /// <summary>The option that named <see cref="History"/>, for messages. Default <c>--history</c>.</summary>
    public string HistoryOption { get; init; } = "--history";

    /// <summary>The column of user ids in the files. Default <c>user</c>, which is also looked for where this name is not there.</summary>
    public string UserColumn { get; init; } = IdColumn.DefaultUser;

    /// <summary>The column of item ids in the files. Default <c>item</c>, which is also looked for where this name is not there.</summary>
    public string ItemColumn { get; init; } = IdColumn.DefaultItem;

    /// <summary>What is ranked for whom.</summary>
    public RankedListOptions Options { get; init; } = new();

    /// <summary>The file to write: <c>.parquet</c>, <c>.csv</c> or <c>.jsonl</c>.</summary>
    public required string Output { get; init; }

    /// <summary>Where progress goes.</summary>
    public required IRunObserver Observer { get; init; }

    /// <summary>Whether somebody asked to stop, read between tiles.</summary>
    public required StopSignal Stop { get; init; }

    /// <summary>Users scored at a time. Default 128.</summary>
    public int UsersPerTile { get; init; } = 128;

    /// <summary>Items scored at a time for those users. Default 2048.</summary>
    public int ItemsPerTile { get; init; } = 2048;
}
