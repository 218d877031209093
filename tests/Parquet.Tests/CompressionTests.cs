using System.IO.Compression;
using Parquet.Compression;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Writing;
using Text = System.Text.Encoding;

namespace Parquet.Tests;

public class CompressionTests
{
    private static readonly CompressionCodec[] Written =
        [CompressionCodec.SNAPPY, CompressionCodec.GZIP, CompressionCodec.BROTLI, CompressionCodec.ZSTD, CompressionCodec.LZ4_RAW];

    public static TheoryData<CompressionCodec, int, int> Inputs()
    {
        var inputs = new TheoryData<CompressionCodec, int, int>();
        foreach (var codec in Written)
        {
            foreach (var length in new[] { 0, 1, 4, 5, 11, 12, 13, 17, 64, 1000, 65535, 65540, 300_000 })
            {
                foreach (var symbols in new[] { 1, 2, 30, 256 })
                    inputs.Add(codec, length, symbols);
            }
        }

        return inputs;
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_codec_gives_back_what_it_compressed(CompressionCodec codec, int length, int symbols)
    {
        var bytes = Bytes(length, symbols);
        foreach (var level in new[] { CompressionLevel.Fastest, CompressionLevel.Optimal })
        {
            using var packed = new PooledBuffer();
            PageCodec.Compress(codec, level, bytes, packed);
            var back = new byte[length];
            PageCodec.CheckPlausible(codec, packed.Length, length);
            PageCodec.Decompress(codec, packed.WrittenSpan, back);
            Assert.Equal(bytes, back);
        }
    }

    /// <summary>Literals just too long for a short tag, each with the smallest match that does not pay: what grows most.</summary>
    [Theory]
    [InlineData(CompressionCodec.SNAPPY, 61)]
    [InlineData(CompressionCodec.SNAPPY, 257)]
    [InlineData(CompressionCodec.LZ4_RAW, 15)]
    [InlineData(CompressionCodec.LZ4_RAW, 270)]
    public void What_grows_when_compressed_comes_back(CompressionCodec codec, int literal)
    {
        var random = new Random(1);
        var bytes = new byte[200_000];
        random.NextBytes(bytes);
        for (var at = 4000; at + literal + 4 <= bytes.Length; at += literal + 4)
            bytes.AsSpan(at - 3000, 4).CopyTo(bytes.AsSpan(at + literal));
        using var packed = new PooledBuffer();
        PageCodec.Compress(codec, CompressionLevel.Optimal, bytes, packed);
        var back = new byte[bytes.Length];
        PageCodec.Decompress(codec, packed.WrittenSpan, back);
        Assert.Equal(bytes, back);
    }

    [Theory]
    [InlineData(CompressionCodec.SNAPPY)]
    [InlineData(CompressionCodec.GZIP)]
    [InlineData(CompressionCodec.BROTLI)]
    [InlineData(CompressionCodec.ZSTD)]
    [InlineData(CompressionCodec.LZ4_RAW)]
    public void Every_codec_refuses_another_length_and_cut_data(CompressionCodec codec)
    {
        using var packed = new PooledBuffer();
        PageCodec.Compress(codec, CompressionLevel.Optimal, Bytes(1000, 30), packed);
        var bytes = packed.WrittenSpan.ToArray();
        foreach (var length in new[] { 0, 1, 999, 1001, 5000 })
            Assert.Throws<CorruptDataException>(() => PageCodec.Decompress(codec, bytes, new byte[length]));

        // The runtime takes Gzip for whole without its last ten bytes: the mark of the end and the checksum.
        var needed = codec == CompressionCodec.GZIP ? bytes.Length - 10 : bytes.Length;
        for (var cut = 0; cut < needed; cut++)
            Assert.Throws<CorruptDataException>(() => PageCodec.Decompress(codec, bytes.AsSpan(0, cut), new byte[1000]));
    }

    [Fact]
    public void A_changed_byte_gives_an_error_or_other_bytes_and_nothing_else()
    {
        foreach (var codec in Written.Append(CompressionCodec.LZ4))
        {
            using var packed = new PooledBuffer();
            PageCodec.Compress(codec == CompressionCodec.LZ4 ? CompressionCodec.LZ4_RAW : codec, CompressionLevel.Optimal, Bytes(2000, 3), packed);
            var bytes = packed.WrittenSpan.ToArray();
            for (var at = 0; at < bytes.Length; at++)
            {
                foreach (byte change in new byte[] { 1, 0x80, 0xFF })
                {
                    bytes[at] ^= change;
                    _ = Record.Exception(() => PageCodec.Decompress(codec, bytes, new byte[2000])) switch
                    {
                        null or CorruptDataException => true,
                        var other => throw other,
                    };
                    bytes[at] ^= change;
                }
            }
        }
    }

    [Fact]
    public void Gzip_members_one_after_another_are_one_page()
    {
        byte[] members = [.. Member("first, "), .. Member(""), .. Member("second")];
        Assert.Equal("first, second", Unpack(CompressionCodec.GZIP, members, 13));
    }

    [Fact]
    public void A_gzip_checksum_that_does_not_match_is_refused()
    {
        var member = Member("checked");
        member[^5] ^= 1;
        Assert.Throws<CorruptDataException>(() => Unpack(CompressionCodec.GZIP, member, 7));
    }

    /// <summary>Worked out by hand from lz4_Block_format.md.</summary>
    [Theory]
    [InlineData("50" + "68656C6C6F", "hello")]
    [InlineData("30" + "616263" + "0300" + "50" + "6465666768", "abcabcadefgh")]
    [InlineData("1F" + "61" + "0100" + "00" + "10" + "62", "aaaaaaaaaaaaaaaaaaaab")]
    [InlineData("F001" + "30313233343536373839303132333435", "0123456789012345")]
    [InlineData("00", "")]
    public void Lz4_blocks_are_read(string block, string text) =>
        Assert.Equal(text, Unpack(CompressionCodec.LZ4_RAW, Convert.FromHexString(block), text.Length));

    [Theory]
    [InlineData("30" + "616263" + "0000" + "00", 7)]
    [InlineData("30" + "616263" + "0400" + "00", 7)]
    [InlineData("30" + "616263" + "0300", 7)]
    [InlineData("3F" + "616263" + "0300" + "FFFFFFFFFF", 7)]
    [InlineData("F0FFFFFFFF", 7)]
    [InlineData("40" + "616263", 4)]
    [InlineData("", 1)]
    public void Damaged_Lz4_blocks_are_refused(string block, int length) =>
        Assert.Throws<CorruptDataException>(() => Unpack(CompressionCodec.LZ4_RAW, Convert.FromHexString(block), length));

    [Theory]
    [InlineData("1F" + "61" + "0100")]
    [InlineData("F0")]
    public void Lz4_lengths_beyond_31_bits_are_refused(string start)
    {
        byte[] block = [.. Convert.FromHexString(start), .. Enumerable.Repeat(byte.MaxValue, 8_421_506), 0, .. new byte[16]];
        Assert.Throws<CorruptDataException>(() => Unpack(CompressionCodec.LZ4_RAW, block, 64));
    }

    [Theory]
    [InlineData("00000005" + "00000006" + "50" + "68656C6C6F")]
    [InlineData("00000002" + "00000003" + "20" + "6865" + "00000003" + "00000004" + "30" + "6C6C6F")]
    [InlineData("00000005" + "00000003" + "20" + "6865" + "00000004" + "30" + "6C6C6F")]
    [InlineData("50" + "68656C6C6F")]
    public void Lz4_in_Hadoops_framing_or_without_is_read(string page) =>
        Assert.Equal("hello", Unpack(CompressionCodec.LZ4, Convert.FromHexString(page), 5));

    [Theory]
    [InlineData("00000005" + "00000007" + "50" + "68656C6C6F")]
    [InlineData("00000004" + "00000006" + "50" + "68656C6C6F")]
    [InlineData("FFFFFFFF" + "00000006" + "50" + "68656C6C6F")]
    [InlineData("00000005" + "FFFFFFFF" + "50" + "68656C6C6F")]
    [InlineData("00000005")]
    public void Damaged_framing_is_refused(string page) =>
        Assert.Throws<CorruptDataException>(() => Unpack(CompressionCodec.LZ4, Convert.FromHexString(page), 5));

    [Theory]
    [InlineData(CompressionCodec.UNCOMPRESSED, 100, 101)]
    [InlineData(CompressionCodec.SNAPPY, 100, 2201)]
    [InlineData(CompressionCodec.GZIP, 100, 103_201)]
    [InlineData(CompressionCodec.BROTLI, 100, 209_715_201)]
    [InlineData(CompressionCodec.ZSTD, 100, 3_276_801)]
    [InlineData(CompressionCodec.LZ4_RAW, 100, 25_501)]
    [InlineData(CompressionCodec.LZ4, 100, 25_501)]
    public void Sizes_that_no_data_can_reach_are_refused(CompressionCodec codec, int compressed, int uncompressed)
    {
        PageCodec.CheckPlausible(codec, compressed, codec == CompressionCodec.UNCOMPRESSED ? compressed : uncompressed - 1);
        Assert.Throws<CorruptDataException>(() => PageCodec.CheckPlausible(codec, compressed, uncompressed));
    }

    [Theory]
    [InlineData(CompressionCodec.GZIP)]
    [InlineData(CompressionCodec.BROTLI)]
    [InlineData(CompressionCodec.ZSTD)]
    [InlineData(CompressionCodec.SNAPPY)]
    [InlineData(CompressionCodec.LZ4_RAW)]
    public void Sixteen_megabytes_of_zeros_are_plausible(CompressionCodec codec)
    {
        using var packed = new PooledBuffer();
        PageCodec.Compress(codec, CompressionLevel.Fastest, new byte[1 << 24], packed);
        PageCodec.CheckPlausible(codec, packed.Length, 1 << 24);
    }

    [Fact]
    public void Lzo_and_unknown_codecs_are_refused_by_name()
    {
        Assert.Contains("LZO", Assert.Throws<CorruptDataException>(() => PageCodec.CheckReadable(CompressionCodec.LZO)).Message, StringComparison.Ordinal);
        Assert.Contains("77", Assert.Throws<CorruptDataException>(() => PageCodec.CheckReadable((CompressionCodec)77)).Message, StringComparison.Ordinal);
        Assert.Contains("Lzo", Assert.Throws<NotSupportedException>(() => PageCodec.Codec(CompressionMethod.Lzo)).Message, StringComparison.Ordinal);
        Assert.Contains("LZ4", Assert.Throws<NotSupportedException>(() => PageCodec.Codec(CompressionMethod.LZ4)).Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(int length, int symbols)
    {
        var random = new Random(length * 31 + symbols);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)(i > 100 && i % 50 < 30 ? bytes[i - 97] : random.Next(symbols));
        return bytes;
    }

    private static byte[] Member(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(Text.ASCII.GetBytes(text));
        return stream.ToArray();
    }

    private static string Unpack(CompressionCodec codec, byte[] page, int length)
    {
        var bytes = new byte[length];
        PageCodec.Decompress(codec, page, bytes);
        return Text.ASCII.GetString(bytes);
    }

    [Fact]
    public void What_brotli_holds_is_found_out_without_memory_for_it()
    {
        const int bytes = 16 << 20;
        using var output = new PooledBuffer();
        PageCodec.Compress(CompressionCodec.BROTLI, CompressionLevel.Fastest, new byte[bytes], output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Brotli.Holds(output.WrittenSpan, bytes));
        Assert.False(Brotli.Holds(output.WrittenSpan, bytes - 1));
        Assert.False(Brotli.Holds(output.WrittenSpan, bytes + 1));
        Assert.False(Brotli.Holds(output.WrittenSpan[..^1], bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }
}
