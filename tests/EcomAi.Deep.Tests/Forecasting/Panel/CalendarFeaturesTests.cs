using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Panel;

namespace EcomAi.Deep.Tests.Forecasting.Panel;

public sealed class CalendarFeaturesTests
{
    // Dates as printed in calendars of these years.
    [Theory]
    [InlineData(HolidayKind.Easter, "2010-04-04,2011-04-24,2012-04-08,2025-04-20,2038-04-25")]
    [InlineData(HolidayKind.SuperBowl, "2010-02-07,2011-02-06,2012-02-05,2022-02-13,2023-02-12")]
    [InlineData(HolidayKind.Thanksgiving, "2010-11-25,2011-11-24,2012-11-22,2017-11-23")]
    [InlineData(HolidayKind.LaborDay, "2010-09-06,2011-09-05,2012-09-03")]
    [InlineData(HolidayKind.MothersDay, "2010-05-09,2011-05-08,2012-05-13")]
    [InlineData(HolidayKind.MemorialDay, "2010-05-31,2011-05-30,2012-05-28")]
    [InlineData(HolidayKind.NewYear, "2010-01-01")]
    [InlineData(HolidayKind.ValentinesDay, "2010-02-14")]
    [InlineData(HolidayKind.IndependenceDay, "2010-07-04")]
    [InlineData(HolidayKind.Halloween, "2010-10-31")]
    [InlineData(HolidayKind.Christmas, "2010-12-25")]
    public void Holidays_fall_on_their_dates(HolidayKind holiday, string dates)
    {
        foreach (var date in dates.Split(','))
        {
            var axis = new TimeAxis(FrequencyKind.Daily, Micros(date), 1);
            var (names, values) = CalendarFeatures.Make(axis, 1, [holiday]);
            Assert.Equal([1f, 1f], values[^2..]);
            Assert.Equal(8, names.Count);
        }
    }

    [Fact]
    public void Days_near_a_holiday_count_by_sevenths_on_each_side()
    {
        var (names, values) = CalendarFeatures.Make(new TimeAxis(FrequencyKind.Daily, Micros("2011-12-18"), 3), 15, [HolidayKind.Christmas]);

        Assert.Equal(["christmas.before", "christmas.after"], names.Skip(6));
        float[] At(int place) => values[((place * 8) + 6)..((place + 1) * 8)];
        Assert.Equal([0, 0], At(0));
        Assert.Equal(1 / 7f, At(1)[0], 1e-6);
        Assert.Equal([1, 1], At(7));
        Assert.Equal([0, 5 / 7f], At(9));
        Assert.Equal([0, 0], At(14));
    }

    [Fact]
    public void A_holiday_is_near_across_the_turn_of_the_year()
    {
        var (_, values) = CalendarFeatures.Make(new TimeAxis(FrequencyKind.Weekly, Micros("2010-12-31"), 1), 1, [HolidayKind.NewYear, HolidayKind.Christmas]);

        Assert.Equal([6 / 7f, 0, 0, 1 / 7f], values[4..], (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Fact]
    public void Every_frequency_has_its_cycles()
    {
        string[] Names(FrequencyKind frequency) => [.. CalendarFeatures.Make(new TimeAxis(frequency, 0, 1), 1, []).Names];

        Assert.Equal(["hour.sin", "hour.cos", "weekday.sin", "weekday.cos", "year.sin", "year.cos"], Names(FrequencyKind.Hourly));
        Assert.Equal(["weekday.sin", "weekday.cos", "month.sin", "month.cos", "year.sin", "year.cos"], Names(FrequencyKind.Daily));
        Assert.Equal(["year.sin", "year.cos", "year2.sin", "year2.cos"], Names(FrequencyKind.Weekly));
        Assert.Equal(["year.sin", "year.cos", "year2.sin", "year2.cos"], Names(FrequencyKind.Monthly));
        Assert.Empty(Names(FrequencyKind.Step));
    }

    [Fact]
    public void Cycles_stand_where_the_calendar_says()
    {
        // Six in the morning is a quarter of the day; 1 January 2018 was a Monday.
        var hours = CalendarFeatures.Make(new TimeAxis(FrequencyKind.Hourly, Micros("2018-01-01"), 1), 7, []).Values;
        Assert.Equal([1, 0, 0, 1], hours[36..40], (left, right) => Math.Abs(left - right) < 1e-6);

        // The first of April is a quarter of the months' year and half of its second harmonic.
        var months = CalendarFeatures.Make(new TimeAxis(FrequencyKind.Monthly, Micros("2018-01-31"), 1, 31), 4, [HolidayKind.Easter]).Values;
        Assert.Equal([1, 0, 0, -1, 1], months[15..], (left, right) => Math.Abs(left - right) < 1e-6);
        Assert.Equal(0, months[14]);

        // The 16th of a month of 30 days is half of it.
        var days = CalendarFeatures.Make(new TimeAxis(FrequencyKind.Daily, Micros("2018-06-16"), 1), 1, []).Values;
        Assert.Equal([0, -1], days[2..4], (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Fact]
    public void Steps_have_no_holidays() =>
        Assert.Throws<ArgumentException>(() => CalendarFeatures.Make(new TimeAxis(FrequencyKind.Step, 1, 5), 5, [HolidayKind.Easter]));

    private static long Micros(string date) =>
        (DateTime.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) - DateTime.UnixEpoch).Ticks / 10;
}
