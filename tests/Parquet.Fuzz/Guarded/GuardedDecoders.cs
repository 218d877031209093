using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Fuzz.Files;
using Parquet.Fuzz.Mutations;
using Parquet.Fuzz.Seeds;
using Parquet.Meta;
using Parquet.Reading;

namespace Parquet.Fuzz.Guarded;

/// <summary>Runs the decoders that work without bounds checks on good and damaged bytes, in memory that has guards around it.</summary>
internal sealed class GuardedDecoders : IDisposable
{
    private const int MostValues = 1200;

    private readonly GuardedMemory _input = new(1 << 17);
    private readonly GuardedMemory _dictionary = new(1 << 14);
    private readonly GuardedMemory _output = new(1 << 18);

    /// <summary>Runs one case; false where the decoder refuses the bytes.</summary>
    public bool Run(CaseRandom random)
    {
        try
        {
            Decode(random);
            return true;
        }
        catch (CorruptDataException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _input.Dispose();
        _dictionary.Dispose();
        _output.Dispose();
    }

    private void Decode(CaseRandom random)
    {
        var count = random.Below(random.OneIn(2) ? 40 : MostValues);
        switch (random.Below(8))
        {
            case 0:
                Unpack(count, random);
                break;
            case 1:
                Split(count, random);
                break;
            case 2:
                Indices(count, random);
                break;
            case 3:
                DeltaBinaryPacked.Decode(Input(Deltas(count, 32, random), random), Output<int>(count, random));
                break;
            case 4:
                DeltaBinaryPacked.Decode(Input(Deltas(count, 64, random), random), Output<long>(count, random));
                break;
            case 5:
                Levels(count, random);
                break;
            default:
                Decompress(count, random);
                break;
        }
    }

    // Unpacking relies on its callers: there are as many bytes as the values take, and no more.
    private void Unpack(int count, CaseRandom random)
    {
        var skipped = random.Below(3) * 8;
        var width = 1 + random.Below(random.OneIn(2) ? 32 : 64);
        var source = _input.Copy(random.Bytes((int)BitPacking.ByteCount(width > 32 ? count : skipped + count, width)), random.OneIn(2));
        if (width > 32)
            BitPacking.Unpack(source, width, Output<long>(count, random));
        else
            BitPacking.Unpack(source, (long)skipped * width, width, Output<int>(count, random));
    }

    private void Split(int count, CaseRandom random)
    {
        var width = random.Pick((int[])[4, 8, 1, 2, 3, 5, 12, 16]);
        var streams = random.OneIn(4) ? random.Below(count * width + 8) : (count + random.Below(3)) * width;
        ByteStreamSplit.Decode(_input.Copy(random.Bytes(streams), random.OneIn(2)), width, Output<byte>(count * width, random));
    }

    private void Indices(int count, CaseRandom random)
    {
        var size = 1 + random.Below(random.OneIn(2) ? 20 : 1500);
        var indices = new int[count];
        for (var i = 0; i < count; i++)
            indices[i] = random.OneIn(4) && i > 0 ? indices[i - 1] : random.Below(size);
        var page = Damaged(ValueEncoders.Indices(indices, size), random);
        if (page.Length == 0)
            return;
        var source = _input.Copy(page, random.OneIn(2));
        if (random.OneIn(2))
            DictionaryIndices.Decode(source[1..], source[0], (ReadOnlySpan<int>)_dictionary.Take<int>(size, random.OneIn(2)), Output<int>(count, random));
        else
            DictionaryIndices.Decode(source[1..], source[0], (ReadOnlySpan<long>)_dictionary.Take<long>(size, random.OneIn(2)), Output<long>(count, random));
    }

    private void Levels(int count, CaseRandom random)
    {
        var most = 1 + random.Below(5);
        var levels = new int[count];
        for (var i = 0; i < count; i++)
            levels[i] = random.OneIn(3) && i > 0 ? levels[i - 1] : random.Below(most + 1);
        var source = Input(HybridEncoder.Encode(levels, LevelDecoder.BitWidth(most)), random);
        if (random.OneIn(4))
            LevelDecoder.DecodeBitPacked(source, most, most, Output<int>(count, random), out _);
        else
            LevelDecoder.Decode(source, most, random.Below(most + 1), Output<int>(count, random));
    }

    private void Decompress(int count, CaseRandom random)
    {
        var codec = random.Pick((CompressionCodec[])
        [
            CompressionCodec.SNAPPY, CompressionCodec.SNAPPY, CompressionCodec.LZ4_RAW, CompressionCodec.LZ4_RAW, CompressionCodec.LZ4,
            CompressionCodec.GZIP, CompressionCodec.BROTLI, CompressionCodec.ZSTD,
        ]);
        var plain = new byte[count * 4];
        for (var i = 0; i < plain.Length; i++)
            plain[i] = random.OneIn(3) || i < 20 ? (byte)random.Draw() : plain[i - 1 - random.Below(19)];
        var length = random.OneIn(4) ? random.Below(2 * plain.Length) : plain.Length;
        PageCodec.Decompress(codec, Input(Compressors.Compress(codec, plain), random), Output<byte>(length, random));
    }

    private static byte[] Deltas(int count, int bits, CaseRandom random)
    {
        var shift = random.Below(bits);
        var values = new long[count];
        for (var i = 0; i < count; i++)
            values[i] = (long)random.Draw() >> shift << 64 - bits >> 64 - bits;
        return DeltaEncoder.BinaryPacked(values, bits);
    }

    private ReadOnlySpan<byte> Input(byte[] bytes, CaseRandom random) => _input.Copy(Damaged(bytes, random), random.OneIn(2));

    private Span<T> Output<T>(int count, CaseRandom random)
        where T : unmanaged =>
        _output.Take<T>(count, random.OneIn(2));

    private static byte[] Damaged(byte[] bytes, CaseRandom random)
    {
        if (random.OneIn(3) || bytes.Length == 0)
            return bytes;
        return ByteMutation.Apply(bytes, bytes, random).Bytes;
    }
}
