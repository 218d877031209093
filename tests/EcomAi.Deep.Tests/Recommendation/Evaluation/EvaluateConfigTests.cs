using EcomAi.Deep.Recommendation.Baselines;
using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Tests.Recommendation.Evaluation;

public class EvaluateConfigTests
{
    private static List<string> Faults(EvaluateConfig config)
    {
        var faults = new List<string>();
        config.Validate((option, problem) => faults.Add($"{option}: {problem}"));
        return faults;
    }

    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Faults(new EvaluateConfig()));

    [Fact]
    public void A_validation_metric_at_a_length_that_is_not_measured_is_a_fault()
    {
        var fault = Assert.Single(Faults(new EvaluateConfig { K = [5], ValidationMetric = "NDCG@10" }));
        Assert.Equal("validationMetric: must be one of HR@5, NDCG@5, Recall@5, Precision@5, MRR@5, MAP@5, received 'NDCG@10'", fault);
    }

    [Fact]
    public void Every_broken_rule_is_reported()
    {
        var faults = Faults(new EvaluateConfig
        {
            K = [0, 10],
            Protocols = [],
            Baselines = [BaselineKind.Ease, BaselineKind.Ease],
        });

        Assert.Equal(
            ["k: every length must be 1..1000, received 0", "protocols: must name at least one of full, sampled", "baselines: names Ease more than once"],
            faults);
    }
}
