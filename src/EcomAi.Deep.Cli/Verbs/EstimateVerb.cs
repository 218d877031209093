using System.CommandLine;
using System.Globalization;
using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Cli.Printing;

namespace EcomAi.Deep.Cli.Verbs;

/// <summary><c>ecomai estimate</c>, the bidding family's own verb: what a policy would earn, from what another one did.</summary>
internal static class EstimateVerb
{
    public static Command Create()
    {
        var log = new Option<string>("--log") { Description = "What was done, as Parquet, one row a decision: context, action (integers from 0), propensity (probability with which the action was taken), reward", HelpName = "FILE", Required = true };
        var policy = new Option<string>("--policy") { Description = "What is to be judged, as Parquet: context, action, probability; an action without a row has 0", HelpName = "FILE", Required = true };
        var maxWeight = new Option<double?>("--max-weight") { Description = "The highest importance weight (probability / propensity): bias for less variance; none is cut unless given", HelpName = "W" };
        var verb = new Command("estimate", "Estimate what a policy would earn, from a log of what another one did") { log, policy, maxWeight };
        verb.SetAction(options =>
        {
            var weight = options.GetValue(maxWeight) ?? double.PositiveInfinity;
            if (!(weight > 0))
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"invalid --max-weight: must be above 0, received {weight}"));
            var result = LogEstimate.Of(options.GetValue(log)!, options.GetValue(policy)!, weight);
            if (new Session(options).IsJson)
                Session.PrintJson(result);
            else
                Print(result);
            return 0;
        });
        return verb;
    }

    private static void Print(LogEstimate result)
    {
        var (page, estimates) = (Session.Page(), result.Estimates);
        var facts = new List<KeyValuePair<string, string>>
        {
            new("decisions", string.Create(CultureInfo.InvariantCulture, $"{estimates.Decisions:N0}, contexts {result.Contexts:N0}, actions {result.Actions:N0}")),
            new("effective sample", string.Create(CultureInfo.InvariantCulture, $"{estimates.EffectiveSampleSize:#,0.0} decisions of the policy's own, {estimates.EffectiveSampleSize / estimates.Decisions:P1} of the log")),
            new("reward model", "the log's mean reward per context and action"),
        };
        if (double.IsFinite(result.MaxWeight))
            facts.Add(new("weights", string.Create(CultureInfo.InvariantCulture, $"cut at {result.MaxWeight}")));
        if (result.Untried > 0)
            facts.Add(new("never taken", string.Create(CultureInfo.InvariantCulture, $"{result.Untried:P1} of the policy's actions in their context: of their rewards the log says nothing")));
        page.Facts(facts);
        page.Line();
        var table = new TextTable(["mean reward of a decision", "estimate", "standard error"], [false, true, true]);
        Add(table, "direct method", estimates.Direct);
        Add(table, "IPS", estimates.Ips);
        Add(table, "self-normalised IPS", estimates.SelfNormalised);
        Add(table, "doubly robust", estimates.DoublyRobust);
        page.Table(table);
        page.Line();
        page.Paragraph("The standard errors leave out the reward model's own error: the direct method's is only the spread of contexts.");
        if (result.Warning is { } warning)
            page.Paragraph($"Warning: {warning}");
    }

    private static void Add(TextTable table, string name, OffPolicyEstimate estimate) => table.Add(new Cell(name), Number(estimate.Value), Number(estimate.StandardError));

    private static Cell Number(double value) => double.IsNaN(value) ? new Cell("-", IsDim: true) : new Cell(value.ToString("G6", CultureInfo.InvariantCulture));
}
