using System.Text.Json;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>
/// The policy of a run as two files that a bidder can run without this product: <c>policy.safetensors</c>, the layers' weights and biases, and <c>policy.json</c>, what the
/// network's inputs are, what its outputs mean, and the yardsticks. README describes the format.
/// </summary>
internal static class PolicyFile
{
    private const string WeightsName = "policy.safetensors";
    private const string DescriptionName = "policy.json";

    /// <summary>Writes both files into a run folder.</summary>
    public static void Write(RunFolder run, TrainedAgent agent, DqnConfig config)
    {
        var network = agent.Learner.Network;
        Safetensors.Write(Path.Combine(run.Path, WeightsName), agent.Learner.ModelState);
        var description = new
        {
            Format = 1,
            Weights = WeightsName,
            Layers = network.Layers.Count,
            network.IsDueling,
            Inputs = new StateEncoder(agent.Scale, config.Budget.CostLimit()).Describe().Select(input => new { input.Name, input.Formula }),
            Actions = config.Agent.Actions,
            config.Market.Slots,
            config.Agent.Smoothing,
            config.Agent.LambdaRange,
            CostLimit = config.Budget.CostLimit(),
            Guard = CostGuard.Of(config.Budget) is { } guard ? new { guard.Gain, guard.Offset } : null,
            config.Market.MaxBid,
            agent.Scale,
        };
        DurableFile.WriteText(Path.Combine(run.Path, DescriptionName), JsonSerializer.Serialize(description, RunJson.Options));
    }
}
