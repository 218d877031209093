namespace EcomAi.Deep.Recommendation.Evaluation;

/// <summary>Users who are measured together, with their held-out items and what is not ranked for them.</summary>
internal sealed class HeldOutGroup
{
    /// <summary>What the protocol's text says of the group beside the rest; empty for the group of everybody.</summary>
    public required string Label { get; init; }

    /// <summary>Dense user ids, ascending.</summary>
    public required int[] Users { get; init; }

    /// <summary>Each user's held-out items, ascending, at least one.</summary>
    public required int[][] Targets { get; init; }

    /// <summary>Each user's items that are not ranked: seen before, or held out in another group; ascending.</summary>
    public required int[][] Masked { get; init; }

    /// <summary>Held-out rows of the group.</summary>
    public int Rows => Targets.Sum(targets => targets.Length);
}
