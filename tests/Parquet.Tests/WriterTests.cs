using System.Text;
using Parquet.Compression;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Reading;
using Parquet.Schema;
using Encoding = Parquet.Meta.Encoding;

namespace Parquet.Tests;

public class WriterTests
{
    [Fact]
    public void Local_times_are_not_taken_for_the_same_times_in_utc()
    {
        var noon = new DateTime(2025, 1, 31, 12, 0, 0, DateTimeKind.Utc);
        var equality = new DateTimeCodec(new DateTimeDataField("at", DateTimeFormat.Timestamp)).Equality;
        Assert.True(equality.Equals(noon, noon.AddTicks(0)));
        Assert.False(equality.Equals(noon, DateTime.SpecifyKind(noon, DateTimeKind.Local)));
    }

    [Fact]
    public void A_bound_that_ends_inside_of_a_character_is_no_text()
    {
        var field = new ParquetSchema(new DataField<string>("name")).DataFields[0];
        var element = new SchemaElement { Name = "name", Type = Meta.Type.BYTE_ARRAY, ConvertedType = ConvertedType.UTF8 };
        var read = StatisticsDecoder.Decode(new Statistics { MinValue = [0x61, 0xC3], MaxValue = [0x7A] }, element, field)!;
        Assert.Null(read.MinValue);
        Assert.Equal("z", read.MaxValue);
    }

    [Fact]
    public async Task Each_page_has_its_place_and_bounds()
    {
        // 131,072 rows a page: 300,000 rising values make three, the last of which has nulls only.
        var field = new DataField<long?>("x");
        var values = Enumerable.Range(0, 300_000).Select(i => i < 262_144 ? i : (long?)null).ToArray();
        var options = new ParquetOptions { ColumnEncodingHints = { ["x"] = EncodingHint.DeltaBinaryPacked } };
        var file = await Sample.ColumnAsync<long>(field, values, options);
        await using var reader = await Sample.OpenAsync(file);
        var chunk = reader.RowGroups[0].GetMetadata(field)!;
        var offsets = PageIndexReader.ReadOffsetIndex(file.AsSpan((int)chunk.OffsetIndexOffset!, chunk.OffsetIndexLength!.Value));
        var bounds = PageIndexReader.ReadColumnIndex(file.AsSpan((int)chunk.ColumnIndexOffset!, chunk.ColumnIndexLength!.Value));

        Assert.Equal([0, 131_072, 262_144], offsets.PageLocations.Select(p => p.FirstRowIndex));
        Assert.Equal(chunk.MetaData!.DataPageOffset, offsets.PageLocations[0].Offset);
        PageIndexReader.Check(offsets, chunk.MetaData.DataPageOffset, chunk.MetaData.TotalCompressedSize, 300_000);
        Assert.Equal(chunk.MetaData.TotalCompressedSize, offsets.PageLocations.Sum(p => (long)p.CompressedPageSize));
        Assert.Equal([false, false, true], bounds.NullPages);
        Assert.Equal([0L, 131_072, 262_143], [BitConverter.ToInt64(bounds.MinValues[0]), BitConverter.ToInt64(bounds.MinValues[1]), BitConverter.ToInt64(bounds.MaxValues[1])]);
        Assert.Equal([0, 0, 300_000 - 262_144], bounds.NullCounts);
        Assert.Equal(BoundaryOrder.ASCENDING, bounds.BoundaryOrder);
        Assert.Equal(values, await Sample.ReadColumnAsync<long>(file));
    }

    [Fact]
    public async Task Pages_of_NaN_have_no_column_index_and_do_not_hide_the_bounds_of_others()
    {
        var field = new DataField<double>("x");
        var values = Enumerable.Range(0, 262_144).Select(i => i < 131_072 ? double.NaN : (double?)i).ToArray();
        var file = await Sample.ColumnAsync(field, values);
        await using var reader = await Sample.OpenAsync(file);
        Assert.Null(reader.RowGroups[0].GetMetadata(field)!.ColumnIndexOffset);
        Assert.NotNull(reader.RowGroups[0].GetMetadata(field)!.OffsetIndexOffset);
        Assert.Equal(131_072.0, reader.RowGroups[0].GetStatistics(field)!.MinValue);
    }

    [Theory]
    [InlineData("a", "a", "a")]
    [InlineData("b*70", "b*64", "b*63,c")]
    [InlineData("é*40", "é*32", "é*31,ê")]
    [InlineData("a,é*40", "a,é*31", "a,é*30,ê")]
    [InlineData("z*60,\U0010FFFF*5", "z*60,\U0010FFFF", "z*59,{")]
    [InlineData("\uD7FF*30", "\uD7FF*21", "\uD7FF*20,\uE000")]
    public async Task Long_texts_have_short_bounds(string text, string lower, string upper)
    {
        var field = new DataField<string>("x", false);
        var file = await Sample.WriteAsync(new ParquetSchema(field), null, group => group.WriteAsync(field, [Repeat(text)]));
        await using var reader = await Sample.OpenAsync(file);
        var statistics = reader.RowGroups[0].GetMetadata(field)!.MetaData!.Statistics!;
        Assert.Equal(Repeat(lower), System.Text.Encoding.UTF8.GetString(statistics.MinValue!));
        Assert.Equal(Repeat(upper), System.Text.Encoding.UTF8.GetString(statistics.MaxValue!));
        Assert.Equal(Repeat(text) == Repeat(lower), statistics.IsMinValueExact);
        Assert.Equal(Repeat(text) == Repeat(upper), statistics.IsMaxValueExact);
    }

    [Fact]
    public async Task Bytes_above_which_nothing_short_lies_have_no_upper_bound()
    {
        var field = new DataField<byte[]>("x", false);
        var ones = Enumerable.Repeat((byte)0xFF, 65).ToArray();
        var file = await Sample.WriteAsync(new ParquetSchema(field), null, group => group.WriteAsync(field, [ones]));
        await using var reader = await Sample.OpenAsync(file);
        var statistics = reader.RowGroups[0].GetMetadata(field)!.MetaData!.Statistics!;
        Assert.Equal((64, null, null), (statistics.MinValue!.Length, statistics.MaxValue, statistics.IsMaxValueExact));
        Assert.Null(reader.RowGroups[0].GetMetadata(field)!.ColumnIndexOffset);
    }

    [Theory]
    [InlineData(EncodingHint.Default, Encoding.PLAIN)]
    [InlineData(EncodingHint.Dictionary, Encoding.RLE_DICTIONARY)]
    [InlineData(EncodingHint.ByteSplitStream, Encoding.BYTE_STREAM_SPLIT)]
    [InlineData(EncodingHint.DeltaBinaryPacked, Encoding.PLAIN)]
    public async Task Hints_choose_the_encoding_where_the_type_has_it(EncodingHint hint, Encoding expected)
    {
        double?[] values = [1, -0.0, 0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7FF8000000000001), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        var field = new DataField<double>("x");
        var file = await Sample.ColumnAsync(field, values, new ParquetOptions { ColumnEncodingHints = { ["x"] = hint }, CompressionMethod = CompressionMethod.None });
        await using var reader = await Sample.OpenAsync(file);
        Assert.Contains(expected, reader.RowGroups[0].GetMetadata(field)!.MetaData!.Encodings);
        var back = await Sample.ReadColumnAsync<double>(file);
        Assert.Equal(values.Select(v => BitConverter.DoubleToInt64Bits(v!.Value)), back.Select(v => BitConverter.DoubleToInt64Bits(v!.Value)));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(400_000)]
    public async Task A_dictionary_is_found_only_where_values_repeat(int distinct)
    {
        var field = new DataField<int>("x");
        var file = await Sample.ColumnAsync(field, Enumerable.Range(0, 400_000).Select(i => (int?)(i * 7 % distinct)).ToArray());
        await using var reader = await Sample.OpenAsync(file);
        Assert.Equal(distinct == 7, reader.RowGroups[0].GetMetadata(field)!.MetaData!.DictionaryPageOffset.HasValue);
    }

    [Fact]
    public async Task A_cycle_longer_than_the_first_pages_still_gets_its_dictionary()
    {
        var field = new DataField<long>("x");
        var file = await Sample.ColumnAsync(field, Enumerable.Range(0, 1_000_000).Select(i => (long?)(i % 100_000)).ToArray());
        await using var reader = await Sample.OpenAsync(file);
        Assert.NotNull(reader.RowGroups[0].GetMetadata(field)!.MetaData!.DictionaryPageOffset);
    }

    /// <summary>The check value that every description of CRC-32 names.</summary>
    [Fact]
    public void The_checksum_is_CRC_32()
    {
        Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));
        Assert.Equal(0xCBF43926u, Crc32.Append(Crc32.Compute("1234"u8), "56789"u8));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checksums_cover_the_bytes_of_a_page(bool version2)
    {
        var field = new DataField<int?>("x");
        var options = new ParquetOptions { WritePageChecksums = true, WriteDataPageV2 = version2 };
        var file = await Sample.ColumnAsync<int>(field, [3, null, 5], options);
        var header = PageHeaderReader.Read(file.AsSpan(4), out var length);
        Assert.Equal((int)Crc32.Compute(file.AsSpan(4 + length, header.CompressedSize)), header.Crc);
        Assert.Equal([3, null, 5], await Sample.ReadColumnAsync<int>(file));
    }

    [Fact]
    public async Task What_rows_are_sorted_by_is_in_the_footer()
    {
        var options = new ParquetOptions { SortingColumns = { new SortingColumn { ColumnIdx = 0, Descending = true, NullsFirst = true } } };
        await using var reader = await Sample.OpenAsync(await Sample.ColumnAsync<int>(new DataField<int?>("x"), [null, 3, 2], options));
        var sorted = Assert.Single(reader.RowGroups[0].RowGroup.SortingColumns!);
        Assert.Equal((0, true, true), (sorted.ColumnIdx, sorted.Descending, sorted.NullsFirst));
        Assert.Equal((4L, (short?)0), (reader.RowGroups[0].RowGroup.FileOffset, reader.RowGroups[0].RowGroup.Ordinal));
    }

    [Fact]
    public async Task A_sorting_column_that_is_not_there_is_refused() => await Assert.ThrowsAsync<ArgumentException>(
        () => Sample.ColumnAsync<int>(new DataField<int>("x"), [1], new ParquetOptions { SortingColumns = { new SortingColumn { ColumnIdx = 1 } } }));

    private static string Repeat(string parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts.Split(','))
        {
            var (what, times) = part.Split('*') is [var unit, var count] ? (unit, int.Parse(count, null)) : (part, 1);
            for (var i = 0; i < times; i++)
                text.Append(what);
        }

        return text.ToString();
    }
}
