using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Scoring;
using EcomAi.Deep.Training;
using TorchSharp;

namespace EcomAi.Deep.Bidding;

/// <summary>The family <c>dqn</c>: what to bid for ads, so that a budget wins the most.</summary>
public sealed class DqnFamily : IModelFamily
{
    internal const string FamilyName = "dqn";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public string Description => "bidding for ads under a budget: a bid multiplier for every slot (a deep Q-network, and pacing rules)";

    /// <inheritdoc/>
    public Type ConfigType => typeof(DqnConfig);

    /// <inheritdoc/>
    public RunResult Train(TrainRequest request) => new DqnTraining(request).Run();

    /// <inheritdoc/>
    public RunResult Evaluate(EvaluateRequest request)
    {
        using var run = RunFolder.Open(request.Run);
        return new DqnEvaluation(request, run).Run();
    }

    /// <inheritdoc/>
    public ScoreResult Score(ScoreRequest request)
    {
        using var run = RunFolder.Open(request.Run);
        return new BidScoring(request, run).Run();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Reporting.ReportSection> ReportSections(RunFolder run) => BidReport.Sections(run);

    /// <summary>Sets what the run asks of torch, and finds the device.</summary>
    internal static torch.Device Prepare(DqnConfig config) => TorchRuntime.Prepare(config);
}
