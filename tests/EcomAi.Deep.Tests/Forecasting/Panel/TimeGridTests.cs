using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Forecasting.Panel;

public sealed class TimeGridTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2020-01-01 22:30:00,2020-01-01 23:30:00,2020-01-02 00:30:00,2020-01-02 03:30:00", FrequencyKind.Hourly, 6)]
    [InlineData("2020-02-28,2020-02-29,2020-03-01,2020-03-05", FrequencyKind.Daily, 7)]
    [InlineData("2010-02-05,2010-02-12,2010-02-19,2010-03-12", FrequencyKind.Weekly, 6)]
    [InlineData("2019-12-01,2020-01-01,2020-02-01,2020-06-01", FrequencyKind.Monthly, 7)]
    [InlineData("2019-12-15,2020-01-15,2020-02-15", FrequencyKind.Monthly, 3)]
    [InlineData("2020-02-29,2020-03-31,2020-04-30,2020-06-30", FrequencyKind.Monthly, 5)]
    [InlineData("2020-01-30,2020-02-29,2020-03-30,2020-04-30", FrequencyKind.Monthly, 4)]
    [InlineData("40,46,47,160", FrequencyKind.Step, 121)]
    public void The_frequency_is_that_of_most_differences(string times, FrequencyKind frequency, int length)
    {
        var axis = Load(times).Axis;

        Assert.Equal((frequency, length), (axis.Frequency, axis.Length));
        Assert.Equal(Load(times, frequency).Axis, axis);
    }

    [Fact]
    public void Ends_of_months_stay_ends_of_months_beyond_the_axis()
    {
        var axis = Load("2021-02-28,2021-03-31,2021-04-30").Axis;

        Assert.Equal(["2021-02-28", "2021-03-31", "2021-04-30", "2021-05-31", "2021-06-30"], Enumerable.Range(0, 5).Select(place => TimeText.Day(axis.TimeAt(place))));
        Assert.True(axis.TryPlace(axis.TimeAt(40), out var found));
        Assert.Equal(40, found);
        Assert.False(axis.TryPlace(axis.TimeAt(3) - 86_400_000_000, out _));
    }

    [Fact]
    public void Every_series_counts_its_own_differences()
    {
        _folder.Table("series", "item,time,target\na,2020-01-06,1\nb,2020-01-07,1\na,2020-01-13,1\na,2020-01-20,1\nb,2020-01-14,1\nb,2020-01-21,1\n");

        var error = Assert.Throws<DataException>(() => PanelReader.Load(Config(FrequencyKind.Auto))).Message;

        Assert.Equal(
            $"{_folder["series.parquet"]}, row group 0, row 1: column 'time' is 2020-01-07T00:00:00Z, which is beside the weekly grid of the other times (Monday, 00:00:00). "
            + "Correct the row, or set data.frequency if the step is not weekly.",
            error);
    }

    [Fact]
    public void A_day_that_summer_time_shifted_is_named() => Refused(
        "2020-03-26 23:00:00,2020-03-27 23:00:00,2020-03-28 23:00:00,2020-03-29 22:00:00",
        FrequencyKind.Auto,
        "SERIES, row group 0, row 3: column 'time' is 2020-03-29T22:00:00Z, which is beside the daily grid of the other times (23:00:00). A shift of 1 hour is what a time zone or "
        + "summer time leaves behind: times are taken as they stand, without a zone. Write the shop's own date, and import it with `ecomai import csv --type time=date`.");

    [Fact]
    public void A_month_that_begins_on_another_day_is_named() => Refused(
        "2020-01-01,2020-02-01,2020-03-02,2020-04-01",
        FrequencyKind.Monthly,
        "SERIES, row group 0, row 2: column 'time' is 2020-03-02T00:00:00Z, which is beside the monthly grid of the other times (day 1 of a month, 00:00:00). Correct the row, or "
        + "set data.frequency to what the times have.");

    [Fact]
    public void An_hourly_series_may_not_be_taken_as_daily() => Refused(
        "2020-01-01 00:00:00,2020-01-01 01:00:00,2020-01-02 00:00:00",
        FrequencyKind.Daily,
        "SERIES, row group 0, row 1: column 'time' is 2020-01-01T01:00:00Z, which is beside the daily grid of the other times (00:00:00). A shift of 1 hour is what a time zone or "
        + "summer time leaves behind: times are taken as they stand, without a zone. Write the shop's own date, and import it with `ecomai import csv --type time=date`, or correct "
        + "data.frequency.");

    [Fact]
    public void Differences_of_no_frequency_are_listed() => Refused(
        "2020-01-01,2020-01-15,2020-01-29,2020-02-12,2020-02-26,2020-02-27",
        FrequencyKind.Auto,
        "data.frequency: cannot be detected: between a series' times in column 'time' lie mostly 14 days, then 1 day; accepted are hourly, daily, weekly (7 days), monthly (a "
        + "calendar month), or integers that count steps. Sum the rows to one of these, or set data.frequency where the gaps are missing rows.");

    [Fact]
    public void A_single_time_has_no_frequency_unless_it_is_given()
    {
        Refused("2020-01-01", FrequencyKind.Auto, "data.frequency: cannot be detected, for no series has two times in column 'time'; set it to hourly, daily, weekly or monthly.");
        Assert.Equal(1, Load("2020-01-01", FrequencyKind.Weekly).Length);
        Assert.Equal(1, Load("7").Length);
    }

    [Fact]
    public void Integers_and_dates_are_not_mistaken_for_each_other()
    {
        Refused(
            "1,2",
            FrequencyKind.Daily,
            "data.frequency: daily needs dates or timestamps, but column 'time' holds integers, which count steps; set it to step, or import the column as times: "
            + "`ecomai import csv --type time=date` (or =timestamp, =unix-seconds).");
        Refused(
            "2020-01-01,2020-01-02",
            FrequencyKind.Step,
            "data.frequency: step needs integers, but column 'time' holds times (date); set it to auto, hourly, daily, weekly or monthly.");
    }

    [Theory]
    [InlineData("1,5000000000")]
    [InlineData("-9223372036854775807,9223372036854775807")]
    public void Times_too_far_apart_are_an_error(string times)
    {
        var error = Assert.Throws<DataException>(() => Load(times)).Message;

        Assert.StartsWith($"data.time: column 'time' spans {times.Replace(",", " to ", StringComparison.Ordinal)}, too many steps", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_panel_larger_than_an_array_is_an_error()
    {
        _folder.Table("series", "item,time,target\na,1,1\na,2000000000,1\nb,1,1\n");

        var error = Assert.Throws<DataException>(() => PanelReader.Load(Config(FrequencyKind.Auto))).Message;

        Assert.StartsWith(
            $"{_folder["series.parquet"]}: 2 series of 2,000,000,000 steps are 4,000,000,000 values, more than the 2,147,483,591 of one panel.", error, StringComparison.Ordinal);
    }

    private SeriesPanel Load(string times, FrequencyKind frequency = FrequencyKind.Auto)
    {
        _folder.Table("series", "item,time,target\n" + string.Concat(times.Split(',').Select(time => $"a,{time},1\n")));
        return PanelReader.Load(Config(frequency)).Panel;
    }

    private void Refused(string times, FrequencyKind frequency, string message) => Assert.Equal(
        message.Replace("SERIES", _folder["series.parquet"], StringComparison.Ordinal), Assert.Throws<DataException>(() => Load(times, frequency)).Message);

    private SeriesDataConfig Config(FrequencyKind frequency) => new() { Series = _folder["series.parquet"], Keys = ["item"], Frequency = frequency };
}
