using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;
using static Parquet.Tests.HandmadeColumn;

namespace Parquet.Tests;

/// <summary>A file reads alike wherever its bytes are, and only the bytes that are asked for are read.</summary>
public class SourceTests
{
    private const int Rows = 700_000;
    private static readonly DataField<int> Id = new("id");
    private static readonly DataField<double?> Price = new("price");
    private static readonly DataField<int> Place = new("place");

    public static TheoryData<CompressionMethod> Methods => [CompressionMethod.None, CompressionMethod.Snappy];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_file_reads_alike_from_everywhere(CompressionMethod method)
    {
        using var folder = new TemporaryFolder();
        var bytes = await FileAsync(method);
        var path = folder.File("x.parquet");
        await System.IO.File.WriteAllBytesAsync(path, bytes);
        await using (var named = await ParquetReader.CreateAsync(path))
            await CheckAsync(named);
        foreach (var stream in Streams(bytes, path))
        {
            await using var reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: false);
            await CheckAsync(reader);
        }
    }

    [Fact]
    public async Task Threads_share_a_reader()
    {
        using var folder = new TemporaryFolder();
        var bytes = await FileAsync(CompressionMethod.Snappy);
        var path = folder.File("x.parquet");
        await System.IO.File.WriteAllBytesAsync(path, bytes);
        foreach (var stream in Streams(bytes, path))
        {
            await using var reader = await ParquetReader.CreateAsync(stream, leaveStreamOpen: false);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CheckAsync(reader))));
        }
    }

    [Fact]
    public async Task Only_the_bytes_of_a_column_are_read()
    {
        using var stream = new WatchedStream(await FileAsync(CompressionMethod.None));
        await using var reader = await ParquetReader.CreateAsync(stream);
        var chunk = reader.RowGroups[0].GetMetadata(Place)!.MetaData!;
        stream.Reads.Clear();
        await reader.RowGroups[0].ReadAsync<int>(Place, new int[Rows]);
        Assert.All(stream.Reads, read =>
        {
            Assert.InRange(read.Offset, chunk.DataPageOffset, chunk.DataPageOffset + chunk.TotalCompressedSize);
            Assert.InRange(read.Offset + read.Count, chunk.DataPageOffset, chunk.DataPageOffset + chunk.TotalCompressedSize);
        });
        Assert.Equal(chunk.TotalCompressedSize, stream.Reads.Sum(read => (long)read.Count));
    }

    [Fact]
    public async Task A_large_chunk_is_read_in_pieces()
    {
        using var stream = new WatchedStream(await FileAsync(CompressionMethod.None));
        await using var reader = await ParquetReader.CreateAsync(stream);
        stream.Reads.Clear();
        await reader.RowGroups[0].ReadAsync<int>(Place, new int[Rows]);
        Assert.InRange(stream.Reads.Max(read => read.Count), 1, (1 << 20) + (1 << 17));
    }

    [Fact]
    public async Task A_long_page_header_is_read_in_steps()
    {
        // type 0, sizes 4, details (1 value, PLAIN, levels in RLE), then an unknown text of 300,000 bytes as field 9
        byte[] header = [0x15, 0, 0x15, 8, 0x15, 8, 0x2C, 0x15, 2, 0x15, 0, 0x15, 6, 0x15, 6, 0, 0x48, 0xE0, 0xA7, 0x12, .. new byte[300_000], 0];
        using var column = new HandmadeColumn(Leaf(Meta.Type.INT32, FieldRepetitionType.REQUIRED))
        {
            Source = bytes => new StreamSource(new MemoryStream(bytes)),
        };
        column.Add(header).Add(Plain(5)).Page(700_000, Encoding.PLAIN, Plain(Enumerable.Range(6, 700_000).ToArray()));
        Assert.Equal(Enumerable.Range(5, 700_001), await column.ReadAsync<int>(700_001));
    }

    [Fact]
    public async Task A_file_that_shrank_says_so()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.parquet");
        await System.IO.File.WriteAllBytesAsync(path, await FileAsync(CompressionMethod.None));
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        await using var reader = await ParquetReader.CreateAsync(stream);
        stream.SetLength(100);
        var failure = await Assert.ThrowsAsync<ParquetException>(async () => await reader.RowGroups[0].ReadAsync<int>(Id, new int[Rows]));
        Assert.EndsWith("the file ended while it was read", failure.Message, StringComparison.Ordinal);
        Assert.Equal((path, "id", 0), (failure.File, failure.Column, failure.RowGroup));
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        await using var reader = await Sample.OpenAsync(await FileAsync(CompressionMethod.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await reader.RowGroups[0].ReadAsync<int>(Id, new int[Rows], cancellationToken: new CancellationToken(true)));
    }

    private static IEnumerable<Stream> Streams(byte[] bytes, string path)
    {
        yield return new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
        yield return new MemoryStream(bytes);
        yield return new FileStream(path, FileMode.Open, FileAccess.Read);
        yield return new WatchedStream(bytes);
    }

    private static async Task CheckAsync(ParquetReader reader)
    {
        var group = reader.RowGroups[0];
        var (ids, prices, places) = (new int[Rows], new double?[Rows], new int[Rows]);
        await group.ReadAsync<int>(Place, places);
        await group.ReadAsync(Price, prices.AsMemory());
        await group.ReadAsync<int>(Id, ids);
        for (var row = 0; row < Rows; row++)
        {
            if (ids[row] != row || prices[row] != PriceOf(row) || places[row] != row * 31)
                Assert.Fail($"row {row} is {ids[row]}, {prices[row]}, {places[row]}");
        }
    }

    private static double? PriceOf(int row) => row % 5 == 0 ? null : row * .5;

    private static Task<byte[]> FileAsync(CompressionMethod method) => Sample.WriteAsync(
        new ParquetSchema(Id, Price, Place),
        new ParquetOptions { CompressionMethod = method, DictionaryEncodingThreshold = 0 },
        async group =>
        {
            await group.WriteAsync<int>(Id, Enumerable.Range(0, Rows).ToArray());
            await group.WriteAsync<double>(Price, Enumerable.Range(0, Rows).Select(PriceOf).ToArray());
            await group.WriteAsync<int>(Place, Enumerable.Range(0, Rows).Select(row => row * 31).ToArray());
        });

    /// <summary>Notes what is read of it.</summary>
    private sealed class WatchedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public List<(long Offset, int Count)> Reads { get; } = [];

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads.Add((Position, buffer.Length));
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
