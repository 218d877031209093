using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>Double Q-learning: an online and a target network, AdamW, a copy every two steps.</summary>
public class DqnTests
{
    private static Sequential Network() => Golden.Start(nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 4)));

    [Fact]
    public void Six_steps_give_the_losses_and_weights_of_PyTorch()
    {
        using var online = Network();
        using var target = Network();
        using var adam = optim.AdamW(online.parameters(), lr: 0.02, weight_decay: 0.01);
        using var scope = NewDisposeScope();
        var (states, following) = (Golden.Wave([10, 3], 0.2, 1), Golden.Wave([10, 3], 0.9, 1));
        var i = arange(10, ScalarType.Int64, TestDevice.Current);
        var (actions, rewards) = (i % 4, Golden.Wave([10], 2, 1));
        var going = (i % 5).ne(4).to(ScalarType.Float64);
        var losses = new List<double>();
        for (var step = 0; step < 6; step++)
        {
            using var inner = NewDisposeScope();
            Tensor goal;
            using (no_grad())
            {
                var best = online.call(following).argmax(1, keepdim: true);
                goal = rewards + (0.9 * going * target.call(following).gather(1, best).squeeze(1));
            }
            adam.zero_grad();
            var taken = online.call(states).gather(1, actions.unsqueeze(1)).squeeze(1);
            var loss = nn.functional.smooth_l1_loss(taken, goal);
            loss.backward();
            adam.step();
            if (step % 2 == 1)
            {
                var (missing, unexpected) = target.load_state_dict(online.state_dict());
                Assert.Empty(missing);
                Assert.Empty(unexpected);
            }
            losses.Add(loss.item<double>());
        }
        Golden.AssertSame(Golden.Of("dqn"), online, losses);
        Golden.AssertNear(Golden.Of("dqn").GetProperty("sums"), Golden.Sums(target.parameters()));
    }
}
