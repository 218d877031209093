using System.Buffers;
using System.Buffers.Binary;
using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.Reading;

/// <summary>Decodes the pages of one column of one row group into the caller's memory.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal sealed class ColumnChunkDecoder<T>(PlainDecoder<T> plain, CompressionCodec codec, int maxDefinitionLevel) : IDisposable
{
    private byte[] _page = [];
    private T[]? _dictionary;
    private long _decodedBytes;

    /// <summary>The page being decoded, from 0, dictionary page included.</summary>
    public int Page { get; private set; }

    /// <summary>Where that page's header starts in the chunk.</summary>
    public int Offset { get; private set; }

    /// <summary>Decodes a whole chunk.</summary>
    /// <param name="chunk">All pages with their headers.</param>
    /// <param name="count">Values, nulls included.</param>
    /// <param name="values">Receives the values that are not null, densely.</param>
    /// <param name="levels">Receives one definition level a row; empty for a required column.</param>
    /// <returns>How many values are not null.</returns>
    public int Decode(ReadOnlySpan<byte> chunk, int count, Span<T> values, Span<int> levels)
    {
        var rows = 0;
        var present = 0;
        for (; rows < count; Page++)
        {
            if (Offset >= chunk.Length)
                CorruptDataException.Throw($"the pages end after {rows} of {count} values");
            var header = PageHeaderReader.Read(chunk[Offset..], out var headerLength);
            var body = Body(chunk[(Offset + headerLength)..], header);
            var next = Offset + headerLength + body.Length;
            switch (header.Type)
            {
                case PageType.DictionaryPage:
                    ReadDictionary(header, body, rows);
                    break;
                case PageType.DataPage:
                    CheckDataPage(header, count - rows);
                    var pageLevels = maxDefinitionLevel > 0 ? levels.Slice(rows, header.ValueCount) : default;
                    present += ReadData(header, Decompress(header, body), pageLevels, values[present..]);
                    rows += header.ValueCount;
                    break;
                case PageType.IndexPage:
                    break;
                case PageType.DataPageV2:
                    CorruptDataException.Throw("data pages of version 2 are not supported; write the file with version 1 pages");
                    break;
                default:
                    CorruptDataException.Throw($"unknown page type {(int)header.Type}");
                    break;
            }

            Offset = next;
        }

        return present;
    }

    public void Dispose()
    {
        if (_page.Length > 0)
            ArrayPool<byte>.Shared.Return(_page);
        _page = [];
    }

    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> rest, PageHeader header)
    {
        if (header.CompressedSize < 0 || header.CompressedSize > rest.Length)
            CorruptDataException.Throw($"a page declares {header.CompressedSize} bytes, {rest.Length} are left");
        if (header.UncompressedSize is < 0 or > ReadLimits.PageBytes)
            CorruptDataException.Throw($"a page declares {header.UncompressedSize} bytes once decompressed");
        return rest[..header.CompressedSize];
    }

    private void CheckDataPage(PageHeader header, int rowsLeft)
    {
        if (!header.HasDetails)
            CorruptDataException.Throw("a data page has no header of its kind");
        if (header.ValueCount < 0 || header.ValueCount > rowsLeft)
            CorruptDataException.Throw($"a page declares {header.ValueCount} values, {rowsLeft} are left in the row group");
        if (maxDefinitionLevel > 0 && header.DefinitionLevelEncoding != Encoding.RLE)
            CorruptDataException.Throw($"definition levels in {header.DefinitionLevelEncoding} are not supported");
    }

    private ReadOnlySpan<byte> Decompress(PageHeader header, ReadOnlySpan<byte> body)
    {
        PageCodec.CheckPlausible(codec, header.CompressedSize, header.UncompressedSize);
        _decodedBytes += header.UncompressedSize;
        if (_decodedBytes > ReadLimits.ColumnChunkBytes)
            CorruptDataException.Throw($"the column holds more than {ReadLimits.ColumnChunkBytes} bytes in this row group");
        if (codec == CompressionCodec.UNCOMPRESSED)
            return body;
        if (_page.Length < header.UncompressedSize)
        {
            Dispose();
            _page = ArrayPool<byte>.Shared.Rent(header.UncompressedSize);
        }

        var page = _page.AsSpan(0, header.UncompressedSize);
        PageCodec.Decompress(codec, body, page);
        return page;
    }

    private void ReadDictionary(PageHeader header, ReadOnlySpan<byte> body, int rows)
    {
        if (_dictionary != null || rows > 0)
            CorruptDataException.Throw("a dictionary page is not the first page of its column");
        if (!header.HasDetails || header.ValueCount < 0)
            CorruptDataException.Throw($"a dictionary page declares {header.ValueCount} values");
        if (header.Encoding is not (Encoding.PLAIN or Encoding.PLAIN_DICTIONARY))
            CorruptDataException.Throw($"dictionary encoding {header.Encoding} is not supported");
        var page = Decompress(header, body);
        plain.CheckRoom(page, header.ValueCount);
        _dictionary = new T[header.ValueCount];
        plain.DecodePlain(page, _dictionary);
    }

    private int ReadData(PageHeader header, ReadOnlySpan<byte> page, Span<int> levels, Span<T> values)
    {
        var present = header.ValueCount;
        if (maxDefinitionLevel > 0)
        {
            var data = ReadLevels(ref page);
            present = DecodeLevels(data, levels);
        }

        var destination = values[..present];
        switch (header.Encoding)
        {
            case Encoding.PLAIN:
                plain.DecodePlain(page, destination);
                break;
            case Encoding.PLAIN_DICTIONARY or Encoding.RLE_DICTIONARY:
                ReadIndices(page, destination);
                break;
            default:
                CorruptDataException.Throw($"encoding {header.Encoding} is not supported; PLAIN and dictionaries are");
                break;
        }

        return present;
    }

    // In pages of version 1 the levels stand first, with their length in 4 bytes.
    private static ReadOnlySpan<byte> ReadLevels(ref ReadOnlySpan<byte> page)
    {
        if (page.Length < 4)
            CorruptDataException.Throw("a page ends inside its definition levels");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(page);
        if (length > (uint)page.Length - 4)
            CorruptDataException.Throw($"definition levels declare {length} bytes, {page.Length - 4} are left");
        var levels = page.Slice(4, (int)length);
        page = page[(4 + (int)length)..];
        return levels;
    }

    /// <summary>Decodes levels of 0 or 1 and counts the ones.</summary>
    private static int DecodeLevels(ReadOnlySpan<byte> data, Span<int> levels)
    {
        var reader = new RleReader(data, 1);
        var present = 0;
        while (!levels.IsEmpty)
        {
            reader.EnsureRun();
            var part = levels[..(int)Math.Min(reader.RunLength, levels.Length)];
            if (reader.IsRepeated)
            {
                part.Fill(reader.RunValue);
                reader.Advance(part.Length);
                present += part.Length * reader.RunValue;
            }
            else
            {
                reader.Unpack(part);
                foreach (var level in part)
                    present += level;
            }

            levels = levels[part.Length..];
        }

        return present;
    }

    private void ReadIndices(ReadOnlySpan<byte> page, Span<T> destination)
    {
        if (destination.IsEmpty)
            return;
        if (_dictionary == null)
            throw new CorruptDataException("a page refers to a dictionary, but the column has none");
        if (page.IsEmpty)
            CorruptDataException.Throw("a page of dictionary indices is empty");
        var reader = new RleReader(page[1..], page[0]);
        Span<int> indices = stackalloc int[512];
        while (!destination.IsEmpty)
        {
            reader.EnsureRun();
            var count = (int)Math.Min(reader.RunLength, destination.Length);
            if (reader.IsRepeated)
            {
                CheckIndex(reader.RunValue);
                destination[..count].Fill(_dictionary[reader.RunValue]);
                reader.Advance(count);
            }
            else
            {
                count = Math.Min(count, indices.Length);
                reader.Unpack(indices[..count]);
                Gather(indices[..count], destination);
            }

            destination = destination[count..];
        }
    }

    private void Gather(ReadOnlySpan<int> indices, Span<T> destination)
    {
        var dictionary = _dictionary.AsSpan();
        for (var i = 0; i < indices.Length; i++)
        {
            var index = indices[i];
            if ((uint)index >= (uint)dictionary.Length)
                CheckIndex(index);
            destination[i] = dictionary[index];
        }
    }

    private void CheckIndex(int index)
    {
        if ((uint)index >= (uint)_dictionary!.Length)
            CorruptDataException.Throw($"index {(uint)index} is outside of a dictionary of {_dictionary.Length} values");
    }
}
