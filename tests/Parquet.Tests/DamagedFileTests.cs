using Parquet.Schema;

namespace Parquet.Tests;

public class DamagedFileTests
{
    [Fact]
    public async Task An_empty_file_says_so() => Assert.Contains("is empty (0 bytes)", await FailureAsync([]), StringComparison.Ordinal);

    [Fact]
    public async Task Another_kind_of_file_says_so()
    {
        // "user" in ASCII
        Assert.Contains(
            "not a Parquet file: it starts with the bytes 75736572", await FailureAsync("user,item\n1,2\n"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_short_says_so()
    {
        var file = await SmallFileAsync(CompressionMethod.None);
        Assert.Contains("cut short or was not finished", await FailureAsync(file[..^1]), StringComparison.Ordinal);
        Assert.Contains("cut short", await FailureAsync(file[..3]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_file_says_so()
    {
        var file = await SmallFileAsync(CompressionMethod.None);
        "PARE"u8.CopyTo(file.AsSpan(file.Length - 4));
        Assert.Contains("encrypted", await FailureAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_names_the_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("orders.parquet");
        await System.IO.File.WriteAllTextAsync(path, "nonsense");
        var failure = await Assert.ThrowsAsync<ParquetException>(() => ParquetReader.CreateAsync(path));
        Assert.StartsWith(path, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Zstd)]
    public async Task A_file_cut_at_any_byte_is_refused(CompressionMethod method)
    {
        var file = await SmallFileAsync(method);
        for (var length = 0; length < file.Length; length++)
            await Assert.ThrowsAsync<ParquetException>(() => ReadAllAsync(file[..length]));
    }

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Zstd)]
    public async Task A_byte_changed_anywhere_is_read_or_refused(CompressionMethod method)
    {
        var file = await SmallFileAsync(method);
        var refused = 0;
        for (var at = 0; at < file.Length; at++)
        {
            foreach (var change in new byte[] { 0x01, 0x80, 0xFF })
            {
                var changed = (byte[])file.Clone();
                changed[at] ^= change;
                try
                {
                    await ReadAllAsync(changed);
                }
                catch (ParquetException)
                {
                    refused++;
                }
            }
        }

        Assert.InRange(refused, file.Length / 2, 3 * file.Length);
    }

    [Fact]
    public async Task A_damaged_page_is_named_with_its_place()
    {
        var file = await SmallFileAsync(CompressionMethod.Snappy);
        await using var good = await Sample.OpenAsync(file);
        var field = good.Schema.FindDataField("id");
        var start = (int)good.RowGroups[0].GetMetadata(field)!.MetaData!.DataPageOffset;
        file.AsSpan(start, 4).Fill(0xFF);
        await using var reader = await Sample.OpenAsync(file);
        var failure = await Assert.ThrowsAsync<ParquetException>(
            async () => await reader.RowGroups[0].ReadAsync<int>(field, new int[40]));
        Assert.Contains($"column 'id', row group 0, page 0, offset {start}: ", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string> FailureAsync(byte[] file) =>
        (await Assert.ThrowsAsync<ParquetException>(() => Sample.OpenAsync(file))).Message;

    private static async Task<byte[]> SmallFileAsync(CompressionMethod method)
    {
        var id = new DataField<int>("id");
        var score = new DataField<double?>("score");
        var name = new DataField<string>("name");
        var seen = new DateTimeDataField("seen", DateTimeFormat.Timestamp, unit: DateTimeTimeUnit.Micros);
        var ids = Enumerable.Range(0, 40).ToArray();
        return await Sample.WriteAsync(
            new ParquetSchema(id, score, name, seen),
            new ParquetOptions { CompressionMethod = method },
            async group =>
            {
                await group.WriteAsync<int>(id, ids);
                await group.WriteAsync<double>(score, ids.Select(i => i % 3 == 0 ? null : (double?)i).ToArray());
                await group.WriteAsync(name, ids.Select(i => i % 7 == 0 ? null : $"n{i % 4}").ToArray());
                await group.WriteAsync<DateTime>(seen, ids.Select(i => DateTime.UnixEpoch.AddHours(i)).ToArray());
            });
    }

    private static async Task ReadAllAsync(byte[] file)
    {
        await using var reader = await Sample.OpenAsync(file);
        foreach (var group in reader.RowGroups)
        {
            foreach (var field in reader.Schema.DataFields)
            {
                group.GetStatistics(field);
                if (group.RowCount < 10_000)
                    (await group.ReadRawColumnDataBaseAsync(field)).Dispose();
            }
        }
    }
}
