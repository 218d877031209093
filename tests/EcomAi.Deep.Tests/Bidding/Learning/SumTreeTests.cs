using EcomAi.Deep.Bidding.Learning;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Bidding.Learning;

public class SumTreeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(1000)]
    public void It_finds_what_running_sums_find(int count)
    {
        var random = new Xoshiro256(11);
        var tree = new SumTree(count);
        var values = new double[count];
        for (var change = 0; change < 3 * count; change++)
        {
            var at = random.NextInt(count);
            values[at] = random.NextInt(4) == 0 ? 0 : random.NextInt(64) / 8d; // sums of eighths are exact
            tree.Set(at, values[at]);
        }

        values[0] = 1;
        tree.Fill(0, 1, 1);
        Assert.Equal(values.Sum(), tree.Total);
        for (var draw = 0; draw < 1000; draw++)
        {
            var mass = random.NextDouble() * tree.Total;
            Assert.Equal(FirstAbove(values, mass), tree.Find(mass));
        }

        static int FirstAbove(double[] values, double mass)
        {
            var sum = 0d;
            for (var i = 0; i < values.Length; i++)
            {
                sum += values[i];
                if (sum > mass)
                    return i;
            }

            throw new InvalidOperationException("more mass than there is");
        }
    }

    [Fact]
    public void Filling_is_setting_one_by_one()
    {
        var random = new Xoshiro256(5);
        SumTree filled = new(53), set = new(53);
        for (var round = 0; round < 200; round++)
        {
            var first = random.NextInt(53);
            var count = random.NextInt(54 - first);
            var value = random.NextDouble();
            filled.Fill(first, count, value);
            for (var i = first; i < first + count; i++)
                set.Set(i, value);
            Assert.Equal(set.Total, filled.Total);
        }

        Assert.Equal(set.Values.ToArray(), filled.Values.ToArray());
    }

    [Fact]
    public void A_tree_loaded_from_its_numbers_has_the_same_bits()
    {
        var random = new Xoshiro256(6);
        SumTree tree = new(100), loaded = new(100);
        for (var i = 0; i < 1000; i++)
            tree.Set(random.NextInt(100), random.NextDouble());
        loaded.Load(tree.Values);
        Assert.Equal(BitConverter.DoubleToInt64Bits(tree.Total), BitConverter.DoubleToInt64Bits(loaded.Total));
        for (var i = 0; i < 1000; i++)
        {
            var mass = random.NextDouble() * tree.Total;
            Assert.Equal(tree.Find(mass), loaded.Find(mass));
        }
    }

    [Fact]
    public void A_zero_is_never_found_even_past_the_end()
    {
        var tree = new SumTree(8);
        tree.Set(2, .3);
        tree.Set(5, .1);
        Assert.Equal(2, tree.Find(0));
        Assert.Equal(5, tree.Find(tree.Total));
        Assert.Equal(5, tree.Find(tree.Total * 2));
    }

    [Fact]
    public void An_index_past_the_end_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new SumTree(5).Set(5, 1));
}
