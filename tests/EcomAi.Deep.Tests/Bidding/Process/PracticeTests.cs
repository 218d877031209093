using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Process;

public sealed class PracticeTests
{
    private readonly SmallProcess _small = new();

    [Fact]
    public void A_round_leaves_a_transition_of_every_slot_and_environment()
    {
        using var agent = new SmallAgent(_small);
        Play(agent, agent.Learner);
        Assert.Equal(6 * SmallProcess.Slots, agent.Learner.Memory.Count);
    }

    [Fact]
    public void Playing_again_what_was_played_leaves_no_memory()
    {
        using var agent = new SmallAgent(_small);
        Play(agent, null);
        Assert.Equal(0, agent.Learner.Memory.Count);
    }

    [Fact]
    public void The_logged_pacer_asks_for_more_where_it_pays_too_fast_and_for_less_where_too_slow()
    {
        using var agent = new SmallAgent(_small);
        agent.Practice.Begin(0);
        var (actions, random) = (new int[6], new Xoshiro256(1));
        var met = new HashSet<int>();
        for (var slot = 0; slot < SmallProcess.Slots; slot++)
        {
            agent.Practice.BehaviourActions(0, ref random, actions);
            for (var environment = 0; environment < 6; environment++)
            {
                var pace = agent.Process.States[(environment * agent.Process.Features) + StateEncoder.PacePlace];
                var change = _small.Config.Agent.Actions[actions[environment]];
                Assert.True(agent.Process.Allowed[(environment * 5) + actions[environment]]);
                // The nearest of -.3, -.1, 0, .1, .4 to .15 times the logarithm of the pace.
                Assert.Equal(pace > 2.5 / 1.5 ? .4 : pace > .5 / 1.5 ? .1 : pace < -2 / 1.5 ? -.3 : pace < -.5 / 1.5 ? -.1 : 0, change);
                met.Add(actions[environment]);
            }

            agent.Practice.Play(actions, null);
        }

        Assert.True(met.Count >= 4, "slow and fast courses must both be met");
    }

    [Fact]
    public void Rewards_by_the_best_episode_are_known_from_its_end_on()
    {
        using var network = new RewardNetwork(
            3, 2, new DqnLearnerOptions { Hidden = [16], BatchSize = 8, Capacity = 100, LearningRate = .01, NStep = 1 }, .25, 3);
        var best = new EpisodeBestRewards(network, environments: 2, slots: 2, features: 3);
        // Environment 0 earns 1 + 2, environment 1 earns 5 + .5 with other actions.
        best.Record(0, [1, 0, 0, 0, 1, 0], [0, 1], [1, 5]);
        var random = new Xoshiro256(2);
        Assert.Throws<InvalidOperationException>(() => Update(network));
        best.Record(1, [0, 0, 1, 1, 1, 1], [1, 0], [2, .5f]);
        best.EndRound();
        for (var update = 0; update < 600; update++)
            network.Update(ref random);
        var rewards = new float[4];
        network.Predict([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1], [0, 1, 1, 0], rewards);
        Assert.All(new[] { 3, 5.5, 3, 5.5 }.Zip(rewards), pair => Assert.Equal(pair.First, pair.Second, .1));
    }

    [Fact]
    public void Actions_are_paid_what_the_reward_network_says()
    {
        using var network = new RewardNetwork(StateEncoder.FeaturesOf(null), 5, new DqnLearnerOptions { Hidden = [16], Capacity = 400 }, .25, 3);
        using var agent = new SmallAgent(_small, new EpisodeBestRewards(network, 6, SmallProcess.Slots, StateEncoder.FeaturesOf(null)));
        agent.Practice.Begin(0);
        var expected = new float[6];
        network.Predict(agent.Process.States, [2, 2, 2, 2, 2, 2], expected);
        agent.Practice.Play([2, 2, 2, 2, 2, 2], agent.Learner);
        double[] pending = [.. agent.Learner.TrainingState["steps.sums"].data<double>()];
        for (var environment = 0; environment < 6; environment++)
            Assert.Equal(expected[environment], pending[environment * 3], 6);
    }

    private static void Update(RewardNetwork network)
    {
        var random = new Xoshiro256(2);
        network.Update(ref random);
    }

    private static void Play(SmallAgent agent, DqnLearner? learner)
    {
        agent.Practice.Begin(0);
        for (var slot = 0; slot < SmallProcess.Slots; slot++)
            agent.Practice.Play([0, 1, 2, 3, 4, 0], learner);
    }
}
