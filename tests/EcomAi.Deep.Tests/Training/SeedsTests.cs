using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Training;

public class SeedsTests
{
    [Fact]
    public void SplitMix64_gives_the_published_numbers_for_seed_1234567()
    {
        // Rosetta Code, "Pseudo-random numbers/Splitmix64", from Vigna's splitmix64.c.
        ulong[] expected =
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        var state = 1234567UL;
        Assert.Equal(expected, expected.Select(_ => Seeds.SplitMix64(ref state)).ToArray());
    }

    [Theory]
    [InlineData("", 0xCBF29CE484222325)]
    [InlineData("a", 0xAF63DC4C8601EC8C)]
    [InlineData("foobar", 0x85944171F73967E8)]
    public void Names_hash_to_the_published_FNV1a_vectors(string name, ulong expected) =>
        Assert.Equal(expected, Seeds.Hash(name)); // Fowler, Noll, Vo and Eastlake, RFC 9923, test vectors

    [Fact]
    public void Every_part_of_a_stream_changes_its_seed()
    {
        ulong[] seeds =
        [
            Seeds.Derive(42, "torch"), Seeds.Derive(43, "torch"), Seeds.Derive(42, "shuffle"),
            Seeds.Derive(42, "torch", 1), Seeds.Derive(42, "torch", 0, 1), Seeds.Derive(42, "torch", 1, 1),
        ];
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
        Assert.Equal(seeds[0], Seeds.Derive(42, "torch"));
    }
}
