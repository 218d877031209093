using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Bidding;

/// <summary>The <c>train</c> section. A step plays one slot in all environments, then updates the network; an epoch is <see cref="RoundsPerEpoch"/> episodes of each.</summary>
public sealed record DqnTrainConfig : LoopConfig, IValidatedSection
{
    /// <summary>Episodes played side by side. Default 256, range 1 to 1,048,576.</summary>
    [Range(1, 1_048_576)]
    public int Environments { get; init; } = 256;

    /// <summary>Episodes that each environment plays in an epoch. Default 2, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int RoundsPerEpoch { get; init; } = 2;

    /// <summary>Updates of the network in each round of episodes, spread evenly over its slots. Default 60, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int UpdatesPerRound { get; init; } = 60;

    /// <summary>Transitions in the memory before the first update. Default 10,000, range 1 to 100,000,000.</summary>
    [Range(1, 100_000_000)]
    public int WarmUp { get; init; } = 10_000;

    /// <summary>Transitions of one update. Default 512, range 1 to 1,048,576.</summary>
    [Range(1, 1_048_576)]
    public int BatchSize { get; init; } = 512;

    /// <summary>The learning rate of Adam at the first step. Default .001, range 0.00000001 to 1.</summary>
    [Range(1e-8, 1)]
    public double LearningRate { get; init; } = .001;

    /// <summary>How the learning rate falls from its first to its last step. Default <c>none</c>.</summary>
    public Training.LearningRateDecay Decay { get; init; } = Training.LearningRateDecay.None;

    /// <summary>The largest norm of a gradient; larger ones are scaled down. 0 sets none. Default 10, range 0 to 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public double ClipNorm { get; init; } = 10;

    /// <summary>What a reward of the next slot is worth now. Default 1 (DRLB), range 0 to 1.</summary>
    [Range(0, 1)]
    public double Gamma { get; init; } = 1;

    /// <summary>Rewards summed before the network's own estimate takes over. Default 8, range 1 to 1000.</summary>
    [Range(1, 1000)]
    public int NStep { get; init; } = 8;

    /// <summary>Whether the online network chooses the next action and the target network values it (double DQN, van Hasselt et al. 2016). Default true.</summary>
    public bool DoubleQ { get; init; } = true;

    /// <summary>The error at which the loss turns from quadratic to linear (Huber). Default 1, range 0.000001 to 1,000,000.</summary>
    [Range(1e-6, 1_000_000)]
    public double HuberDelta { get; init; } = 1;

    /// <summary>Transitions remembered. Default 200,000, range 1 to 100,000,000.</summary>
    [Range(1, 100_000_000)]
    public int Memory { get; init; } = 200_000;

    /// <summary>Whether transitions with larger errors are drawn more often (proportional prioritized replay, Schaul et al. 2016). Default false.</summary>
    public bool Prioritized { get; init; }

    /// <summary>How strongly errors decide what is drawn: 0 not at all, 1 in proportion. Default .6, range 0 to 1.</summary>
    [Range(0, 1)]
    public double PriorityAlpha { get; init; } = .6;

    /// <summary>How fully the weights make up for what is drawn too often, at the first step; it rises to 1. Default .4, range 0 to 1.</summary>
    [Range(0, 1)]
    public double PriorityBeta { get; init; } = .4;

    /// <summary>The part of the online network that flows into the target network at every update; 0 copies it whole every <see cref="TargetEvery"/> updates. Default .01, range 0 to 1.</summary>
    [Range(0, 1)]
    public double TargetTau { get; init; } = .01;

    /// <summary>Updates between two copies where <see cref="TargetTau"/> is 0. Default 100 (DRLB), range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int TargetEvery { get; init; } = 100;

    /// <summary>The part of random actions at the first step. Default 1, range 0 to 1.</summary>
    [Range(0, 1)]
    public double EpsilonStart { get; init; } = 1;

    /// <summary>The part of random actions after <see cref="EpsilonDecay"/>. Default .05, range 0 to 1.</summary>
    [Range(0, 1)]
    public double EpsilonEnd { get; init; } = .05;

    /// <summary>The part of the training in which random actions become fewer. Default .5, range 0 to 1.</summary>
    [Range(0, 1)]
    public double EpsilonDecay { get; init; } = .5;

    /// <summary>
    /// The part of random actions in states where Q does not rise to one peak and fall over the ordered actions, a sign of a state little known (DRLB). Default 0: the
    /// schedule alone decides. Range 0 to 1.
    /// </summary>
    [Range(0, 1)]
    public double EpsilonUneven { get; init; }

    /// <summary>Weight of the conservative loss, logsumexp Q - Q of the action taken (CQL, Kumar et al. 2020). Default 0, range 0 to 1000.</summary>
    [Range(0, 1000)]
    public double Conservative { get; init; }

    /// <summary>
    /// Whether the agent learns from what another bidder did: a pacer that raises lambda in proportion to how much faster than an even course it has spent, with the part
    /// <see cref="EpsilonStart"/> of random actions throughout (with its default of 1 all are); no bid is the network's own. Default false.
    /// </summary>
    public bool Offline { get; init; }

    /// <summary>What a slot's reward is. Default <c>regret</c>.</summary>
    public RewardKind Reward { get; init; } = RewardKind.Regret;

    /// <summary>What rewards, parts of an episode's optimum, are multiplied by, so that errors are around 1. Default 100, range 0.000001 to 1,000,000.</summary>
    [Range(1e-6, 1_000_000)]
    public double RewardScale { get; init; } = 100;

    /// <summary>
    /// Training episodes start with the tuned bid times a factor between <see cref="StartLow"/> and <see cref="StartHigh"/>, drawn evenly in logarithm. Default .15, range 0.001 to
    /// 1.
    /// </summary>
    [Range(1e-3, 1)]
    public double StartLow { get; init; } = .15;

    /// <summary>See <see cref="StartLow"/>. Default 2.5, range 1 to 1000.</summary>
    [Range(1, 1000)]
    public double StartHigh { get; init; } = 2.5;

    /// <summary>The part of the training episodes that start with the tuned bid itself. Default .2, range 0 to 1.</summary>
    [Range(0, 1)]
    public double RightStarts { get; init; } = .2;

    /// <summary>
    /// Training episodes have budgets drawn evenly in logarithm from the smallest of <c>budget.fractions</c> divided by this to the largest times this, so that one agent serves
    /// any budget. Default 1.4, range 1 to 100.
    /// </summary>
    [Range(1, 100)]
    public double BudgetSpread { get; init; } = 1.4;

    /// <summary>
    /// Where training episodes begin, for episodes of a number of auctions: that many places, evenly spread over the span of an episode, so that the same auctions are seen in
    /// other company. Default 1: where the log's episodes begin. Range 1 to 1000.
    /// </summary>
    [Range(1, 1000)]
    public int Offsets { get; init; } = 1;

    /// <summary>What an excess of cost over the limit costs in reward: each unit of money this times what money is worth at the tuned start. Default 3, range 0 to 1000.</summary>
    [Range(0, 1000)]
    public double LimitPenalty { get; init; } = 3;

    /// <summary>What an episode that ends above the limit costs in reward on top, in parts of its optimum. Default .01, range 0 to 1000.</summary>
    [Range(0, 1000)]
    public double ViolationPenalty { get; init; } = .01;

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (EpsilonEnd > EpsilonStart)
            fault("epsilonEnd", $"must not be above train.epsilonStart ({EpsilonStart}), received {EpsilonEnd}");
        if (WarmUp > Memory)
            fault("warmUp", $"must not be above train.memory ({Memory}), received {WarmUp}; no update would ever be made");
        if (BatchSize > WarmUp)
            fault("batchSize", $"must not be above train.warmUp ({WarmUp}), received {BatchSize}");
    }
}
