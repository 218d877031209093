using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Scoring;

/// <summary>Writes the multipliers of campaigns' next slots, or the bids for coming auctions.</summary>
internal sealed class BidScoring(ScoreRequest request, RunFolder run)
{
    private const string CampaignsOption = "campaigns";
    private const string SlotsOption = "slots";
    private const string AuctionsOption = "auctions";
    private readonly DqnConfig _config = (DqnConfig)request.Config;

    /// <summary>Writes the file.</summary>
    public ScoreResult Run()
    {
        request.RefuseOptions(CampaignsOption, SlotsOption, AuctionsOption);
        TableWriter.EnsureWritable(request.Output);
        var clock = Stopwatch.StartNew();
        using var bids = Bids(out var budgets);
        var campaigns = Campaigns(budgets);
        var rows = request.Options.TryGetValue(AuctionsOption, out var auctions)
            ? new AuctionBids(request.Output, _config, request.Stop).Write(bids, campaigns, request.Options.ContainsKey(CampaignsOption), auctions)
            : WriteMultipliers(bids, campaigns);
        return new ScoreResult(request.Output, rows, [new("campaigns", campaigns.Count.ToString("N0", CultureInfo.InvariantCulture))], clock.Elapsed.TotalSeconds);
    }

    private ISlotBids Bids(out Func<double, double> budgetOf)
    {
        var device = DqnFamily.Prepare(_config);
        if (_config.Agent.Kind == BidderKind.Dqn)
        {
            var agent = TrainedAgent.Load(run, _config, device);
            budgetOf = agent.Scale.Budget;
            return new AgentSlotBids(agent, _config);
        }

        // A rule is tuned anew, from the data that it was tuned on.
        var facts = BiddingMarket.Load(_config).Facts;
        budgetOf = facts.Budget;
        return new RuleSlotBids(_config, facts, request.Stop);
    }

    /// <summary>The campaigns given; without any, one at its first slot for each of the run's budget fractions.</summary>
    private IReadOnlyList<Campaign> Campaigns(Func<double, double> budgetOf)
    {
        var slots = request.Options.GetValueOrDefault(SlotsOption);
        if (request.Options.TryGetValue(CampaignsOption, out var path))
            return new CampaignReader(_config.Market.Slots).Read(path, slots);
        return slots is null
            ? [.. _config.Budget.Fractions.Select(fraction => new Campaign(string.Create(CultureInfo.InvariantCulture, $"budget {fraction}"), budgetOf(fraction), []))]
            : throw new ScoreOptionException("--slots tells what campaigns' slots came to, so --campaigns must name a table of campaign and budget beside it");
    }

    private long WriteMultipliers(ISlotBids bids, IReadOnlyList<Campaign> campaigns)
    {
        using var writer = new TableWriter(request.Output,
        [
            new("campaign", OutputType.Text), new("slot", OutputType.Int32), new("budget_left", OutputType.Double), new("lambda", OutputType.Double), new("multiplier", OutputType.Double),
        ]);
        var lambdas = new double[campaigns.Count];
        for (var i = 0; i < lambdas.Length; i++)
        {
            lambdas[i] = bids.Begin(campaigns[i]) ?? throw new ScoreOptionException(
                $"the run's bidder '{Baselines.BidderFactory.NameOf(_config.Agent.Kind)}' has no multiplier, each auction has a bid of its own; name the coming auctions with --auctions");
        }

        writer.Write(
            lambdas.Length, campaigns.Select(campaign => campaign.Name).ToArray(), campaigns.Select(campaign => campaign.Slots.Count).ToArray(),
            campaigns.Select(campaign => campaign.Left).ToArray(), lambdas, Array.ConvertAll(lambdas, lambda => 1 / lambda));
        writer.Commit();
        return lambdas.Length;
    }
}
