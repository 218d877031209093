using System.Text;
using Parquet.Compression;
using Parquet.Reading;
using Parquet.Writing;

namespace Parquet.Tests;

/// <summary>Vectors from format_description.txt of google/snappy, or worked out by hand from it.</summary>
public class SnappyTests
{
    [Fact]
    public void The_format_descriptions_overlapping_copy_is_read()
    {
        // "xababab": literal "xab", then a copy of offset 2 and length 4.
        Assert.Equal("xababab", Decompress("070878616201" + "02", 7));
    }

    [Fact]
    public void Copies_with_two_and_four_byte_offsets_are_read()
    {
        Assert.Equal("abcabcab", Decompress("08" + "08616263" + "12" + "0300", 8));
        Assert.Equal("abcabcab", Decompress("08" + "08616263" + "13" + "03000000", 8));
    }

    [Theory]
    [InlineData(60, "EC")]
    [InlineData(61, "F03C")]
    [InlineData(256, "F0FF")]
    [InlineData(257, "F40001")]
    [InlineData(65537, "F8000001")]
    public void Literals_of_every_length_form_are_read(int length, string tag)
    {
        var text = new string('q', length);
        using var header = new PooledBuffer();
        header.WriteVarint((uint)length);
        Assert.Equal(text, Decompress(Convert.ToHexString(header.WrittenSpan) + tag + Convert.ToHexString(Encoding.ASCII.GetBytes(text)), length));
    }

    [Fact]
    public void The_format_descriptions_length_is_read()
    {
        // 2097150 is stored as FE FF 7F: a block that ends there is refused for its contents, not for its length.
        var failure = Assert.Throws<CorruptDataException>(() => SnappyDecoder.Decompress(Convert.FromHexString("FEFF7F"), new byte[2097150]));
        Assert.Contains("after 0 of 2097150 bytes", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<int, int> Inputs()
    {
        var inputs = new TheoryData<int, int>();
        foreach (var length in new[] { 0, 1, 3, 4, 5, 63, 64, 65, 1000, 65535, 65536, 65537, 300_000 })
        {
            foreach (var symbols in new[] { 1, 2, 30, 256 })
                inputs.Add(length, symbols);
        }

        return inputs;
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void What_is_compressed_comes_back(int length, int symbols)
    {
        var random = new Random(length + symbols);
        var data = new byte[length];
        for (var i = 0; i < length; i++)
            data[i] = i > 100 && random.Next(4) > 0 ? data[i - 97] : (byte)random.Next(symbols);
        using var output = new PooledBuffer();
        SnappyEncoder.Compress(data, output);
        var back = new byte[length];
        SnappyDecoder.Decompress(output.WrittenSpan, back);
        Assert.Equal(data, back);
        Assert.True(output.Length <= 32 + length + length / 6, $"{length} bytes became {output.Length}");
    }

    [Fact]
    public void Repetitive_data_shrink_to_the_formats_limit()
    {
        using var output = new PooledBuffer();
        SnappyEncoder.Compress(new byte[65536], output);
        Assert.InRange(output.Length, 1, 65536 * 3 / 64 + 32);
    }

    [Theory]
    [InlineData("", 7)]
    [InlineData("07", 7)]
    [InlineData("0708786162", 7)]
    [InlineData("07087861620102", 8)]
    [InlineData("070878616201", 7)]
    [InlineData("07087861620104", 7)]
    [InlineData("07087861620100", 7)]
    [InlineData("0708786162110200", 7)]
    [InlineData("07FCFFFFFFFF61", 7)]
    [InlineData("0710787878", 7)]
    [InlineData("FFFFFFFFFF7F", 7)]
    public void Damaged_blocks_are_refused(string hex, int length)
    {
        Assert.Throws<CorruptDataException>(() => SnappyDecoder.Decompress(Convert.FromHexString(hex), new byte[length]));
    }

    private static string Decompress(string hex, int length)
    {
        var text = new byte[length];
        SnappyDecoder.Decompress(Convert.FromHexString(hex), text);
        return Encoding.ASCII.GetString(text);
    }
}
