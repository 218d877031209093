using System.Text.Json;
using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Scoring;
using EcomAi.Deep.Tests.Bidding.Process;
using EcomAi.Deep.Tests.Training;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding;

/// <summary>The files that a run of the family leaves beside its checkpoints.</summary>
public sealed class RunFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_scale_comes_back_as_it_was()
    {
        var scale = new SmallProcess().Scale;
        ScaleFile.Write(_folder.Path, scale);
        var back = ScaleFile.Read(_folder.Path);
        Assert.Equal(JsonSerializer.Serialize(scale), JsonSerializer.Serialize(back));
        Assert.True(back.WholePrices);
    }

    [Theory]
    [InlineData("{", "scale.json")]
    [InlineData("null", "lacks a part")]
    [InlineData("{}", "lacks a part")]
    [InlineData("""{"meanPrice":1,"meanValue":1,"unitCost":1,"auctions":1,"auctionsLeft":[1,0],"expected":{"auctions":[1],"spend":[1]},"budgets":[]}""", "lacks a part")]
    [InlineData(null, "train again")]
    public void A_damaged_scale_is_told(string? text, string words)
    {
        if (text is not null)
            File.WriteAllText(_folder["scale.json"], text);
        Assert.Contains(words, Assert.Throws<CheckpointException>(() => ScaleFile.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_course_is_the_mean_of_its_episodes()
    {
        var trace = new BiddingTrace(2, 2);
        // Spent: 2 and 6 of 10, then 3 and 9 of 30. Lambda: 1 and unknown, 4 and unknown.
        double[] spend = [2, 6, 3, 9], lambda = [1, double.NaN, 4, double.NaN];
        spend.CopyTo(trace.Spend, 0);
        lambda.CopyTo(trace.Lambda, 0);
        var course = BidCourse.Of("setting", "model", trace, [new BiddingTask(0, 10, .1, 1), new BiddingTask(1, 30, .1, 1)]);
        Assert.Equal([.15, .6], course.Spent.Select(part => Math.Round(part, 12)));
        Assert.Equal(2, course.Lambda[0], 12);
        Assert.True(double.IsNaN(course.Lambda[1]));
    }

    [Fact]
    public void Courses_come_back_as_they_were()
    {
        using var run = RunFolder.Create(_folder.Path, "dqn");
        Assert.Empty(BidCourse.Read(run));
        BidCourse.Write(run, [new BidCourse("half", "pid", [.5, 1], [2, double.NaN])]);
        var back = Assert.Single(BidCourse.Read(run));
        Assert.Equal(("half", "pid"), (back.Setting, back.Model));
        Assert.Equal([.5, 1], back.Spent);
        Assert.Equal([2, double.NaN], back.Lambda);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[{}]")]
    [InlineData("[null]")]
    public void Damaged_courses_are_told_with_the_way_out(string text)
    {
        using var run = RunFolder.Create(_folder.Path, "dqn");
        File.WriteAllText(Path.Combine(run.Path, "courses.json"), text);
        Assert.Contains("ecomai evaluate", Assert.Throws<RunFolderException>(() => BidCourse.Read(run)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_says_all_that_a_bidder_needs()
    {
        var small = new SmallProcess(change: config => config with { Budget = new BudgetConfig { CpcLimit = 2000, GuardGain = 7, GuardOffset = -.1 } });
        using var agent = new SmallAgent(small);
        using var run = RunFolder.Create(_folder.Path, "dqn");
        PolicyFile.Write(run, new TrainedAgent(agent.Learner, small.Scale), small.Config);
        using var policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Path, "policy.json")));
        var root = policy.RootElement;
        Assert.Equal([-.3, -.1, 0, .1, .4], root.GetProperty("actions").EnumerateArray().Select(action => action.GetDouble()));
        Assert.Equal((SmallProcess.Slots, .8, 32, 2000), (
            root.GetProperty("slots").GetInt32(), root.GetProperty("smoothing").GetDouble(), root.GetProperty("lambdaRange").GetDouble(), root.GetProperty("costLimit").GetDouble()));
        Assert.Equal((7, -.1), (root.GetProperty("guard").GetProperty("gain").GetDouble(), root.GetProperty("guard").GetProperty("offset").GetDouble()));
        Assert.Equal(small.Scale.MeanPrice, root.GetProperty("scale").GetProperty("meanPrice").GetDouble());
        Assert.Equal(agent.Learner.Network.Features, root.GetProperty("inputs").GetArrayLength());
        Assert.True(root.GetProperty("isDueling").GetBoolean());
        var weights = Safetensors.Read(Path.Combine(run.Path, root.GetProperty("weights").GetString()!));
        foreach (var (name, tensor) in agent.Learner.ModelState)
        {
            Assert.Equal(tensor.data<float>().ToArray(), weights[name].data<float>().ToArray());
            weights[name].Dispose();
        }
    }
}
