using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Learning;

public class SamplerTests
{
    [Fact]
    public void Rows_are_drawn_in_proportion_to_the_power_of_their_errors()
    {
        float[] errors = [1, 4, 9, 16];
        using var sampler = new PrioritizedSampler(8, alpha: .5, beta: .4, betaUpdates: 0);
        sampler.Written(0, 4);
        sampler.Update([0, 1, 2, 3], errors);
        var random = new Xoshiro256(3);
        var drawn = Draw(sampler, 4, 100_000, ref random);
        for (var row = 0; row < 4; row++)
            Assert.Equal((row + 1) / 10.0, drawn[row] / 100_000.0, .005); // sqrt(1, 4, 9, 16) = 1, 2, 3, 4
        Assert.Equal(0, drawn[4..].Sum());
    }

    [Fact]
    public void Weights_undo_the_drawing_relative_to_the_largest()
    {
        using var sampler = new PrioritizedSampler(4, alpha: 1, beta: .5, betaUpdates: 100);
        sampler.Written(0, 2);
        sampler.Update([0, 1], [1, 4]);
        var random = new Xoshiro256(3);
        long[] rows = new long[20];
        var weights = new float[20];
        sampler.Sample(rows, weights, 2, update: 50, ref random);
        Assert.Equal(.75, sampler.BetaAt(50)); // half-way from .5 to 1
        Assert.Equal(1, sampler.BetaAt(1000));
        for (var i = 0; i < rows.Length; i++)
            Assert.Equal(rows[i] == 0 ? 1 : Math.Pow(.25, .75), weights[i], 1e-5); // (P_min / P_i)^beta
    }

    [Fact]
    public void New_rows_have_the_largest_priority_so_far()
    {
        using var sampler = new PrioritizedSampler(5, alpha: 1, beta: 0, betaUpdates: 0);
        sampler.Written(0, 3);
        sampler.Update([1], [7]);
        sampler.Update([1], [2]);
        sampler.Written(4, 2); // row 4 and, around the end, row 0
        Assert.Equal([7, 2, 1, 0, 7], sampler.Priorities.ToArray().Select(priority => Math.Round(priority, 3)));
    }

    [Fact]
    public void A_saved_sampler_goes_on_with_the_same_rows()
    {
        using var sampler = new PrioritizedSampler(100, alpha: .6, beta: .4, betaUpdates: 10);
        using var loaded = new PrioritizedSampler(100, alpha: .6, beta: .4, betaUpdates: 10);
        var random = new Xoshiro256(9);
        sampler.Written(0, 80);
        var rows = new long[16];
        var errors = new float[16];
        for (var update = 0; update < 20; update++)
        {
            sampler.Sample(rows, errors, 80, update, ref random);
            for (var i = 0; i < errors.Length; i++)
                errors[i] = random.NextFloat();
            sampler.Update(rows, errors);
        }

        TensorState.Copy(sampler.State, loaded.State, "state");
        loaded.Restore();
        var again = random;
        Assert.Equal(Draw(sampler, 80, 1000, ref random), Draw(loaded, 80, 1000, ref again));
    }

    [Fact]
    public void The_uniform_sampler_draws_all_rows_alike()
    {
        using var sampler = new UniformSampler();
        var random = new Xoshiro256(1);
        Assert.All(Draw(sampler, 5, 50_000, ref random)[..5], drawn => Assert.Equal(.2, drawn / 50_000.0, .01));
    }

    private static int[] Draw(IReplaySampler sampler, int count, int draws, ref Xoshiro256 random)
    {
        var drawn = new int[100];
        var rows = new long[50];
        var weights = new float[50];
        for (var batch = 0; batch < draws / 50; batch++)
        {
            sampler.Sample(rows, weights, count, 0, ref random);
            foreach (var row in rows)
                drawn[row]++;
        }

        return drawn;
    }
}
