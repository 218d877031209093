namespace EcomAi.Deep.Bidding.Process;

/// <summary>How far lambda may go in an episode.</summary>
/// <param name="Lowest">The lowest lambda.</param>
/// <param name="Highest">The highest lambda.</param>
internal readonly record struct LambdaRange(double Lowest, double Highest)
{
    /// <summary>The range around the tuned start, wide enough for the start that the episode had.</summary>
    public static LambdaRange Of(double tuned, double start, double factor) => new(Math.Min(tuned / factor, start), Math.Max(tuned * factor, start));

    /// <summary>Which actions keep lambda in the range; whoever stands outside may always come back. Where none does, the one that changes lambda least.</summary>
    public void Allowed(double lambda, IReadOnlyList<double> actions, Span<bool> allowed)
    {
        var (any, least) = (false, 0);
        for (var action = 0; action < actions.Count; action++)
        {
            var next = lambda * (1 + actions[action]);
            allowed[action] = (next >= Lowest || actions[action] >= 0) && (next <= Highest || actions[action] <= 0);
            any |= allowed[action];
            if (Math.Abs(actions[action]) < Math.Abs(actions[least]))
                least = action;
        }

        allowed[least] |= !any;
    }

    /// <summary>Which actions keep lambda in the range.</summary>
    public bool[] Allowed(double lambda, IReadOnlyList<double> actions)
    {
        var allowed = new bool[actions.Count];
        Allowed(lambda, actions, allowed);
        return allowed;
    }
}
