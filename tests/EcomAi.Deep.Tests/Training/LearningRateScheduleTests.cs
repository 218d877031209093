using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(LearningRateDecay.None, 5, .1)]
    [InlineData(LearningRateDecay.Linear, 0, .1)]
    [InlineData(LearningRateDecay.Linear, 5, .05)]
    [InlineData(LearningRateDecay.Cosine, 0, .1)]
    [InlineData(LearningRateDecay.Cosine, 5, .05)]
    [InlineData(LearningRateDecay.Cosine, 10, 0)]
    public void The_rate_is_a_function_of_the_step(LearningRateDecay decay, long step, double expected)
    {
        Assert.Equal(expected, new LearningRateSchedule(.1, decay, 10).At(step), 12);
    }
}
