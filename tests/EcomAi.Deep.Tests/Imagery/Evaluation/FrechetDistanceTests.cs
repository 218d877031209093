using EcomAi.Deep.Imagery.Evaluation;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Evaluation;

public sealed class FrechetDistanceTests
{
    [Fact]
    public void Points_on_a_line_give_the_squared_differences_of_mean_and_deviation()
    {
        using var scope = NewDisposeScope();
        // Means 1 and 5, deviations 1 and 3 (both sets have three points): (5 - 1)^2 + (3 - 1)^2.
        var distance = FrechetDistance.Between(SampleFeatures.Points([0], [1], [2]), SampleFeatures.Points([2], [5], [8]));
        Assert.Equal(20, distance, 1e-9);
    }

    [Fact]
    public void Diagonal_covariances_give_the_sum_over_the_dimensions()
    {
        using var scope = NewDisposeScope();
        // The covariance of the cross (+-a, 0), (0, +-b) is diag(2 a^2 / 3, 2 b^2 / 3); the shift is (3, 4).
        var first = Cross(3, 6, 0, 0);
        var second = Cross(1, 2, 3, 4);
        var expected = 25 + ((2.0 / 3) * ((3 - 1) * (3 - 1))) + ((2.0 / 3) * ((6 - 2) * (6 - 2)));
        Assert.Equal(expected, FrechetDistance.Between(first, second), 1e-9);
    }

    [Fact]
    public void Covariances_that_share_eigenvectors_give_the_differences_of_the_roots()
    {
        using var scope = NewDisposeScope();
        var turn = tensor(new[] { .6, -.8, .8, .6 }, [2, 2]);
        var expected = (2.0 / 3) * (((5 - 2) * (5 - 2)) + ((1 - 4) * (1 - 4)));
        Assert.Equal(expected, FrechetDistance.Between(Cross(5, 1, 0, 0).matmul(turn), Cross(2, 4, 0, 0).matmul(turn)), 1e-9);
    }

    [Fact]
    public void Covariances_that_do_not_commute_give_the_trace_of_the_root_by_hand()
    {
        using var scope = NewDisposeScope();
        // The points +-(1.5, 1.5) and +-(s, -s) with s^2 = .75 have the covariance S1 = [2 1; 1 2], the cross has S2 = diag(3, 1).
        // S1 S2 = [6 1; 3 2] has trace 8 and determinant 9, so its root has the trace sqrt(8 + 2 sqrt 9) = sqrt 14.
        var s = Math.Sqrt(.75);
        var first = SampleFeatures.Points([1.5, 1.5], [-1.5, -1.5], [s, -s], [-s, s]);
        var second = Cross(Math.Sqrt(4.5), Math.Sqrt(1.5), 0, 0);
        Assert.Equal(8 - (2 * Math.Sqrt(14)), FrechetDistance.Between(first, second), 1e-9);
    }

    [Fact]
    public void Sets_of_waves_are_as_far_apart_as_numpy_has_them()
    {
        using var scope = NewDisposeScope();
        // numpy 1.24: np.cov and the eigenvalues of the product by np.linalg.eigvals.
        Assert.Equal(.212420520110701, FrechetDistance.Between(SampleFeatures.Waves(60, 6, 0), SampleFeatures.Waves(50, 6, .4)), 1e-9);
    }

    [Fact]
    public void Samples_of_two_gaussians_come_near_the_closed_form()
    {
        using var scope = NewDisposeScope();
        // N(0, I) against N(1, 4 I) in 4 dimensions: 4 * 1 + 4 * (2 - 1)^2 = 8; the sampling error of 20,000 draws is about .08.
        var distance = FrechetDistance.Between(SampleFeatures.Gaussian(20_000, 4, 1), (SampleFeatures.Gaussian(20_000, 4, 2) * 2) + 1);
        Assert.InRange(distance, 7.7, 8.3);
    }

    [Fact]
    public void A_set_is_at_no_distance_from_itself_though_it_spans_few_dimensions()
    {
        using var scope = NewDisposeScope();
        var few = SampleFeatures.Gaussian(5, 20, 3);
        Assert.InRange(FrechetDistance.Between(few, few), 0, 1e-6);
    }

    [Fact]
    public void One_image_has_no_covariance()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<EcomException>(() => FrechetDistance.Between(ones(1, 3), ones(4, 3)));
        Assert.Contains("a covariance needs at least 2 images, received 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_that_are_no_numbers_are_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<EcomException>(() => FeatureStatistics.Of(tensor(new[] { 1f, float.NaN, 2f, 3f }, [2, 2])));
        Assert.Contains("not finite", error.Message, StringComparison.Ordinal);
    }

    private static Tensor Cross(double a, double b, double x, double y) => SampleFeatures.Points([x + a, y], [x - a, y], [x, y + b], [x, y - b]);
}
