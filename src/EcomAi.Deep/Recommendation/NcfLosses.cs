using static TorchSharp.torch;

namespace EcomAi.Deep.Recommendation;

/// <summary>The losses, each from logits to one scalar. With softplus(x) = log(1 + e^x): -log σ(x) = softplus(-x).</summary>
internal static class NcfLosses
{
    private const float Masked = -1e9f;

    /// <summary>Binary cross-entropy, the mean of all pairs.</summary>
    /// <param name="logits">Logits [n, 1 + negatives], the positive first.</param>
    /// <param name="weights">Weights [n] of the rows; null counts each 1.</param>
    public static Tensor Bce(Tensor logits, Tensor? weights)
    {
        // -log σ(x) of a positive is softplus(x) - x, -log(1 - σ(x)) of a negative is softplus(x).
        var positives = logits.narrow(1, 0, 1);
        if (weights is null)
            return (logits.softplus().sum() - positives.sum()) / (double)logits.numel();
        var rows = logits.softplus().sum([1]) - positives.squeeze(1); // [n]
        return (rows * weights).sum() / (double)logits.numel();
    }

    /// <summary>Bayesian personalised ranking: -log σ(positive - negative), the mean of all negatives (Rendle et al. 2009).</summary>
    /// <param name="logits">Logits [n, 1 + negatives], the positive first.</param>
    /// <param name="weights">Weights [n] of the rows; null counts each 1.</param>
    public static Tensor Bpr(Tensor logits, Tensor? weights)
    {
        var negatives = logits.narrow(1, 1, logits.shape[1] - 1);
        var losses = (negatives - logits.narrow(1, 0, 1)).softplus(); // [n, negatives]
        return (weights is null ? losses : losses * weights.unsqueeze(1)).mean();
    }

    /// <summary>Cross-entropy of the positive among itself and the negatives, the mean of the positives: log(1 + Σ e^(negative - positive)).</summary>
    /// <param name="positives">Logits [n, 1].</param>
    /// <param name="negatives">Logits [n, m], corrected for their sampling where that is wished.</param>
    /// <param name="known">Negatives [n, m] that do not count, because they are items of the user.</param>
    /// <param name="weights">Weights [n] of the rows; null counts each 1.</param>
    public static Tensor Softmax(Tensor positives, Tensor negatives, Tensor known, Tensor? weights)
    {
        var rest = negatives.masked_fill(known, Masked).logsumexp(1, keepdim: true); // [n, 1]
        var losses = (rest - positives).softplus(); // [n, 1]
        return (weights is null ? losses : losses * weights.unsqueeze(1)).mean();
    }
}
