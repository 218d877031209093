using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

public class TrainingTests
{
    private sealed class Factors : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly Embedding users = nn.Embedding(20, 8);
        private readonly Embedding items = nn.Embedding(30, 8, sparse: false);
        private readonly Sequential tower = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Dropout(0.1));
        private readonly Linear head = nn.Linear(16, 1);

        public Factors()
            : base(nameof(Factors)) => RegisterComponents();

        public override Tensor forward(Tensor input1, Tensor input2)
        {
            using var scope = NewDisposeScope();
            var u = users.call(input1);
            var i = items.call(input2);
            var joined = tower.call(cat([u, i], 1));
            return head.call(cat([u * i, joined], 1)).squeeze(1).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void A_small_neural_model_learns_and_leaves_no_tensor_behind()
    {
        var before = LiveTensors.Settled();
        manual_seed(3);
        double first = 0, last = 0;
        using (var model = new Factors())
        using (var adam = optim.Adam(model.named_parameters(), lr: 0.01))
        {
            Assert.Equal(
                ["users.weight", "items.weight", "tower.0.weight", "tower.0.bias", "head.weight", "head.bias"],
                model.named_parameters().Select(p => p.name));
            for (var step = 0; step < 60; step++)
            {
                using var scope = NewDisposeScope();
                var u = arange(20, dtype: int64);
                var i = arange(20, dtype: int64);
                var target = (u % 2).to(float32);
                adam.zero_grad();
                var loss = nn.functional.binary_cross_entropy_with_logits(model.call(u, i), target);
                loss.backward();
                adam.step();
                last = loss.item<float>();
                if (step == 0)
                    first = last;
            }
        }
        Assert.True(last < first / 2, $"{first} -> {last}");
        Assert.Equal(before, Tensor.TotalCount);
    }
}
