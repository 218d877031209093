using Parquet.Meta;
using static Parquet.Tests.HandmadeColumn;

namespace Parquet.Tests;

public class ChecksumTests
{
    private static readonly ParquetOptions Verify = new() { VerifyPageChecksums = true };

    [Fact]
    public async Task A_right_checksum_passes()
    {
        // 0xCBF43926 is the check value of CRC-32 for "123456789" in the catalogues of such codes.
        byte[] body = [.. "123456789"u8];
        using var column = Of(Meta.Type.FIXED_LEN_BYTE_ARRAY, typeLength: 9).Page(1, Encoding.PLAIN, body, 9, crc: unchecked((int)0xCBF43926));
        var (group, field) = column.Open(1, options: Verify);
        var values = new ReadOnlyMemory<byte>[1];
        await group.ReadAsync<ReadOnlyMemory<byte>>(field, values);
        Assert.Equal(body, values[0].ToArray());
    }

    [Fact]
    public async Task A_wrong_checksum_is_refused_when_asked_for()
    {
        using var column = Of(Meta.Type.INT32).Page(1, Encoding.PLAIN, Plain(5), 4, crc: 0x12345678);
        Assert.Equal([5], (await column.ReadAsync<int>(1)).AsEnumerable());
        var (group, field) = column.Open(1, options: Verify);
        var failure = await Assert.ThrowsAsync<ParquetException>(async () => await group.ReadAsync<int>(field, new int[1]));
        Assert.Matches("^handmade: column 'x', row group 0, page 0, offset 4: the page's checksum is [0-9a-f]{8}, its header says 12345678$", failure.Message);
    }

    [Fact]
    public async Task A_page_without_one_is_read()
    {
        using var column = Of(Meta.Type.INT32).Page(1, Encoding.PLAIN, Plain(5));
        var (group, field) = column.Open(1, options: Verify);
        var values = new int[1];
        await group.ReadAsync<int>(field, values);
        Assert.Equal(5, values[0]);
    }
}
