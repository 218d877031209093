using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Learning;

public class NStepReturnsTests
{
    [Fact]
    public void Three_steps_become_one_with_discounted_rewards()
    {
        using var steps = new NStepReturns(1, 1, 0, 3, .5);
        Assert.Equal(0, Step(steps, 10, 0, 1, StepEnd.Running, 11).Count);
        Assert.Equal(0, Step(steps, 11, 1, 2, StepEnd.Running, 12).Count);
        Assert.Equal(["10 0 3 0.125 13"], Texts(Step(steps, 12, 2, 4, StepEnd.Running, 13))); // 1 + 2/2 + 4/4
        Assert.Equal(["11 1 6 0.125 14"], Texts(Step(steps, 13, 0, 8, StepEnd.Running, 14))); // 2 + 4/2 + 8/4
    }

    [Fact]
    public void At_the_end_all_rests_come_out_and_nothing_follows()
    {
        using var steps = new NStepReturns(1, 1, 0, 3, .5);
        Step(steps, 10, 0, 1, StepEnd.Running, 11);
        Assert.Equal(["10 0 2 0 12", "11 1 2 0 12"], Texts(Step(steps, 11, 1, 2, StepEnd.Terminal, 12)));
        Assert.Equal(0, Step(steps, 20, 0, 1, StepEnd.Running, 21).Count); // the next episode knows nothing of the last
    }

    [Fact]
    public void At_a_cut_the_last_state_still_counts()
    {
        using var steps = new NStepReturns(1, 1, 0, 3, .5);
        Step(steps, 10, 0, 1, StepEnd.Running, 11);
        Assert.Equal(["10 0 2 0.25 12", "11 1 2 0.5 12"], Texts(Step(steps, 11, 1, 2, StepEnd.Truncated, 12)));
    }

    [Fact]
    public void Environments_are_kept_apart()
    {
        using var steps = new NStepReturns(2, 1, 2, 2, 1);
        steps.Add([10, 20], [0, 1], [1, 5], [StepEnd.Running, StepEnd.Terminal], [11, 21], [true, true, false, true]);
        var rows = steps.Add([11, 30], [1, 0], [2, 6], [StepEnd.Running, StepEnd.Running], [12, 31], [true, false, true, true]);
        Assert.Equal(["10 0 3 1 12"], Texts(rows));
        Assert.Equal([true, false], rows.NextMasks.ToArray());
    }

    [Fact]
    public void Steps_under_way_are_saved()
    {
        using var steps = new NStepReturns(1, 1, 0, 3, .5);
        using var loaded = new NStepReturns(1, 1, 0, 3, .5);
        for (var i = 0; i < 5; i++)
            Step(steps, 10 + i, i % 2, i, StepEnd.Running, 11 + i);
        TensorState.Copy(steps.State, loaded.State, "state");
        loaded.Restore();
        Assert.Equal(Texts(Step(steps, 15, 0, 1, StepEnd.Truncated, 16)), Texts(Step(loaded, 15, 0, 1, StepEnd.Truncated, 16)));
    }

    private static TransitionRows Step(NStepReturns steps, float state, int action, float reward, StepEnd end, float next) =>
        steps.Add([state], [action], [reward], [end], [next]);

    private static string[] Texts(TransitionRows rows)
    {
        var texts = new string[rows.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = FormattableString.Invariant($"{rows.States[i]} {rows.Actions[i]} {rows.Returns[i]} {rows.Discounts[i]} {rows.NextStates[i]}");
        return texts;
    }
}
