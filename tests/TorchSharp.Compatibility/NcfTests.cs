using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Compatibility;

/// <summary>Neural matrix factorization: two pairs of embeddings, a tower, Adam.</summary>
public class NcfTests
{
    private sealed class NeuMF : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly Embedding userFactors = nn.Embedding(6, 4);
        private readonly Embedding itemFactors = nn.Embedding(9, 4);
        private readonly Embedding userTraits = nn.Embedding(6, 3);
        private readonly Embedding itemTraits = nn.Embedding(9, 3);
        private readonly Sequential tower = nn.Sequential(nn.Linear(6, 5), nn.ReLU(), nn.Linear(5, 2), nn.ReLU());
        private readonly Linear head = nn.Linear(6, 1);

        public NeuMF()
            : base(nameof(NeuMF)) => RegisterComponents();

        public override Tensor forward(Tensor users, Tensor items)
        {
            using var scope = NewDisposeScope();
            var product = userFactors.call(users) * itemFactors.call(items);
            var mlp = tower.call(cat([userTraits.call(users), itemTraits.call(items)], 1));
            return head.call(cat([product, mlp], 1)).squeeze(1).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void Six_steps_give_the_losses_and_weights_of_PyTorch()
    {
        using var model = Golden.Start(new NeuMF());
        using var adam = optim.Adam(model.parameters(), lr: 0.01);
        using var scope = NewDisposeScope();
        var i = arange(8, ScalarType.Int64, TestDevice.Current);
        var (users, items) = (i * 7 % 6, i * 5 % 9);
        var labels = (i % 3).eq(0).to(ScalarType.Float64);
        var losses = new List<double>();
        for (var step = 0; step < 6; step++)
        {
            using var inner = NewDisposeScope();
            adam.zero_grad();
            var loss = nn.functional.binary_cross_entropy_with_logits(model.call(users, items), labels);
            loss.backward();
            adam.step();
            losses.Add(loss.item<double>());
        }
        Golden.AssertSame(Golden.Of("ncf"), model, losses);
    }
}
