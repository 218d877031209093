namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>
/// Off-policy estimators of a policy's mean reward from another's log: the direct method and the doubly robust estimator (Dudik, Langford and Li 2011), inverse propensity scoring
/// (Horvitz and Thompson 1952), its self-normalised form (Swaminathan and Joachims 2015), and the effective sample size (Kong 1992). They need the logging policy's true
/// propensities: a log without them, or of a policy that never tried an action, tells nothing about that action.
/// </summary>
public static class OffPolicy
{
    /// <summary>Estimates the mean reward of a policy.</summary>
    /// <param name="log">The decisions, at least one.</param>
    /// <param name="policy">The policy's probability of each action in each context; each row sums to 1.</param>
    /// <param name="rewards">A model's expected reward of each action in each context, such as <see cref="MeanRewards"/> of another part of the log.</param>
    /// <param name="maxWeight">The highest importance weight; a lower one trades bias for variance. Infinity cuts none.</param>
    /// <exception cref="EcomException">A decision or a row of the policy is out of range; the message names it.</exception>
    public static OffPolicyResult Estimate(IReadOnlyList<LoggedDecision> log, ActionTable policy, ActionTable rewards, double maxWeight = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(rewards);
        if (log.Count == 0)
            throw new EcomException("the log holds no decision, so that nothing can be estimated.");
        ArgumentOutOfRangeException.ThrowIfNotEqual(rewards.Actions, policy.Actions);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rewards.Contexts, policy.Contexts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxWeight);
        RequireProbabilities(policy);
        var (direct, weighted, robust, weights) = (new double[log.Count], new double[log.Count], new double[log.Count], new double[log.Count]);
        for (var i = 0; i < log.Count; i++)
        {
            var decision = log[i];
            RequireKnown(decision, i, policy);
            var chosen = policy[decision.Context];
            var expected = rewards[decision.Context];
            for (var action = 0; action < chosen.Length; action++)
                direct[i] += chosen[action] * expected[action];
            weights[i] = Math.Min(chosen[decision.Action] / decision.Propensity, maxWeight);
            weighted[i] = weights[i] * decision.Reward;
            robust[i] = direct[i] + (weights[i] * (decision.Reward - expected[decision.Action]));
        }

        var (sum, squares) = (weights.Sum(), weights.Sum(weight => weight * weight));
        return new OffPolicyResult(
            MeanOf(direct), MeanOf(weighted), SelfNormalised(log, weights, sum), MeanOf(robust), squares > 0 ? sum * sum / squares : 0, log.Count);
    }

    /// <summary>
    /// A reward model from a log: the mean reward of each action in each context; where it was never taken there, its mean over all contexts; where it was never taken at all, the
    /// mean of the log.
    /// </summary>
    /// <param name="log">The decisions, at least one.</param>
    /// <param name="contexts">The number of contexts.</param>
    /// <param name="actions">The number of actions.</param>
    public static ActionTable MeanRewards(IReadOnlyList<LoggedDecision> log, int contexts, int actions)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfZero(log.Count);
        var (sums, counts) = (new double[contexts * actions], new int[contexts * actions]);
        var (actionSums, actionCounts) = (new double[actions], new int[actions]);
        foreach (var decision in log)
        {
            var at = (decision.Context * actions) + decision.Action;
            sums[at] += decision.Reward;
            counts[at]++;
            actionSums[decision.Action] += decision.Reward;
            actionCounts[decision.Action]++;
        }

        var mean = log.Average(decision => decision.Reward);
        for (var at = 0; at < sums.Length; at++)
        {
            var action = at % actions;
            sums[at] = counts[at] > 0 ? sums[at] / counts[at] : actionCounts[action] > 0 ? actionSums[action] / actionCounts[action] : mean;
        }

        return new ActionTable(actions, sums);
    }

    private static OffPolicyEstimate MeanOf(double[] amounts)
    {
        var mean = amounts.Average();
        var squares = amounts.Sum(amount => (amount - mean) * (amount - mean));
        return new OffPolicyEstimate(mean, amounts.Length > 1 ? Math.Sqrt(squares / (amounts.Length - 1) / amounts.Length) : double.NaN);
    }

    // The error of a ratio by the delta method.
    private static OffPolicyEstimate SelfNormalised(IReadOnlyList<LoggedDecision> log, double[] weights, double sum)
    {
        if (sum <= 0)
            return new OffPolicyEstimate(double.NaN, double.NaN);
        double value = 0, squares = 0;
        for (var i = 0; i < weights.Length; i++)
            value += weights[i] * log[i].Reward / sum;
        for (var i = 0; i < weights.Length; i++)
            squares += Math.Pow(weights[i] * (log[i].Reward - value), 2);
        return new OffPolicyEstimate(value, weights.Length > 1 ? Math.Sqrt(squares) / sum : double.NaN);
    }

    private static void RequireProbabilities(ActionTable policy)
    {
        for (var context = 0; context < policy.Contexts; context++)
        {
            var sum = 0.0;
            foreach (var probability in policy[context])
            {
                if (!(probability >= 0))
                    throw new EcomException($"the policy's probabilities in context {context} must be 0 or more, received {probability}.");
                sum += probability;
            }

            if (Math.Abs(sum - 1) > 1e-6)
                throw new EcomException($"the policy's probabilities in context {context} must sum to 1, received {sum}.");
        }
    }

    private static void RequireKnown(LoggedDecision decision, int index, ActionTable policy)
    {
        if (decision.Context < 0 || decision.Context >= policy.Contexts || decision.Action < 0 || decision.Action >= policy.Actions)
            throw new EcomException($"decision {index} has context {decision.Context} and action {decision.Action}, but there are {policy.Contexts} contexts and {policy.Actions} actions.");
        if (!(decision.Propensity > 0 && decision.Propensity <= 1))
            throw new EcomException($"decision {index} has propensity {decision.Propensity}, which must be above 0 and at most 1; estimates need the logging policy's own probabilities.");
        if (!double.IsFinite(decision.Reward))
            throw new EcomException($"decision {index} has reward {decision.Reward}, which must be a finite number.");
    }
}
