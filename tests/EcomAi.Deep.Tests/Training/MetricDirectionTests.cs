using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Training;

public sealed class MetricDirectionTests
{
    [Theory]
    [InlineData("NDCG@10", true)]
    [InlineData("WQL", false)]
    [InlineData("Pinball@0.1", false)]
    [InlineData("MAP@10", true)]
    [InlineData("MAPE", false)]
    [InlineData("Coverage@80", null)]
    [InlineData("Bias", null)]
    [InlineData("Frechet distance", false)]
    [InlineData("KID x1000", false)]
    [InlineData("Memorised", false)]
    [InlineData("Density", true)]
    [InlineData("Coverage", true)]
    [InlineData("Label accuracy", true)]
    public void Rankings_want_more_errors_less_and_the_rest_neither(string metric, bool? expected) => Assert.Equal(expected, MetricDirection.IsHigherBetter(metric));
}
