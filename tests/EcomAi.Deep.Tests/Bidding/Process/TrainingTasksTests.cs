using EcomAi.Deep.Bidding;
using EcomAi.Deep.Bidding.Process;

namespace EcomAi.Deep.Tests.Bidding.Process;

public sealed class TrainingTasksTests
{
    private static readonly SmallProcess Small = new(change: config => config with
    {
        Budget = new BudgetConfig { Fractions = [.5, .125] },
        Train = config.Train with { Environments = 4000, StartLow = .2, StartHigh = 5, RightStarts = .25, BudgetSpread = 2 },
    });

    private static readonly TrainingTasks Tasks = new(Small.Log, Small.Scale, Small.Config);

    [Fact]
    public void A_round_is_a_function_of_seed_and_number()
    {
        Assert.Equal(Tasks.Draw(3), new TrainingTasks(Small.Log, Small.Scale, Small.Config).Draw(3));
        Assert.NotEqual(Tasks.Draw(3), Tasks.Draw(4));
        Assert.NotEqual(Tasks.Draw(3), new TrainingTasks(Small.Log, Small.Scale, Small.Config with { Seed = 8 }).Draw(3));
    }

    [Fact]
    public void Episodes_budgets_and_starts_are_spread_over_their_ranges()
    {
        var tasks = Tasks.Draw(0);
        Assert.Equal(Small.Log.Episodes, tasks.Select(task => task.Episode).Distinct().Count());
        Assert.All(tasks, task => Assert.InRange(task.BudgetFraction, .0625, 1));
        Assert.All(tasks, task => Assert.Equal(Small.Scale.Budget(task.BudgetFraction), task.Budget));
        Assert.InRange(tasks.Average(task => Math.Log(task.BudgetFraction)), Math.Log(.25) - .05, Math.Log(.25) + .05);
        Assert.All(tasks, task => Assert.InRange(task.StartFactor, .2, 5));
        Assert.InRange(tasks.Average(task => Math.Log(task.StartFactor)), -.06, .06);
        Assert.InRange(tasks.Count(task => task.StartFactor == 1), 900, 1100);
    }

    [Fact]
    public void Small_prices_have_small_budgets()
    {
        var small = new SmallProcess(wholePrices: false);
        var tasks = new TrainingTasks(small.Log, small.Scale, small.Config).Draw(0);
        Assert.All(tasks, task => Assert.Equal(small.Scale.UnitCost * 80 * task.BudgetFraction, task.Budget, 12));
    }
}
