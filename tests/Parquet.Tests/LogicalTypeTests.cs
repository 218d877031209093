using System.Numerics;
using Parquet.Data;
using Parquet.File.Values.Primitives;
using Parquet.Schema;

namespace Parquet.Tests;

public class LogicalTypeTests
{
    [Theory]
    [InlineData(9, 2, false, Meta.Type.INT32, null)]
    [InlineData(10, 2, false, Meta.Type.INT64, null)]
    [InlineData(18, 2, false, Meta.Type.INT64, null)]
    [InlineData(19, 2, false, Meta.Type.FIXED_LEN_BYTE_ARRAY, 9)]
    [InlineData(9, 2, true, Meta.Type.FIXED_LEN_BYTE_ARRAY, 4)]
    [InlineData(38, 2, false, Meta.Type.FIXED_LEN_BYTE_ARRAY, 16)]
    public async Task Decimals_take_the_smallest_form(int precision, int scale, bool bytes, Meta.Type type, int? length)
    {
        decimal?[] values = [0, 1.5m, -1.25m, null, 12345.67m, -0.01m, 9_999_999.99m, -9_999_999.99m];
        var file = await Sample.ColumnAsync(new DecimalDataField("x", precision, scale, bytes, isNullable: true), values);
        await using var reader = await Sample.OpenAsync(file);
        var field = Assert.IsType<DecimalDataField>(reader.Schema.DataFields[0]);
        Assert.Equal((precision, scale, type, length), (field.Precision, field.Scale, field.SchemaElement!.Type, field.SchemaElement.TypeLength));
        Assert.Equal(values, await Sample.ReadColumnAsync<decimal>(file));
        var statistics = reader.RowGroups[0].GetStatistics(field)!;
        Assert.Equal((-9_999_999.99m, 9_999_999.99m), (statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task A_decimal_field_without_digits_has_38_and_18()
    {
        var file = await Sample.ColumnAsync<decimal>(new DataField<decimal>("x"), [1.000000000000000001m]);
        await using var reader = await Sample.OpenAsync(file);
        var field = Assert.IsType<DecimalDataField>(reader.Schema.DataFields[0]);
        Assert.Equal((38, 18), (field.Precision, field.Scale));
        Assert.Equal([1.000000000000000001m], await Sample.ReadColumnAsync<decimal>(file));
    }

    [Theory]
    [InlineData(1.001, "more than 2 digits after the point")]
    [InlineData(10000000, "does not fit decimal(9, 2)")]
    [InlineData(-10000000, "does not fit decimal(9, 2)")]
    public async Task Decimals_that_do_not_fit_their_column_are_refused(double value, string message)
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(
            () => Sample.ColumnAsync<decimal>(new DecimalDataField("x", 9, 2), [(decimal)value]));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decimals_beyond_SystemDecimal_are_refused_or_read_as_BigDecimal()
    {
        var digits = BigInteger.Parse("-99999999999999999999999999999999999999", null);
        var field = new BigDecimalDataField("x", 38, 3);
        var file = await Sample.ColumnAsync<BigDecimal>(field, [new BigDecimal(digits, 38, 3), new BigDecimal(5, 38, 3)]);
        var failure = await Assert.ThrowsAsync<ParquetException>(() => Sample.ReadColumnAsync<decimal>(file));
        Assert.Contains("outside of what System.Decimal holds", failure.Message, StringComparison.Ordinal);

        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file), new ParquetOptions { UseBigDecimal = true });
        var values = new BigDecimal?[2];
        await reader.RowGroups[0].ReadAsync(reader.Schema.DataFields[0], values.AsMemory());
        Assert.Equal("-99999999999999999999999999999999999.999", values[0].ToString());
        Assert.Equal("0.005", values[1].ToString());
    }

    [Theory]
    [InlineData("00", "0")]
    [InlineData("7F", "1.27")]
    [InlineData("FF", "-0.01")]
    [InlineData("0100", "2.56")]
    [InlineData("00000000000000000000000000000000000064", "1.00")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF9C", "-1.00")]
    public void Decimals_of_any_number_of_bytes_are_read(string bytes, string expected)
    {
        byte[] page = [(byte)(bytes.Length / 2), 0, 0, 0, .. Convert.FromHexString(bytes)];
        var element = new Meta.SchemaElement { Name = "x", Type = Meta.Type.BYTE_ARRAY, ConvertedType = Meta.ConvertedType.DECIMAL, Precision = 9, Scale = 2 };
        var value = new decimal[1];
        Encodings.Codecs.ForReading<decimal>(element, new DataField<decimal>("x")).DecodePlain(page, value);
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value[0]);
    }

    [Fact]
    public void Decimals_of_odd_scales_are_read_where_SystemDecimal_has_them()
    {
        Assert.Equal(0m, Encodings.DecimalScale.ToDecimal(0, int.MaxValue));
        Assert.Equal(0.1m, Encodings.DecimalScale.ToDecimal((Int128)BigInteger.Pow(10, 36), 37));
        Assert.Throws<Reading.CorruptDataException>(() => Encodings.DecimalScale.ToDecimal(1, 29));
        Assert.Throws<Reading.CorruptDataException>(() => Encodings.DecimalScale.ToDecimal((Int128)decimal.MaxValue + 1, 0));
        Assert.Throws<Reading.CorruptDataException>(() => Encodings.DecimalScale.ToDecimal(Int128.MinValue, 0));
    }

    [Theory]
    [InlineData(Meta.ConvertedType.UTF8, typeof(string))]
    [InlineData(Meta.ConvertedType.ENUM, typeof(string))]
    [InlineData(Meta.ConvertedType.JSON, typeof(byte[]))]
    [InlineData(Meta.ConvertedType.BSON, typeof(byte[]))]
    public void Byte_arrays_are_what_their_annotation_says(Meta.ConvertedType annotation, Type expected) => Assert.Equal(
        expected,
        ClrTypes.Of(new Meta.SchemaElement { Type = Meta.Type.BYTE_ARRAY, ConvertedType = annotation }, new ParquetOptions()));

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1001, 4)]
    [InlineData(3, 4)]
    [InlineData(3, -1)]
    public void Digits_that_are_not_possible_are_refused(int precision, int scale) =>
        Assert.Throws<ArgumentException>(() => new DecimalDataField("x", precision, scale));

    [Theory]
    [InlineData(TimeUnitPrecision.Micros, false)]
    [InlineData(TimeUnitPrecision.Nanos, true)]
    public async Task Times_of_day_are_the_stored_numbers(TimeUnitPrecision unit, bool utc)
    {
        long?[] values = [0, 86_399_999_999, null, 5];
        var file = await Sample.ColumnAsync(new TimeDataField("x", unit, isNullable: true) { IsAdjustedToUtc = utc }, values);
        await using var reader = await Sample.OpenAsync(file);
        var field = Assert.IsType<TimeDataField>(reader.Schema.DataFields[0]);
        Assert.Equal((unit, utc, typeof(long)), (field.Precision, field.IsAdjustedToUtc, field.ClrType));
        Assert.Equal(values, await Sample.ReadColumnAsync<long>(file));
    }

    [Fact]
    public async Task Milliseconds_of_the_day_are_int()
    {
        var file = await Sample.ColumnAsync<int>(new TimeDataField("x", TimeUnitPrecision.Millis), [86_399_999, 0]);
        Assert.Equal([86_399_999, 0], await Sample.ReadColumnAsync<int>(file));
    }

    [Fact]
    public async Task A_UUID_is_stored_as_it_is_written()
    {
        // LogicalTypes.md: 00112233-4455-6677-8899-aabbccddeeff is the bytes 00 11 22 33 ... FF.
        Guid?[] values = [Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), null, Guid.Parse("ff000000-0000-0000-0000-000000000000")];
        var file = await Sample.ColumnAsync(new DataField<Guid?>("x"), values, new ParquetOptions { CompressionMethod = CompressionMethod.None });
        Assert.True(file.AsSpan().IndexOf(Convert.FromHexString("00112233445566778899AABBCCDDEEFF")) > 0);
        Assert.Equal(values, await Sample.ReadColumnAsync<Guid>(file));
        await using var reader = await Sample.OpenAsync(file);
        Assert.Equal((values[0], values[2]), ((Guid?)reader.RowGroups[0].GetStatistics(reader.Schema.DataFields[0])!.MinValue, (Guid?)reader.RowGroups[0].GetStatistics(reader.Schema.DataFields[0])!.MaxValue));
    }

    [Fact]
    public async Task An_interval_is_three_numbers_without_an_order()
    {
        Interval?[] values = [new Interval(1, 2, 3), null, new Interval(-1, int.MaxValue, int.MinValue)];
        var file = await Sample.ColumnAsync(new DataField<Interval?>("x"), values);
        Assert.Equal(values, await Sample.ReadColumnAsync<Interval>(file));
        await using var reader = await Sample.OpenAsync(file);
        Assert.Null(reader.RowGroups[0].GetStatistics(reader.Schema.DataFields[0])!.MinValue);
    }
}
