using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>What a policy would earn, judged from a file of what another one did. The reward model is <see cref="OffPolicy.MeanRewards"/> of the same log.</summary>
/// <param name="Log">The log's file.</param>
/// <param name="Policy">The policy's file.</param>
/// <param name="Contexts">Contexts of the log.</param>
/// <param name="Actions">Actions that the log or the policy has in them.</param>
/// <param name="MaxWeight">The highest importance weight; infinity where none was cut.</param>
/// <param name="Estimates">Mean rewards of one decision, in the unit of the log's rewards.</param>
/// <param name="Untried">The share of the policy's actions, 0 to 1 of the log's decisions, that the log never took in their context: it says nothing of their rewards.</param>
/// <param name="Warning">One sentence where the log is worth too few decisions of the policy's own; null where it is not.</param>
public sealed record LogEstimate(
    string Log, string Policy, int Contexts, int Actions, double MaxWeight, OffPolicyResult Estimates, double Untried, string? Warning)
{
    private const double FewestDecisions = 30;
    private const double SmallestShare = 0.05;

    /// <summary>Reads and estimates.</summary>
    /// <param name="log">The log's file, as <see cref="DecisionTables.Read"/> takes it.</param>
    /// <param name="policy">The policy's file.</param>
    /// <param name="maxWeight">The highest importance weight, above 0. Infinity cuts none.</param>
    /// <exception cref="DataException">A file is not what it should be, or its numbers are too large for an estimate.</exception>
    public static LogEstimate Of(string log, string policy, double maxWeight = double.PositiveInfinity)
    {
        var tables = DecisionTables.Read(log, policy);
        var model = OffPolicy.MeanRewards(tables.Log, tables.Policy.Contexts, tables.Policy.Actions);
        var estimates = OffPolicy.Estimate(tables.Log, tables.Policy, model, maxWeight);
        if (!double.IsFinite(estimates.Ips.Value + estimates.DoublyRobust.Value + estimates.EffectiveSampleSize))
            throw new DataException($"{log}: rewards or inverse propensities are too large to be summed. Give --max-weight, or rewards in a larger unit.");
        return new LogEstimate(log, policy, tables.Policy.Contexts, tables.Policy.Actions, maxWeight, estimates, UntriedShare(tables), WarningOf(estimates));
    }

    private static double UntriedShare(DecisionTables tables)
    {
        var (policy, tried) = (tables.Policy, new bool[tables.Policy.Contexts * tables.Policy.Actions]);
        var decisions = new int[policy.Contexts];
        foreach (var decision in tables.Log)
        {
            tried[(decision.Context * policy.Actions) + decision.Action] = true;
            decisions[decision.Context]++;
        }

        var sum = 0.0;
        for (var at = 0; at < tried.Length; at++)
        {
            var (context, action) = Math.DivRem(at, policy.Actions);
            sum += tried[at] ? 0 : decisions[context] * policy[context][action];
        }

        return sum / tables.Log.Count;
    }

    private static string? WarningOf(OffPolicyResult estimates)
    {
        var (worth, decisions) = (estimates.EffectiveSampleSize, estimates.Decisions);
        var bound = worth < SmallestShare * decisions ? "5 % of them" : worth < FewestDecisions ? "30" : null;
        return bound is null ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The log's {decisions:N0} decisions are worth only {worth:0.0} of the policy's own, fewer than {bound}: do not rely on these estimates; log more decisions, of a policy closer to this one if there is one.");
    }
}
