using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Training;

public class Xoshiro256Tests
{
    [Fact]
    public void State_1_2_3_4_gives_the_reference_numbers()
    {
        // xoshiro256plusplus.c by Blackman and Vigna, as pinned by the rand_xoshiro crate.
        ulong[] expected =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205, 9973669472204895162,
            14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        var random = new Xoshiro256(1, 2, 3, 4);
        Assert.Equal(expected, expected.Select(_ => random.Next()).ToArray());
    }

    [Fact]
    public void Integers_are_spread_evenly()
    {
        var random = new Xoshiro256(7);
        var counts = new int[10];
        for (var draw = 0; draw < 100_000; draw++)
            counts[random.NextInt(10)]++;
        // Nine degrees of freedom: chi-square exceeds 33.7 once in ten thousand seeds.
        Assert.True(counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000) < 33.7);
    }

    [Fact]
    public void A_bound_just_above_half_the_range_stays_unbiased()
    {
        // 2^32 inputs over 3 * 2^29 values: without rejection one remainder would get 2 of 8 draws, the others 3 of 8.
        var random = new Xoshiro256(11);
        const int Bound = 3 << 29;
        var remainders = new int[3];
        for (var draw = 0; draw < 90_000; draw++)
            remainders[random.NextInt(Bound) % 3]++;
        Assert.All(remainders, count => Assert.InRange(count, 29_400, 30_600));
    }

    [Fact]
    public void Reals_lie_in_the_unit_interval_with_mean_one_half()
    {
        var random = new Xoshiro256(3);
        var draws = Enumerable.Range(0, 50_000).Select(_ => random.NextDouble()).ToArray();
        Assert.All(draws, value => Assert.InRange(value, 0, Math.BitDecrement(1.0)));
        Assert.InRange(draws.Average(), 0.494, 0.506); // four standard errors of 0.00129
    }

    [Fact]
    public void Gaussians_have_mean_0_and_variance_1()
    {
        var random = new Xoshiro256(5);
        var draws = Enumerable.Range(0, 50_000).Select(_ => (double)random.NextGaussian()).ToArray();
        Assert.InRange(draws.Average(), -0.018, 0.018); // four standard errors of 0.0045
        Assert.InRange(draws.Average(value => value * value), 0.975, 1.025); // four of 0.0063
    }

    [Fact]
    public void A_shuffle_keeps_every_value()
    {
        var random = new Xoshiro256(9);
        var values = Enumerable.Range(0, 100).ToArray();
        random.Shuffle(values.AsSpan());
        Assert.NotEqual(Enumerable.Range(0, 100), values);
        Assert.Equal(Enumerable.Range(0, 100), values.Order());
    }

    [Fact]
    public void A_bound_of_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Xoshiro256(1).NextInt(0));
}
