using EcomAi.Deep.Bidding.Evaluation;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Evaluation;

public sealed class OffPolicyTests
{
    private static readonly ActionTable Policy = new(2, [.8, .2]);
    private static readonly ActionTable Model = new(2, [.6, .1]);

    // Weights 1.6, .4, 2.
    private static readonly LoggedDecision[] Three = [new(0, 0, .5, 1), new(0, 1, .5, 0), new(0, 0, .4, .5)];

    [Fact]
    public void Estimates_are_those_by_hand()
    {
        var result = OffPolicy.Estimate(Three, Policy, Model);
        Assert.Equal(.5, result.Direct.Value, 12); // .8 * .6 + .2 * .1
        Assert.Equal(2.6 / 3, result.Ips.Value, 12); // (1.6 + 0 + 1) / 3
        Assert.Equal(.65, result.SelfNormalised.Value, 12); // 2.6 / 4
        Assert.Equal(1.9 / 3, result.DoublyRobust.Value, 12); // (.5 + 1.6 * .4) + (.5 - .4 * .1) + (.5 - 2 * .1)
        Assert.Equal(16 / 6.72, result.EffectiveSampleSize, 12);
        Assert.Equal(0, result.Direct.StandardError, 12);
        Assert.Equal(Math.Sqrt(.98 / 4.5), result.Ips.StandardError, 12); // 1.6, 0 and 1 about 2.6 / 3: 1.30667 / 2 / 3
        Assert.Equal(Math.Sqrt(.4712) / 4, result.SelfNormalised.StandardError, 12); // .56, -.26 and -.3
    }

    [Fact]
    public void Weights_may_be_cut()
    {
        // Weights 1, .4, 1.
        var result = OffPolicy.Estimate(Three, Policy, Model, 1);
        Assert.Equal(.5, result.Ips.Value, 12);
        Assert.Equal(1.5 / 2.4, result.SelfNormalised.Value, 12);
    }

    [Fact]
    public void A_model_of_means_falls_back_to_the_action_and_then_to_the_log()
    {
        var model = OffPolicy.MeanRewards([new(0, 0, .5, 1), new(0, 0, .5, 0), new(0, 1, .5, 1), new(1, 0, .5, 1)], 2, 3);
        Assert.Equal([.5, 1, .75], model[0].ToArray());
        Assert.Equal([1, 1, .75], model[1].ToArray());
    }

    // A bandit of 3 contexts and 4 actions whose rewards are 0 or 1 with these chances.
    private static readonly double[] Chances = [.1, .3, .5, .2, .6, .1, .2, .4, .05, .15, .25, .9];
    private static readonly double[] Logging = [.4, .3, .2, .1, .1, .5, .2, .2, .25, .25, .3, .2];
    private static readonly double[] Target = [.1, .1, .7, .1, .6, .1, .1, .2, .05, .05, .1, .8];

    private static double TrueValue() => Enumerable.Range(0, 12).Sum(at => Target[at] * Chances[at]) / 3;

    private static LoggedDecision[] Log(int count, bool truePropensities)
    {
        var draws = new Xoshiro256(11);
        var log = new LoggedDecision[count];
        for (var i = 0; i < count; i++)
        {
            var (context, action, chance) = (draws.NextInt(3), 0, draws.NextDouble());
            while (action < 3 && (chance -= Logging[(context * 4) + action]) >= 0)
                action++;
            var at = (context * 4) + action;
            log[i] = new LoggedDecision(context, action, truePropensities ? Logging[at] : .25, draws.NextDouble() < Chances[at] ? 1 : 0);
        }

        return log;
    }

    private static double ErrorsAway(OffPolicyEstimate estimate) => Math.Abs(estimate.Value - TrueValue()) / estimate.StandardError;

    [Fact]
    public void Estimators_find_the_known_value_of_a_bandit()
    {
        var log = Log(20_000, truePropensities: true);
        var result = OffPolicy.Estimate(log, new ActionTable(4, Target), OffPolicy.MeanRewards(Log(4000, true), 3, 4));
        Assert.InRange(ErrorsAway(result.Ips), 0, 3);
        Assert.InRange(ErrorsAway(result.SelfNormalised), 0, 3);
        Assert.InRange(ErrorsAway(result.DoublyRobust), 0, 3);
        Assert.InRange(result.Direct.Value, TrueValue() - .02, TrueValue() + .02);
        Assert.True(result.DoublyRobust.StandardError < result.Ips.StandardError);

        // Mean squared weight = sum of target^2 / logging over 3 contexts.
        var squares = Enumerable.Range(0, 12).Sum(at => Target[at] * Target[at] / Logging[at]) / 3;
        Assert.InRange(result.EffectiveSampleSize, .97 * 20_000 / squares, 1.03 * 20_000 / squares);
    }

    [Fact]
    public void The_doubly_robust_estimate_needs_only_one_of_model_and_propensities_to_be_right()
    {
        var target = new ActionTable(4, Target);
        var wrongModel = new ActionTable(4, [.. Chances.Select(chance => 1 - chance)]);
        var byPropensities = OffPolicy.Estimate(Log(20_000, truePropensities: true), target, wrongModel);
        Assert.InRange(ErrorsAway(byPropensities.DoublyRobust), 0, 3);
        Assert.True(Math.Abs(byPropensities.Direct.Value - TrueValue()) > .05);

        var byModel = OffPolicy.Estimate(Log(20_000, truePropensities: false), target, new ActionTable(4, Chances));
        Assert.InRange(ErrorsAway(byModel.DoublyRobust), 0, 3);
        Assert.True(ErrorsAway(byModel.Ips) > 10);
    }

    [Fact]
    public void Faults_name_the_decision()
    {
        static string Message(LoggedDecision decision) => Assert.Throws<EcomException>(() => OffPolicy.Estimate([Three[0], decision], Policy, Model)).Message;
        Assert.Contains("decision 1 has propensity 0", Message(new(0, 0, 0, 1)), StringComparison.Ordinal);
        Assert.Contains("decision 1 has context 0 and action 2", Message(new(0, 2, .5, 1)), StringComparison.Ordinal);
        Assert.Contains("decision 1 has reward NaN", Message(new(0, 0, .5, double.NaN)), StringComparison.Ordinal);
        Assert.Contains("no decision", Assert.Throws<EcomException>(() => OffPolicy.Estimate([], Policy, Model)).Message, StringComparison.Ordinal);
        Assert.Contains("sum to 1", Assert.Throws<EcomException>(() => OffPolicy.Estimate(Three, new ActionTable(2, [.8, .3]), Model)).Message, StringComparison.Ordinal);
    }
}
