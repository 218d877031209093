using EcomAi.Deep.Configuration;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation;

/// <summary>The <c>train</c> section.</summary>
public sealed record NcfTrainConfig : LoopConfig, IValidatedSection
{
    /// <summary>
    /// Training pairs of one step, positives and their negatives counted; with the loss <c>softmax</c> the positives alone, each of which meets all
    /// shared negatives. Default 4096, range 1 to 16,777,216.
    /// </summary>
    [Range(1, 16_777_216)]
    public int BatchSize { get; init; } = 4096;

    /// <summary>The learning rate. Default .001, range 0.00000001 to 100.</summary>
    [Range(1e-8, 100)]
    public double LearningRate { get; init; } = .001;

    /// <summary>
    /// The numbers that a tower's layers compute with while they learn; tables, products of factors, the loss and the optimizer are float32 always.
    /// <c>bf16</c> is for GPUs: on the CPU <c>fp32</c> is quicker. Default <c>fp32</c>.
    /// </summary>
    public Precision Precision { get; init; } = Precision.Fp32;

    /// <summary>How the learning rate falls from its first to its last step. Default <c>none</c>.</summary>
    public LearningRateDecay Decay { get; init; } = LearningRateDecay.None;

    /// <summary>The update rule. Default <c>adam</c>: Adam for layers, sparse Adam for the touched rows of the id tables.</summary>
    public NcfOptimizer Optimizer { get; init; } = NcfOptimizer.Adam;

    /// <summary>L2 weight λ: λ/2 times the squared norm of the rows a step touches joins the loss of each pair. Default 0, range 0 to 10.</summary>
    [Range(0, 10)]
    public double WeightDecay { get; init; }

    /// <summary>The loss. Default <c>bce</c>.</summary>
    public NcfLoss Loss { get; init; } = NcfLoss.Bce;

    /// <summary>Negatives drawn for each positive (bce, bpr), or shared by the positives of a batch (softmax). Default 4, range 1 to 1,048,576.</summary>
    [Range(1, 1_048_576)]
    public int Negatives { get; init; } = 4;

    /// <summary>The distribution negatives are drawn from. Default <c>uniform</c>.</summary>
    public NegativeSampling NegativeSampling { get; init; } = NegativeSampling.Uniform;

    /// <summary>The exponent α of <c>popularity</c> sampling: an item is drawn in proportion to (its users)^α. Default .75, range 0 to 2.</summary>
    [Range(0, 2)]
    public double PopularityAlpha { get; init; } = .75;

    /// <summary>Whether a drawn negative that the user is known to have is drawn again (bce, bpr) or masked (softmax). Default false.</summary>
    public bool RejectKnown { get; init; }

    /// <summary>
    /// With <c>softmax</c>, whether log(M q(j)) is taken off each negative's logit, q being the sampling distribution and M the negatives: the sampled
    /// partition function then estimates the full one (Bengio and Senécal 2008). Default true.
    /// </summary>
    public bool LogQ { get; init; } = true;

    /// <summary>With <c>softmax</c>, what the logits are divided by. Default 1, range 0.001 to 1000.</summary>
    [Range(0.001, 1000)]
    public double Temperature { get; init; } = 1;

    /// <summary>
    /// After the best epoch is chosen on validation, whether a second model is trained on training and validation rows together for as many epochs;
    /// it is the one that is tested and scores. Default false.
    /// </summary>
    public bool Refit { get; init; }

    /// <summary>An earlier run folder of the same kind and widths: rows of known ids are copied, new ids are initialised. Default none.</summary>
    public string? From { get; init; }

    /// <summary>Runs that a neumf model starts from. Default none.</summary>
    public PretrainedConfig? Pretrained { get; init; }

    /// <summary>The positives of a full batch.</summary>
    public int PositivesPerStep() => Loss == NcfLoss.Softmax ? BatchSize : Math.Max(1, BatchSize / (1 + Negatives));

    /// <inheritdoc/>
    public void Validate(Action<string, string> fault)
    {
        if (Loss != NcfLoss.Softmax && BatchSize < 1 + Negatives)
            fault("batchSize", $"must hold a positive and its {Negatives} negatives, that is at least {1 + Negatives}, received {BatchSize}");
        if (From is not null && Pretrained is not null)
            fault("pretrained", "must be left out when train.from is given");
    }
}
