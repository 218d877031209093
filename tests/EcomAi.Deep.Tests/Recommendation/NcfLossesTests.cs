using EcomAi.Deep.Recommendation;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Recommendation;

// With s(x) = log(1 + e^x): s(-2) = .126928, s(-1) = .313262, s(0) = .693147, s(2) = 2.126928.
public sealed class NcfLossesTests
{
    [Fact]
    public void Binary_cross_entropy_is_the_mean_of_all_pairs()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new float[] { 2, -1, 0, 0 }, [2, 2]);

        // (s(-2) + s(-1) + s(0) + s(0)) / 4
        Assert.Equal(.456621f, NcfLosses.Bce(logits, null).item<float>(), 1e-5f);
    }

    [Fact]
    public void Weights_multiply_a_row_of_binary_cross_entropy()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new float[] { 2, -1, 0, 0 }, [2, 2]);

        // (2 (s(-2) + s(-1)) + .5 (s(0) + s(0))) / 4
        Assert.Equal(.393382f, NcfLosses.Bce(logits, tensor(new float[] { 2, .5f })).item<float>(), 1e-5f);
    }

    [Fact]
    public void Personalised_ranking_compares_the_positive_with_each_negative()
    {
        using var scope = NewDisposeScope();

        // (s(0 - 1) + s(3 - 1)) / 2
        Assert.Equal(1.220095f, NcfLosses.Bpr(tensor(new float[] { 1, 0, 3 }, [1, 3]), null).item<float>(), 1e-5f);
    }

    [Fact]
    public void Softmax_is_the_cross_entropy_of_the_positive_among_the_negatives()
    {
        using var scope = NewDisposeScope();
        var loss = NcfLosses.Softmax(
            tensor(new float[] { 1 }, [1, 1]), tensor(new float[] { 0, 2 }, [1, 2]), tensor(new[] { false, false }, [1, 2]), null);

        // log(1 + e^-1 + e^1)
        Assert.Equal(1.407606f, loss.item<float>(), 1e-5f);
    }

    [Fact]
    public void A_masked_negative_does_not_count()
    {
        using var scope = NewDisposeScope();
        var loss = NcfLosses.Softmax(
            tensor(new float[] { 1 }, [1, 1]), tensor(new float[] { 0, 2 }, [1, 2]), tensor(new[] { false, true }, [1, 2]), null);

        Assert.Equal(.313262f, loss.item<float>(), 1e-5f); // log(1 + e^-1)
    }

    [Fact]
    public void Without_any_negative_left_softmax_is_zero_with_zero_gradient()
    {
        using var scope = NewDisposeScope();
        var positives = tensor(new float[] { 1 }, [1, 1], requires_grad: true);
        var loss = NcfLosses.Softmax(positives, tensor(new float[] { 0 }, [1, 1]), tensor(new[] { true }, [1, 1]), null);
        loss.backward();

        Assert.Equal(0f, loss.item<float>());
        Assert.Equal(0f, positives.grad!.item<float>());
    }
}
