using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Bidding.Market;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Bidding.Scoring;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding;

/// <summary>One training command: market, run folder, training chosen on the validation part, the test part, the policy that leaves the building, the result.</summary>
internal sealed class DqnTraining(TrainRequest request)
{
    /// <summary>States count as the same for the best return when all their numbers, each around 1, agree to this.</summary>
    private const double RewardGrid = .25;
    private readonly DqnConfig _config = (DqnConfig)request.Config;

    /// <summary>Trains and leaves a finished run folder.</summary>
    public RunResult Run()
    {
        var device = DqnFamily.Prepare(_config);
        using var resumed = request.ResumeFrom is { } resume ? RunFolder.Open(resume, request.OutputRoot) : null;
        var market = BiddingMarket.Load(_config);
        foreach (var fact in market.Data.Facts)
            request.Observer.Detail($"{fact.Key}: {fact.Value}");
        using var created = resumed is null ? RunFolder.Create(request.OutputRoot, DqnFamily.FamilyName) : null;
        var run = resumed ?? created!;
        if (created is not null)
        {
            run.WriteConfig(ConfigWriter.ToJson(_config));
            run.WriteEnvironment(RunEnvironment.Describe(TorchRuntime.Describe(), device.ToString(), _config.Threads, market.Data.Files));
        }

        var table = new BidTable(_config, market, request.Observer, request.Stop);
        var outcome = _config.Agent.Kind == BidderKind.Dqn ? TrainAgent(run, market, table, device) : Fit(run, market);
        using var agent = _config.Agent.Kind == BidderKind.Dqn ? TrainedAgent.Load(run, _config, device) : null;
        if (agent is not null)
            PolicyFile.Write(run, agent, _config);
        var result = new RunResult
        {
            Run = run.Path,
            Family = DqnFamily.FamilyName,
            Part = "test",
            ChosenBy = BidMetricNames.Ratio,
            Facts = [.. market.Data.Facts, .. BidTable.Describe(agent)],
            Models = table.Measure(run, agent, outcome.StepSeconds),
            TrainingNote = Note(outcome),
            TrainSeconds = outcome.StepSeconds,
            SamplesPerSecond = _config.Agent.Kind == BidderKind.Dqn ? outcome.Samples / Math.Max(outcome.StepSeconds, 1e-9) : 0,
            PeakMemoryBytes = TorchRuntime.PeakMemoryBytes,
            PeakDeviceMemoryBytes = TorchRuntime.PeakDeviceMemoryBytes,
            NextCommand = $"./ecomai score --run {run.Path} --output multipliers.parquet",
        };
        run.WriteResult(result);
        ReportWriter.Write(run, BidReport.Sections(run));
        return result;
    }

    /// <summary>The agent of a configuration at its start, drawn from the seed.</summary>
    internal static DqnLearner Learner(DqnConfig config, Device device)
    {
        var train = config.Train;
        var options = new DqnLearnerOptions
        {
            Hidden = config.Agent.Hidden,
            Dueling = config.Agent.Dueling,
            DoubleQ = train.DoubleQ,
            Gamma = train.Gamma,
            NStep = train.NStep,
            BatchSize = train.BatchSize,
            LearningRate = train.LearningRate,
            HuberDelta = train.HuberDelta,
            ClipNorm = train.ClipNorm,
            TargetRate = train.TargetTau > 0 ? train.TargetTau : 1,
            TargetEvery = train.TargetTau > 0 ? 1 : train.TargetEvery,
            Prioritized = train.Prioritized,
            PriorityAlpha = train.PriorityAlpha,
            PriorityBeta = train.PriorityBeta,
            PriorityBetaUpdates = (long)train.UpdatesPerRound * train.RoundsPerEpoch * train.Epochs,
            ConservativeWeight = train.Conservative,
            UnevenExploration = train.EpsilonUneven,
            Capacity = train.Memory,
        };
        var features = StateEncoder.FeaturesOf(config.Budget.CostLimit());
        return new DqnLearner(features, config.Agent.Actions.Count, train.Environments, options, config.Seed, masked: true, device);
    }

    private TrainingOutcome TrainAgent(RunFolder run, BiddingMarket market, BidTable table, Device device)
    {
        var scale = market.Scale(_config);
        var log = ShiftedLog.Cut(market.Data.Log, market.Data.Train, _config.Market.Episode == EpisodeKind.Auctions && _config.Market.Auctions is not null ? _config.Train.Offsets : 1);
        var rules = market.Facts.Rules;
        var process = new DecisionProcess(new SlotIndex(log, rules), new HindsightIndex(log, rules.MaxBid), scale, _config, _config.Train.Environments);
        using var learner = Learner(_config, device);
        using var rewards = _config.Train.Reward == RewardKind.EpisodeBest ? new RewardNetwork(process.Features, _config.Agent.Actions.Count, learner.Options, RewardGrid, _config.Seed, device) : null;
        var best = rewards is null ? null : new EpisodeBestRewards(rewards, process.Environments, process.Slots, process.Features);
        var practice = new Practice(process, new TrainingTasks(log, scale, _config), _config, best);
        var bidder = new DqnBidder(learner, scale, market.Facts.Slots, _config);
        using var job = new DqnJob(learner, practice, _config, () => table.Validate(bidder), folder => ScaleFile.Write(folder, scale));
        return new Trainer(_config.Train, _config.Seed, run, request.Observer, request.Stop).Run(job);
    }

    private TrainingOutcome Fit(RunFolder run, BiddingMarket market)
    {
        var log = market.Data.Log;
        using var job = new RuleJob(market.Facts, Math.Max(1, log.EpisodeStart(market.Data.Train.End.Value)));
        return new Trainer(_config.Train with { Epochs = 1 }, _config.Seed, run, request.Observer, request.Stop).Run(job);
    }

    private string? Note(TrainingOutcome outcome) => _config.Agent.Kind != BidderKind.Dqn ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{outcome.Epochs} epochs ({outcome.EndReason}); epoch {outcome.BestEpoch} chosen by validation {BidEvaluateConfig.MetricOf(_config)} {outcome.BestValue:F4}");
}
