using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>
/// The kernel distance of generated images to one set of real ones (KID, Bińkowski et al. 2018): the unbiased estimate of the squared maximum mean discrepancy (Gretton et al. 2012)
/// with the kernel (x.y / D + 1)^3. Unbiased, so it may be negative for sets of one distribution, and does not shift with the number of images. Over all pairs of both sets,
/// where the literature averages random subsets of 1000: the expectation is the same, the variance is smaller, nothing is drawn.
/// </summary>
public sealed class KernelDistance : IDisposable
{
    // As for distances: a block of 16 MB.
    private const long Elements = 1 << 21;

    private readonly Tensor _real;
    private readonly Tensor _realSums;

    /// <summary>Sums the kernel over the real images, once.</summary>
    /// <param name="real">[N, D], N at least 3, any floating type and device.</param>
    /// <exception cref="EcomException">There are fewer than 3 rows, or a feature is not finite.</exception>
    public KernelDistance(Tensor real)
    {
        FeatureSets.Check(real, 3, "the kernel distance");
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        _real = real.detach().to(float64, copy: true).contiguous().DetachFromDisposeScope();
        _realSums = OtherSums(_real).DetachFromDisposeScope();
    }

    /// <summary>The estimate for a set of generated images, with its standard error by the jackknife over the images of both sets.</summary>
    /// <param name="generated">[M, D], M at least 3.</param>
    /// <exception cref="EcomException">There are fewer than 3 rows, or a feature is not finite.</exception>
    public KernelEstimate To(Tensor generated)
    {
        FeatureSets.Check(generated, 3, "the kernel distance");
        FeatureSets.CheckPair(_real, generated);
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        var images = generated.to(float64);
        var sums = OtherSums(images); // [M]
        var (realCross, cross) = CrossSums(_real, images); // [N], [M]
        var (n, m) = ((double)_real.size(0), (double)images.size(0));
        var (inReal, inGenerated, between) = (_realSums.sum(), sums.sum(), cross.sum());
        var value = (inReal / (n * (n - 1))) + (inGenerated / (m * (m - 1))) - (2 * between / (n * m));
        // The estimate without each image in turn.
        var withoutReal = ((inReal - (2 * _realSums)) / ((n - 1) * (n - 2))) + (inGenerated / (m * (m - 1))) - (2 * (between - realCross) / ((n - 1) * m));
        var withoutOne = (inReal / (n * (n - 1))) + ((inGenerated - (2 * sums)) / ((m - 1) * (m - 2))) - (2 * (between - cross) / (n * (m - 1)));
        var variance = Spread(withoutReal) + Spread(withoutOne);
        return new KernelEstimate(value.item<double>(), Math.Sqrt(variance.item<double>()));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _real.Dispose();
        _realSums.Dispose();
    }

    // (n - 1) / n times the sum of squared deviations.
    private static Tensor Spread(Tensor without) => (without - without.mean()).square().mean() * (without.size(0) - 1);

    // The sum of the kernel of each row with all other rows, [N].
    private static Tensor OtherSums(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var own = Cube(rows.square().sum(1), rows.size(1));
        var (sums, _) = CrossSums(rows, rows);
        return sums.sub_(own).MoveToOuterDisposeScope();
    }

    // The sums of the kernel over the columns for each row and over the rows for each column.
    private static (Tensor Rows, Tensor Columns) CrossSums(Tensor rows, Tensor columns)
    {
        using var scope = NewDisposeScope();
        var (n, m) = (rows.size(0), columns.size(0));
        var (rowSums, columnSums) = (zeros(n, float64, rows.device), zeros(m, float64, rows.device));
        var turned = columns.t();
        var step = Math.Clamp(Elements / m, 1, n);
        for (var start = 0L; start < n; start += step)
        {
            using var block = NewDisposeScope();
            var count = Math.Min(step, n - start);
            var kernel = Cube(rows.narrow(0, start, count).matmul(turned), rows.size(1)); // [block, M]
            rowSums.narrow(0, start, count).copy_(kernel.sum(1));
            columnSums.add_(kernel.sum(dim: 0));
        }

        return (rowSums.MoveToOuterDisposeScope(), columnSums.MoveToOuterDisposeScope());
    }

    private static Tensor Cube(Tensor products, long features)
    {
        var shifted = products.mul_(1.0 / features).add_(1);
        return shifted.square().mul_(shifted);
    }
}
