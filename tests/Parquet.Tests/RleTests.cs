using Parquet.Encodings;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Tests;

/// <summary>Vectors from Encodings.md of apache/parquet-format, or worked out by hand from it.</summary>
public class RleTests
{
    [Fact]
    public void The_format_descriptions_bit_packed_example_is_read()
    {
        // 0..7 at 3 bits: 10001000 11000110 11111010; header (1 group << 1) | 1.
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Read([0x03, 0x88, 0xC6, 0xFA], 3, 8));
    }

    [Fact]
    public void The_format_descriptions_bit_packed_example_is_written()
    {
        Assert.Equal([0x03, 0x88, 0xC6, 0xFA], Write([0, 1, 2, 3, 4, 5, 6, 7], 3));
    }

    [Fact]
    public void A_run_is_a_doubled_count_and_its_value_in_whole_bytes()
    {
        Assert.Equal(Enumerable.Repeat(300, 100), Read([0xC8, 0x01, 0x2C, 0x01], 9, 100));
        Assert.Equal([0xC8, 0x01, 0x2C, 0x01], Write(Enumerable.Repeat(300, 100).ToArray(), 9));
    }

    [Fact]
    public void Runs_follow_each_other()
    {
        Assert.Equal([1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1], Read([0x0A, 0x01, 0x03, 0xAA], 1, 13));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(17)]
    [InlineData(24)]
    [InlineData(31)]
    [InlineData(32)]
    public void Any_width_comes_back(int bitWidth)
    {
        var random = new Random(bitWidth);
        var values = new int[1237];
        for (var i = 0; i < values.Length; i++)
            values[i] = i > 0 && random.Next(3) > 0 ? values[i - 1] : (int)(uint)random.NextInt64(1L << bitWidth);
        Assert.Equal(values, Read(Write(values, bitWidth), bitWidth, values.Length));
    }

    [Fact]
    public void A_last_group_without_its_padding_is_read()
    {
        Assert.Equal([1, 2, 3, 4], Read([0x03, 0x21, 0x43], 4, 4));
    }

    [Theory]
    [InlineData(new byte[] { }, 1)]
    [InlineData(new byte[] { 0x80 }, 1)]
    [InlineData(new byte[] { 0x10 }, 1)]
    [InlineData(new byte[] { 0x10, 0x02 }, 1)]
    [InlineData(new byte[] { 0x03, 0x21 }, 4)]
    [InlineData(new byte[] { 0x00, 0x01 }, 1)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 }, 1)]
    [InlineData(new byte[] { 0x10, 0x00 }, 33)]
    public void Damaged_data_are_refused(byte[] data, int bitWidth)
    {
        Assert.Throws<CorruptDataException>(() => Read(data, bitWidth, 8));
    }

    private static int[] Read(byte[] data, int bitWidth, int count)
    {
        var values = new int[count];
        new RleReader(data, bitWidth).Read(values);
        return values;
    }

    private static byte[] Write(int[] values, int bitWidth)
    {
        using var output = new PooledBuffer();
        RleWriter.Write(values, bitWidth, output);
        return output.WrittenSpan.ToArray();
    }
}
