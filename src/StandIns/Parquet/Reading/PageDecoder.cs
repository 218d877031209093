using System.Buffers;
using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>How much a page held.</summary>
/// <param name="Values">Values that are not null.</param>
/// <param name="Rows">Rows that start in the page.</param>
internal readonly record struct PageCounts(int Values, int Rows);

/// <summary>Decodes the pages of one column chunk, one after another, into memory of the caller.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal sealed class PageDecoder<T>(ColumnFormat format, PlainDecoder<T> plain) : IDisposable
{
    private readonly ValueDecoder<T> _values = new(format, plain);
    private byte[] _page = [];
    private long _decodedBytes;

    /// <summary>Whether the values of a page are in the file as they will be in memory.</summary>
    public bool IsVerbatim(in PageHeader header) =>
        _values.IsMemoryLayout && format.IsRequired && header.Encoding == Encoding.PLAIN
        && header.Type is PageType.DataPage or PageType.DataPageV2
        && header.CompressedSize == header.UncompressedSize
        && header is { RepetitionLevelsLength: 0, DefinitionLevelsLength: 0 }
        && (format.Codec == CompressionCodec.UNCOMPRESSED || (header.Type == PageType.DataPageV2 && !header.IsCompressed));

    /// <summary>Checks a data page's header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="left">Values that are left in the chunk.</param>
    public void CheckDataPage(in PageHeader header, int left)
    {
        if (!header.HasDetails)
            CorruptDataException.Throw("a data page has no header of its kind");
        if (header.ValueCount < 0 || header.ValueCount > left)
            CorruptDataException.Throw($"a page declares {header.ValueCount} values, {left} are left in the row group");
        if (header.Type == PageType.DataPageV2)
            CheckVersion2(header);
    }

    /// <summary>Checks a page that the caller will copy; see <see cref="IsVerbatim"/>.</summary>
    /// <returns>How many bytes its values take.</returns>
    public int CheckVerbatim(in PageHeader header)
    {
        PageCodec.CheckPlausible(CompressionCodec.UNCOMPRESSED, header.CompressedSize, header.UncompressedSize);
        Count(header.UncompressedSize);
        if ((long)header.ValueCount * format.Width > header.UncompressedSize)
        {
            CorruptDataException.Throw(
                $"{header.UncompressedSize} bytes cannot hold the {header.ValueCount} values that the page declares");
        }

        return header.ValueCount * format.Width;
    }

    /// <summary>Decodes a dictionary page.</summary>
    public void DecodeDictionary(in PageHeader header, ReadOnlySpan<byte> body)
    {
        if (!header.HasDetails || header.ValueCount < 0)
            CorruptDataException.Throw($"a dictionary page declares {header.ValueCount} values");
        if (header.Encoding is not (Encoding.PLAIN or Encoding.PLAIN_DICTIONARY))
            CorruptDataException.Throw($"dictionary encoding {Name(header.Encoding)} is not supported");
        _values.SetDictionary(Decompress(format.Codec, body, header.UncompressedSize), header.ValueCount);
    }

    /// <summary>Decodes a data page whose header was checked.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="body">Its bytes in the file.</param>
    /// <param name="values">Receives the values that are not null, densely.</param>
    /// <param name="definition">Receives the definition levels; empty for a column without them.</param>
    /// <param name="repetition">Receives the repetition levels; empty for a column without them.</param>
    public PageCounts DecodeData(
        in PageHeader header, ReadOnlySpan<byte> body, Span<T> values, Span<int> definition, Span<int> repetition)
    {
        definition = format.MaxDefinitionLevel > 0 ? definition[..header.ValueCount] : default;
        repetition = format.MaxRepetitionLevel > 0 ? repetition[..header.ValueCount] : default;
        return header.Type == PageType.DataPage
            ? DecodeVersion1(header, body, values, definition, repetition)
            : DecodeVersion2(header, body, values, definition, repetition);
    }

    public void Dispose()
    {
        if (_page.Length > 0)
            ArrayPool<byte>.Shared.Return(_page);
        _page = [];
    }

    /// <summary>The name of an encoding, or its number when it has none.</summary>
    internal static string Name(Encoding encoding) => Enum.IsDefined(encoding) ? encoding.ToString() : $"{(int)encoding}";

    private PageCounts DecodeVersion1(
        in PageHeader header, ReadOnlySpan<byte> body, Span<T> values, Span<int> definition, Span<int> repetition)
    {
        var page = Decompress(format.Codec, body, header.UncompressedSize);
        var rows = header.ValueCount;
        var present = header.ValueCount;
        if (format.MaxRepetitionLevel > 0)
            rows = PrefixedLevels(ref page, header.RepetitionLevelEncoding, "repetition levels", format.MaxRepetitionLevel, 0, repetition);
        if (format.MaxDefinitionLevel > 0)
        {
            present = PrefixedLevels(
                ref page, header.DefinitionLevelEncoding, "definition levels", format.MaxDefinitionLevel, format.MaxDefinitionLevel, definition);
        }

        _values.Decode(header.Encoding, page, values[..present]);
        return new PageCounts(present, rows);
    }

    private PageCounts DecodeVersion2(
        in PageHeader header, ReadOnlySpan<byte> body, Span<T> values, Span<int> definition, Span<int> repetition)
    {
        var rows = header.ValueCount;
        var present = header.ValueCount;
        if (format.MaxRepetitionLevel > 0)
            rows = LevelDecoder.Decode(body[..header.RepetitionLevelsLength], format.MaxRepetitionLevel, 0, repetition);
        body = body[header.RepetitionLevelsLength..];
        if (format.MaxDefinitionLevel > 0)
        {
            var levels = body[..header.DefinitionLevelsLength];
            present = LevelDecoder.Decode(levels, format.MaxDefinitionLevel, format.MaxDefinitionLevel, definition);
        }

        body = body[header.DefinitionLevelsLength..];
        if (present != header.ValueCount - header.NullCount)
            CorruptDataException.Throw($"a page declares {header.NullCount} nulls, its levels hold {header.ValueCount - present}");
        if (rows != header.RowCount)
            CorruptDataException.Throw($"a page declares {header.RowCount} rows, its levels hold {rows}");
        var size = header.UncompressedSize - header.RepetitionLevelsLength - header.DefinitionLevelsLength;

        // Arrow before 3.0 compressed the values and said that it had not.
        var codec = header.IsCompressed || body.Length != size ? format.Codec : CompressionCodec.UNCOMPRESSED;
        var page = Decompress(codec, body, size);
        _values.Decode(header.Encoding, page, values[..present]);
        return new PageCounts(present, rows);
    }

    private void CheckVersion2(in PageHeader header)
    {
        if (header.RepetitionLevelsLength < 0 || header.DefinitionLevelsLength < 0
            || (long)header.RepetitionLevelsLength + header.DefinitionLevelsLength > Math.Min(header.CompressedSize, header.UncompressedSize))
        {
            CorruptDataException.Throw(
                $"a page of {header.CompressedSize} bytes declares levels of {header.RepetitionLevelsLength} and {header.DefinitionLevelsLength}");
        }

        if (header.NullCount < 0 || header.NullCount > header.ValueCount || (header.NullCount > 0 && format.MaxDefinitionLevel == 0))
            CorruptDataException.Throw($"a page of {header.ValueCount} values declares {header.NullCount} nulls");
        if (format.MaxRepetitionLevel == 0 && header.RowCount != header.ValueCount)
            CorruptDataException.Throw($"a page of {header.ValueCount} values declares {header.RowCount} rows");
    }

    private ReadOnlySpan<byte> Decompress(CompressionCodec codec, ReadOnlySpan<byte> body, int size)
    {
        PageCodec.CheckPlausible(codec, body.Length, size);
        PageCodec.CheckExpansion(codec, body, size);
        Count(size);
        if (codec == CompressionCodec.UNCOMPRESSED || size == 0)
            return body[..size];
        if (_page.Length < size)
        {
            Dispose();
            _page = ArrayPool<byte>.Shared.Rent(size);
        }

        var page = _page.AsSpan(0, size);
        PageCodec.Decompress(codec, body, page);
        return page;
    }

    private void Count(int size)
    {
        _decodedBytes += size;
        if (_decodedBytes > ReadLimits.ColumnChunkBytes)
            CorruptDataException.Throw($"the column holds more than {ReadLimits.ColumnChunkBytes} bytes in this row group");
    }

    // In pages of version 1 the levels stand first; run-length data have their length in 4 bytes before them.
    private static int PrefixedLevels(
        ref ReadOnlySpan<byte> page, Encoding encoding, string kind, int maxLevel, int wanted, Span<int> levels)
    {
        if (encoding == Encoding.BIT_PACKED)
        {
            var count = LevelDecoder.DecodeBitPacked(page, maxLevel, wanted, levels, out var used);
            page = page[used..];
            return count;
        }

        if (encoding != Encoding.RLE)
            CorruptDataException.Throw($"{kind} in {Name(encoding)} are not supported");
        return LevelDecoder.Decode(LengthPrefixed.Take(ref page, kind), maxLevel, wanted, levels);
    }
}
