using Parquet.Schema;

namespace Parquet.Tests;

public class MisuseTests
{
    private static readonly DataField<int> Id = new("id");
    private static readonly DataField<float?> Score = new("score");
    private static readonly ParquetSchema Schema = new(Id, Score);

    [Fact]
    public async Task Columns_out_of_order_are_refused() =>
        await RefusedAsync<ArgumentException>(group => group.WriteAsync<float>(Score, new float?[1]), "expected 'id', passed: 'score'");

    [Fact]
    public async Task A_column_of_another_type_is_refused() =>
        await RefusedAsync<ArgumentException>(group => group.WriteAsync<long>(Id, new long[1]), "expected values of type System.Int32");

    [Fact]
    public async Task A_null_in_a_required_column_is_refused() =>
        await RefusedAsync<ArgumentException>(group => group.WriteAsync<int>(Id, new int?[] { 1, null }), "'id' is required, but 1 values are null");

    [Fact]
    public async Task Plain_values_for_a_nullable_column_are_refused() =>
        await RefusedAsync<InvalidOperationException>(
            async group =>
            {
                await group.WriteAsync<int>(Id, new int[1]);
                await group.WriteAsync<float>(Score, new float[1]);
            },
            "'score' is nullable");

    [Fact]
    public async Task Columns_of_different_lengths_are_refused() =>
        await RefusedAsync<InvalidOperationException>(
            async group =>
            {
                await group.WriteAsync<int>(Id, new int[3]);
                await group.WriteAsync<float>(Score, new float?[2]);
            },
            "has 2 rows, but the row group expects 3");

    [Fact]
    public async Task A_missing_column_is_named() =>
        await RefusedAsync<InvalidOperationException>(
            async group =>
            {
                await group.WriteAsync<int>(Id, new int[3]);
                group.CompleteValidate();
            },
            "Missing columns: score");

    [Theory]
    [InlineData(CompressionMethod.Lzo)]
    [InlineData(CompressionMethod.LZ4)]
    public async Task Other_compressions_are_refused_by_name(CompressionMethod method)
    {
        var failure = await Assert.ThrowsAsync<NotSupportedException>(
            () => ParquetWriter.CreateAsync(Schema, new MemoryStream(), new ParquetOptions { CompressionMethod = method }));
        Assert.Contains($"compression {method}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_types_and_equal_names_are_refused()
    {
        Assert.Throws<NotSupportedException>(() => new DataField<Half>("x"));
        Assert.Throws<NotSupportedException>(() => new DataField<DateTimeOffset>("x"));
        Assert.Throws<ArgumentException>(() => new ParquetSchema(new DataField<int>("x"), new DataField<long>("x")));
    }

    [Fact]
    public async Task Reading_into_the_wrong_memory_is_refused()
    {
        await using var reader = await Sample.OpenAsync(await FileAsync());
        var group = reader.RowGroups[0];
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync<int>(Id, new int[2]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync<long>(Id, new long[3]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync<float>(Score, new float[3]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync(Id, new string?[3].AsMemory()));
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadRawAsync<float>(Score, new float[3], new int[2], null));
        var failure = await Assert.ThrowsAsync<ParquetException>(async () => await group.ReadAsync<int>(new DataField<int>("price"), new int[3]));
        Assert.Contains("column 'price' does not exist", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => reader.Schema.FindDataField("price"));
    }

    [Fact]
    public async Task A_file_whose_row_group_failed_cannot_be_taken_for_a_whole_one()
    {
        using var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(Schema, stream))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<int>(Id, new int[3]);
        }

        var failure = await Assert.ThrowsAsync<ParquetException>(() => ParquetReader.CreateAsync(stream));
        Assert.Contains("was not finished", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_sought_can_be_written()
    {
        using var memory = new MemoryStream();
        await using (var pipe = new ForwardOnlyStream(memory))
        await using (var writer = await ParquetWriter.CreateAsync(Schema, pipe))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<int>(Id, new[] { 1, 2, 3 });
            await group.WriteAsync<float>(Score, new float?[3]);
        }

        var values = new int[3];
        await using var reader = await Sample.OpenAsync(memory.ToArray());
        await reader.RowGroups[0].ReadAsync<int>(Id, values);
        Assert.Equal([1, 2, 3], values);
    }

    [Fact]
    public async Task The_streams_stay_open_or_closed_as_told()
    {
        using var stream = new MemoryStream(await FileAsync());
        await (await ParquetReader.CreateAsync(stream)).DisposeAsync();
        Assert.True(stream.CanRead);
        await (await ParquetReader.CreateAsync(stream, leaveStreamOpen: false)).DisposeAsync();
        Assert.False(stream.CanRead);
    }

    private static Task<byte[]> FileAsync() => Sample.WriteAsync(
        Schema,
        null,
        async group =>
        {
            await group.WriteAsync<int>(Id, new[] { 1, 2, 3 });
            await group.WriteAsync<float>(Score, new float?[] { 1, null, 3 });
        });

    private static async Task RefusedAsync<T>(Func<ParquetRowGroupWriter, Task> write, string reason, ParquetOptions? options = null)
        where T : Exception
    {
        await using var writer = await ParquetWriter.CreateAsync(Schema, new MemoryStream(), options);
        using var group = writer.CreateRowGroup();
        var failure = await Assert.ThrowsAsync<T>(() => write(group));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    private sealed class ForwardOnlyStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
