using Parquet.Encodings;

namespace Parquet.Tests;

/// <summary>Every width, length and start is compared with bits taken one by one.</summary>
public class BitPackingTests
{
    [Fact]
    public void Values_of_any_width_are_unpacked()
    {
        for (var width = 1; width <= 32; width++)
        {
            foreach (var count in new[] { 1, 7, 8, 9, 31, 40, 64, 1000 })
            {
                var bytes = new byte[BitPacking.ByteCount(count, width)];
                new Random(width * 1000 + count).NextBytes(bytes);
                var values = new int[count];
                BitPacking.Unpack(bytes, 0, width, values);
                Assert.Equal(OneByOne(bytes, 0, width, count).Select(value => (int)value), values);
            }
        }
    }

    [Fact]
    public void Values_may_start_inside_a_byte()
    {
        for (var width = 1; width <= 32; width++)
        {
            var bytes = new byte[200];
            new Random(width).NextBytes(bytes);
            for (var first = 0; first < 40; first++)
            {
                var values = new int[(1600 - first) / width];
                BitPacking.Unpack(bytes, first, width, values);
                Assert.Equal(OneByOne(bytes, first, width, values.Length).Select(value => (int)value), values);
            }
        }
    }

    [Fact]
    public void Values_of_up_to_64_bits_are_unpacked()
    {
        for (var width = 1; width <= 64; width++)
        {
            var bytes = new byte[BitPacking.ByteCount(77, width)];
            new Random(width).NextBytes(bytes);
            var values = new long[77];
            BitPacking.Unpack(bytes, width, values);
            Assert.Equal(OneByOne(bytes, 0, width, 77), values);
        }
    }

    private static IEnumerable<long> OneByOne(byte[] bytes, int first, int width, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var value = 0L;
            for (var b = 0; b < width; b++)
            {
                var bit = first + i * width + b;
                value |= (long)(bytes[bit / 8] >> (bit % 8) & 1) << b;
            }

            yield return value;
        }
    }
}
