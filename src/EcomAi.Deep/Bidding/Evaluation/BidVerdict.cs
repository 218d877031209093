using System.Globalization;

namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>Whether a bidder beats the best rule beside it.</summary>
internal static class BidVerdict
{
    /// <summary>One sentence: against the rule with the highest mean R/R*, in how many settings the paired interval of the difference lies above 0, and in how many below.</summary>
    /// <param name="evaluation">Knows the intervals.</param>
    /// <param name="own">The bidder's scores, one a setting.</param>
    /// <param name="rules">The scores of rules that could exist, each one a setting.</param>
    /// <returns>Null where there is no rule or no interval.</returns>
    public static string? Of(BiddingEvaluation evaluation, IReadOnlyList<BidderScore> own, IReadOnlyList<IReadOnlyList<BidderScore>> rules)
    {
        if (rules.Count == 0)
            return null;
        var best = rules.MaxBy(scores => scores.Average(score => score.Ratio))!;
        var (better, worse) = (0, 0);
        for (var setting = 0; setting < own.Count; setting++)
        {
            if (evaluation.Difference(own[setting], best[setting]) is not { } difference)
                return null;
            better += difference.Low > 0 ? 1 : 0;
            worse += difference.High < 0 ? 1 : 0;
        }

        var mean = own.Average(score => score.Ratio) - best.Average(score => score.Ratio);
        var settings = own.Count == 1 ? "setting" : "settings";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"against {best[0].Bidder}, the best rule here: R/R* {mean:+0.0000;-0.0000;0.0000} in the mean; clearly more value in {better} of {own.Count} {settings}, clearly less in {worse} (95 % intervals of the paired difference)");
    }
}
