namespace EcomAi.Deep.Bidding.Learning;

/// <summary>How a deep Q-network learns.</summary>
public sealed record DqnLearnerOptions
{
    /// <summary>Widths of the hidden layers. Default 100, 100, 100 (DRLB).</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [100, 100, 100];

    /// <summary>Whether a state's value and the actions' advantages have heads of their own (Wang et al. 2016). Default true.</summary>
    public bool Dueling { get; init; } = true;

    /// <summary>Whether the online network picks the next action and the target network values it (double DQN, van Hasselt et al. 2016). Default true.</summary>
    public bool DoubleQ { get; init; } = true;

    /// <summary>The discount of a step. Default 1, as in DRLB, range 0 to 1.</summary>
    public double Gamma { get; init; } = 1;

    /// <summary>Steps of rewards before the value of a later state is taken. Default 3, range 1 to 1000.</summary>
    public int NStep { get; init; } = 3;

    /// <summary>Transitions of one update. Default 32, range 1 to 1,048,576.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Adam's learning rate. Default .001, range 0 to 10.</summary>
    public double LearningRate { get; init; } = .001;

    /// <summary>Weight decay that shrinks the weights (AdamW). Default 0, range 0 to 10.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The error from which on the loss is linear (Huber 1964). Default 1, range 1e-6 to 1e9.</summary>
    public double HuberDelta { get; init; } = 1;

    /// <summary>The largest 2-norm of all gradients together; 0 sets no limit. Default 10, range 0 to 1e9.</summary>
    public double ClipNorm { get; init; } = 10;

    /// <summary>How far the target network moves towards the online one: 1 copies it. Default .005, range 1e-6 to 1.</summary>
    public double TargetRate { get; init; } = .005;

    /// <summary>Updates between two moves of the target network. Default 1, range 1 to 1,000,000,000.</summary>
    public int TargetEvery { get; init; } = 1;

    /// <summary>Whether transitions with large errors are drawn more often (Schaul et al. 2016). Default true.</summary>
    public bool Prioritized { get; init; } = true;

    /// <summary>How much the errors count in drawing. Default .6, range 0 to 1.</summary>
    public double PriorityAlpha { get; init; } = .6;

    /// <summary>How much of the bias of drawing is corrected at the first update. Default .4, range 0 to 1.</summary>
    public double PriorityBeta { get; init; } = .4;

    /// <summary>The update from which on all of it is; 0 leaves it as it is. Default 100,000, range 0 to 1e12.</summary>
    public long PriorityBetaUpdates { get; init; } = 100_000;

    /// <summary>
    /// The weight of the conservative loss, logsumexp Q(s, .) - Q(s, a) (CQL, Kumar et al. 2020), for learning from a log alone. Default 0, range 0 to 1000.
    /// </summary>
    public double ConservativeWeight { get; init; }

    /// <summary>
    /// The least part of random actions in states whose values over the ordered actions have more than one peak (DRLB: .5); 0 leaves that out. Default 0, range 0 to 1.
    /// </summary>
    public double UnevenExploration { get; init; }

    /// <summary>Transitions in memory. Default 100,000, range 1 to 100,000,000.</summary>
    public int Capacity { get; init; } = 100_000;
}
