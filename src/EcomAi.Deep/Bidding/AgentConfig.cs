using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding;

/// <summary>The <c>agent</c> section: what decides the bids and, for the network, its shape and actions.</summary>
public sealed record AgentConfig : IValidatedSection
{
    /// <summary>What decides the bids. Default <c>dqn</c>.</summary>
    public BidderKind Kind { get; init; } = BidderKind.Dqn;

    /// <summary>Widths of the hidden layers. Default 100, 100, 100 (DRLB, Wu et al. 2018).</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [100, 100, 100];

    /// <summary>Whether a state's value and the actions' advantages have heads of their own (dueling, Wang et al. 2016). Default true.</summary>
    public bool Dueling { get; init; } = true;

    /// <summary>
    /// The actions: by how much lambda, the value asked for per money, changes between slots; bid = value / lambda. Default -.08, -.03, -.01, 0, .01, .03, .08 (DRLB). In rising
    /// order, each above -1.
    /// </summary>
    public IReadOnlyList<double> Actions { get; init; } = [-.08, -.03, -.01, 0, .01, .03, .08];

    /// <summary>What the slots before weigh against the newest one in the state's smoothed figures. Default .8, range 0 to 0.99.</summary>
    [Range(0, .99)]
    public double Smoothing { get; init; } = .8;

    /// <summary>How far lambda may go from the tuned start, as a factor either way; actions beyond are masked. Default 32, range 1.1 to 1,000,000.</summary>
    [Range(1.1, 1_000_000)]
    public double LambdaRange { get; init; } = 32;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Kind is BidderKind.Hindsight or BidderKind.RampCeiling)
            fault("kind", "must be a bidder that knows no future prices; 'hindsight' and 'rampCeiling' can only stand in evaluate.baselines");
        if (Hidden.Count is 0 or > 16 || Hidden.Any(width => width is < 1 or > 65_536))
            fault("hidden", $"must hold 1 to 16 widths of 1 to 65,536, received [{string.Join(", ", Hidden)}]");
        if (Actions.Count is < 2 or > 1000 || Actions.Any(change => !(change > -1 && double.IsFinite(change))) || Actions.Zip(Actions.Skip(1)).Any(pair => pair.First >= pair.Second))
            fault("actions", $"must hold 2 to 1,000 changes in rising order, each above -1, received [{string.Join(", ", Actions)}]");
    }
}
