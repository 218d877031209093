namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>A number for each action in each context: a policy's probabilities, or a model's expected rewards.</summary>
public sealed class ActionTable
{
    private readonly double[] _cells;

    /// <summary>Takes the cells.</summary>
    /// <param name="actions">The number of actions.</param>
    /// <param name="cells">[contexts, actions], context-major.</param>
    public ActionTable(int actions, double[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length % actions, 0, nameof(cells));
        (Actions, Contexts, _cells) = (actions, cells.Length / actions, cells);
    }

    /// <summary>The number of actions.</summary>
    public int Actions { get; }

    /// <summary>The number of contexts.</summary>
    public int Contexts { get; }

    /// <summary>The numbers of a context's actions.</summary>
    public ReadOnlySpan<double> this[int context] => _cells.AsSpan(context * Actions, Actions);
}
