using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>A forecaster: two layers of long short-term memory, clipped gradients, momentum.</summary>
public class LstmTests
{
    private sealed class Forecaster : nn.Module<Tensor, Tensor>
    {
        private readonly LSTM lstm = nn.LSTM(2, 5, numLayers: 2, batchFirst: true);
        private readonly Linear head = nn.Linear(5, 1);

        public Forecaster()
            : base(nameof(Forecaster)) => RegisterComponents();

        public override Tensor forward(Tensor series)
        {
            using var scope = NewDisposeScope();
            var (output, _, _) = lstm.call(series);
            return head.call(output).squeeze(2).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void Five_steps_give_the_losses_norms_and_weights_of_PyTorch()
    {
        using var model = Golden.Start(new Forecaster());
        using var sgd = optim.SGD(model.parameters(), learningRate: 0.05, momentum: 0.9);
        using var scope = NewDisposeScope();
        var (series, target) = (Golden.Wave([3, 7, 2], 0.3, 1), Golden.Wave([3, 7], 1.1, 1));
        var (losses, norms) = (new List<double>(), new List<double>());
        for (var step = 0; step < 5; step++)
        {
            using var inner = NewDisposeScope();
            sgd.zero_grad();
            var loss = nn.functional.mse_loss(model.call(series), target);
            loss.backward();
            norms.Add(nn.utils.clip_grad_norm_(model.parameters(), 0.2));
            sgd.step();
            losses.Add(loss.item<double>());
        }
        Golden.AssertNear(Golden.Of("lstm").GetProperty("norms"), norms);
        Golden.AssertSame(Golden.Of("lstm"), model, losses);
    }

    [Fact]
    public void A_sequence_in_two_parts_with_the_state_handed_on_is_the_sequence_in_one()
    {
        using var scope = NewDisposeScope();
        using var lstm = Golden.Start(nn.LSTM(2, 3));
        var series = Golden.Wave([6, 4, 2], 0.1);
        var (whole, last, _) = lstm.call(series);
        var (_, hidden, cell) = lstm.call(series.narrow(0, 0, 2));
        var (rest, end, _) = lstm.call(series.narrow(0, 2, 4), (hidden, cell));
        Assert.Equal([6L, 4L, 3L], whole.shape);
        Assert.Equal([1L, 4L, 3L], last.shape);
        Assert.True(whole.narrow(0, 2, 4).sub(rest).abs().max().item<double>() < 1e-12);
        Assert.True(last.sub(end).abs().max().item<double>() < 1e-12);
    }
}
