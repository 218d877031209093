using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding;

/// <summary>Measures a finished run again from its checkpoint and its market.</summary>
internal sealed class DqnEvaluation(EvaluateRequest request, RunFolder run)
{
    private readonly DqnConfig _config = (DqnConfig)request.Config;

    /// <summary>Recomputes the run's table.</summary>
    public RunResult Run()
    {
        var device = DqnFamily.Prepare(_config);
        var market = BiddingMarket.Load(_config);
        var table = new BidTable(_config, market, request.Observer, request.Stop);
        using var agent = _config.Agent.Kind == BidderKind.Dqn ? TrainedAgent.Load(run, _config, device) : null;
        return new RunResult
        {
            Run = run.Path,
            Family = DqnFamily.FamilyName,
            Part = "test",
            ChosenBy = BidMetricNames.Ratio,
            Facts = [.. market.Data.Facts, .. BidTable.Describe(agent)],
            Models = table.Measure(run, agent, run.ReadResult()?.Models[0].FitSeconds ?? 0),
            PeakMemoryBytes = TorchRuntime.PeakMemoryBytes,
            PeakDeviceMemoryBytes = TorchRuntime.PeakDeviceMemoryBytes,
        };
    }
}
