using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Bidding.Learning;

public class RewardNetworkTests
{
    [Fact]
    public void The_best_return_of_a_pair_is_kept_and_pairs_are_told_apart_on_the_grid()
    {
        using var memory = new BestReturnMemory(1000, .1);
        Assert.Equal(3, memory.Raise([.5f, .2f], 1, 3));
        Assert.Equal(3, memory.Raise([.51f, .19f], 1, 2)); // the same cell
        Assert.Equal(7, memory.Raise([.5f, .2f], 1, 7));
        Assert.Equal(1, memory.Raise([.5f, .2f], 0, 1)); // another action
        Assert.Equal(2, memory.Raise([.5f, .4f], 1, 2)); // another cell
    }

    [Fact]
    public void A_crowded_table_forgets_but_goes_on()
    {
        using var memory = new BestReturnMemory(8, 1);
        for (var i = 0; i < 100; i++)
            Assert.Equal(i, memory.Raise([i], 0, i));
        Assert.Equal(200, memory.Raise([99], 0, 200));
        Assert.Equal(200, memory.Raise([99], 0, 1));
    }

    [Fact]
    public void Actions_are_paid_the_best_episode_they_were_part_of()
    {
        using var scope = NewDisposeScope();
        var options = new DqnLearnerOptions { Hidden = [32], BatchSize = 32, Capacity = 1000, LearningRate = .01 };
        using RewardNetwork network = new(1, 2, options, .1, 1), loaded = new(1, 2, options, .1, 2);
        var random = new Xoshiro256(1);
        for (var episode = 0; episode < 100; episode++)
            network.EndEpisode([0, 1], [episode % 2, 1], episode % 2 == 0 ? 2 : -1);
        for (var update = 0; update < 500; update++)
            network.Update(ref random);
        var rewards = new float[3];
        network.Predict([0, 0, 1], [0, 1, 1], rewards);
        Assert.Equal(2, rewards[0], .1f); // episodes that began with 0 earned 2,
        Assert.Equal(-1, rewards[1], .1f); // those that began with 1 lost 1,
        Assert.Equal(2, rewards[2], .1f); // and what both went on with was part of the better one
        loaded.LoadState(network.State);
        var again = new float[3];
        loaded.Predict([0, 0, 1], [0, 1, 1], again);
        Assert.Equal(rewards, again);
    }
}
