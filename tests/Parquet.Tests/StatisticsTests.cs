using Parquet.Data;
using Parquet.Schema;

namespace Parquet.Tests;

public class StatisticsTests
{
    [Fact]
    public async Task Integers_have_bounds_and_a_null_count()
    {
        var statistics = await OfAsync<int>(new DataField<int?>("x"), [5, null, -7, 5, null]);
        Assert.Equal((2L, -7, 5), (statistics.NullCount, statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task Unsigned_integers_are_compared_unsigned()
    {
        var statistics = await OfAsync<uint>(new DataField<uint>("x"), [1u, uint.MaxValue]);
        Assert.Equal((1u, uint.MaxValue), (statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task NaN_is_no_bound()
    {
        var statistics = await OfAsync<double>(new DataField<double>("x"), [double.NaN, 2, -1, double.NaN]);
        Assert.Equal((0L, -1.0, 2.0), (statistics.NullCount, statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task Nothing_but_NaN_and_null_has_no_bounds()
    {
        var statistics = await OfAsync<float>(new DataField<float?>("x"), [float.NaN, null]);
        Assert.Equal((1L, null, null), (statistics.NullCount, statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task A_zero_bound_covers_both_zeros()
    {
        var statistics = await OfAsync<double>(new DataField<double>("x"), [0.0]);
        Assert.True(double.IsNegative((double)statistics.MinValue!));
        statistics = await OfAsync<double>(new DataField<double>("x"), [-0.0]);
        Assert.False(double.IsNegative((double)statistics.MaxValue!));
    }

    [Fact]
    public async Task Text_is_compared_by_its_bytes()
    {
        // U+1F6D2 is above U+FFFD in UTF-8, but its first surrogate is below it in UTF-16.
        var field = new DataField<string>("x");
        var file = await Sample.WriteAsync(
            new ParquetSchema(field), null, group => group.WriteAsync(field, ["\U0001F6D2", "\uFFFD", null, "a"]));
        await using var reader = await Sample.OpenAsync(file);
        var statistics = reader.RowGroups[0].GetStatistics(field)!;
        Assert.Equal((1L, "a", "\U0001F6D2"), (statistics.NullCount, statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task Dates_have_bounds_and_INT96_has_none()
    {
        DateTime?[] days = [DateTime.UnixEpoch.AddDays(3), DateTime.UnixEpoch.AddDays(-3)];
        var statistics = await OfAsync<DateTime>(new DateTimeDataField("x", DateTimeFormat.Date), days);
        Assert.Equal((days[1], days[0]), ((DateTime?)statistics.MinValue, (DateTime?)statistics.MaxValue));
        Assert.Null((await OfAsync<DateTime>(new DataField<DateTime>("x"), days)).MinValue);
    }

    private static async Task<DataColumnStatistics> OfAsync<T>(DataField field, T?[] values)
        where T : struct
    {
        await using var reader = await Sample.OpenAsync(await Sample.ColumnAsync(field, values));
        return reader.RowGroups[0].GetStatistics(field)!;
    }
}
