using EcomAi.Deep.Backend;
using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Bidding.Models;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Bidding.Learning;

/// <summary>One update against PyTorch 1.13: huber_loss, logsumexp, clip_grad_norm_ and AdamW over two hidden layers of 4 and 3 units, 2 features, 3 actions.</summary>
public class QLearningTests
{
    private const float Loose = 2e-6f;

    /// <summary>What PyTorch gives. Gradients after clipping: their sum, the first and the last two. Parameters after the step: first, last, sum of squares.</summary>
    public static TheoryData<Expectation> Cases =>
    [
        new(new() { Dueling = true, DoubleQ = true, ClipNorm = 1e9 }, false,
            1.50789261f, .433346212f, 0, [.563473225f, 1.56259429f, 1.23906302f, 7.48351955f],
            -.545541763f, [-.01635293f, -.07249175f, -.08862276f, -.08862277f], [.6831768f, -.6699752f, 14.3031998f]),
        new(new() { Dueling = true, DoubleQ = true, ClipNorm = 1e9, ConservativeWeight = .5 }, true,
            2.06940699f, .433346212f, 1.15456414f, [.563473225f, 1.56259429f, 1.23906302f, 8.36859417f],
            -.0378099084f, [-.02485982f, -.09462672f, -.0673925f, -.05270563f], [.6831768f, -.6699752f, 14.2135048f]),
        new(new() { Dueling = false, DoubleQ = false, ClipNorm = .5, WeightDecay = .1, HuberDelta = 2 }, false,
            3.1229012f, .868863702f, 0, [1.05870795f, 1.66883302f, 1.46203542f, 8.36577415f],
            .932680368f, [-.01979321f, .01139849f, -.1150345f, -.1703904f], [.6825036f, .5090022f, 12.7734461f]),
        new(new() { Dueling = false, DoubleQ = true, ClipNorm = 1, ConservativeWeight = 1.5 }, true,
            2.59128571f, .868863702f, .97582829f, [2.22341537f, 1.66883302f, .93312031f, 7.02872562f],
            1.64700484f, [-.0451642f, .04997076f, -.1063241f, -.2616231f], [.6831768f, .5095017f, 12.8780184f]),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_update_through_torch_is_that_of_PyTorch(Expectation expected) => Check(expected, throughTorch: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_update_on_the_host_is_that_of_PyTorch(Expectation expected) => Check(expected, throughTorch: false);

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(17, false, true)]
    [InlineData(32, true, true)]
    [InlineData(100, true, false)]
    public void The_host_learns_what_torch_learns(int batch, bool dueling, bool masked)
    {
        var options = new DqnLearnerOptions
        {
            Hidden = [33, 20, 21],
            Dueling = dueling,
            BatchSize = batch,
            Capacity = 300,
            ConservativeWeight = masked ? .3 : 0,
            TargetRate = .1,
            LearningRate = .003,
            ClipNorm = 1,
        };
        using DqnLearner ours = new(9, 5, 4, options, 3, masked, null, false), theirs = new(9, 5, 4, options, 3, masked, null, true);
        Xoshiro256 draws = new(1), ourDraws = new(2), theirDraws = new(2);
        var rows = new TransitionRows(250, 9, masked ? 5 : 0);
        var state = new float[18];
        for (var i = 0; i < 250; i++)
        {
            foreach (ref var feature in state.AsSpan())
                feature = draws.NextGaussian();
            bool[] mask = masked ? [i % 2 == 0, i % 3 == 0, true, i % 5 == 0, i % 7 == 0] : [];
            rows.Add(state.AsSpan(0, 9), draws.NextInt(5), draws.NextGaussian(), i % 4 == 0 ? 0 : .9f, state.AsSpan(9), mask);
        }

        ours.Remember(rows);
        theirs.Remember(rows);
        for (var update = 0; update < 5; update++)
        {
            ours.Update(ref ourDraws);
            theirs.Update(ref theirDraws);
        }

        using var scope = NewDisposeScope();
        foreach (var (name, tensor) in ours.ModelState.Concat(ours.TrainingState).Where(named => !named.Key.StartsWith("memory", StringComparison.Ordinal)))
        {
            var other = theirs.ModelState.GetValueOrDefault(name) ?? theirs.TrainingState[name];
            Assert.True(tensor.allclose(other, 1e-3, 2e-4), name);
        }

        Assert.All(ours.Losses().Zip(theirs.Losses()), pair => Assert.Equal(pair.Second.Value.item<float>(), pair.First.Value.item<float>(), 1e-4f));
        var states = new float[70 * 9];
        foreach (ref var feature in states.AsSpan())
            feature = draws.NextGaussian();
        float[] q = new float[70 * 5], torchQ = new float[70 * 5];
        ours.Values(states, q);
        theirs.Values(states, torchQ);
        Assert.All(q.Zip(torchQ), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));
    }

    private static void Check(Expectation expected, bool throughTorch)
    {
        using var scope = NewDisposeScope();
        var options = expected.Options with { Hidden = [4, 3], BatchSize = 4, Capacity = 4, LearningRate = .01 };
        using QNetwork online = Network(options, 0), target = Network(options, 5);
        using var memory = Memory(expected.Masked);
        using var optimizer = Optimizers.AdamW(online.named_parameters(), options.LearningRate, weightDecay: options.WeightDecay);
        using IQLearning learning = throughTorch
            ? new TorchQLearning(online, target, memory, optimizer, options, CPU)
            : new HostQLearning(online, target, memory, optimizer, options);
        var errors = new float[4];
        learning.Update([0, 1, 2, 3], [1, .25f, .5f, .75f], errors);

        Equal([expected.Loss, expected.Q, expected.Gap], learning.Figures.data<float>().ToArray());
        Equal(expected.Errors, errors);
        var gradients = cat([.. online.parameters().Select(parameter => parameter.grad!.flatten())]);
        Equal([expected.GradientSum], [gradients.sum().item<float>()]);
        var some = gradients.data<float>().ToArray();
        Equal(expected.Gradients, [some[0], some[1], some[^2], some[^1]]);
        var parameters = cat([.. online.parameters().Select(parameter => parameter.detach().flatten())]);
        var values = parameters.data<float>().ToArray();
        Equal(expected.Parameters, [values[0], values[^1], parameters.square().sum().item<float>()]);
    }

    private static void Equal(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Loose * Math.Max(1, Math.Abs(pair.First))));

    // .8 sin(1 + .7 k) for the k-th number, counted from an offset.
    private static QNetwork Network(DqnLearnerOptions options, int offset)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var network = new QNetwork(2, 3, options.Hidden, options.Dueling).DetachFromDisposeScope();
        foreach (var parameter in network.parameters())
        {
            var values = Enumerable.Range(offset, (int)parameter.numel()).Select(k => (float)(.8 * Math.Sin(1 + (.7 * k)))).ToArray();
            parameter.copy_(tensor(values, parameter.shape));
            offset += values.Length;
        }

        return network;
    }

    private static ReplayMemory Memory(bool masked)
    {
        var rows = new TransitionRows(4, 2, masked ? 3 : 0);
        rows.Add([.1f, -.4f], 0, .5f, .970299f, [.3f, -.1f], Mask(true, true, true));
        rows.Add([.7f, .2f], 2, -1, 0, [.2f, .8f], Mask(true, false, true));
        rows.Add([-.3f, .9f], 1, 2, .9801f, [-.6f, .4f], Mask(false, true, true));
        rows.Add([.5f, .5f], 2, 9, .99f, [1, -1], Mask(true, true, false));
        var memory = new ReplayMemory(4, 2, masked ? 3 : 0);
        memory.Append(rows);
        return memory;

        bool[] Mask(params bool[] allowed) => masked ? allowed : [];
    }

    public sealed record Expectation(
        DqnLearnerOptions Options, bool Masked, float Loss, float Q, float Gap, float[] Errors, float GradientSum, float[] Gradients, float[] Parameters);
}
