using EcomAi.Deep.Forecasting;

namespace EcomAi.Deep.Tests.Forecasting.Panel;

public sealed class SeriesDataConfigTests
{
    private static readonly SeriesDataConfig Good = new() { Series = "sales.parquet", Keys = ["store", "item"], Known = ["price"], Categories = ["store", "shelf"] };

    [Fact]
    public void A_key_may_be_a_category_too() => Assert.Empty(Faults(Good with { Holidays = [HolidayKind.Easter] }));

    [Fact]
    public void A_category_has_no_other_role() => Assert.Equal(
        ["categories: names 'price', which has another role; only a key column may be a category, too"], Faults(Good with { Categories = ["price"] }));

    [Fact]
    public void Holidays_are_named_once() => Assert.Equal(
        ["holidays: must name each holiday once, received Easter, Easter"], Faults(Good with { Holidays = [HolidayKind.Easter, HolidayKind.Easter] }));

    [Fact]
    public void Holidays_need_the_calendar() => Assert.Equal(
        ["holidays: must be empty when data.calendar is false"], Faults(Good with { Holidays = [HolidayKind.Easter], Calendar = false }));

    private static List<string> Faults(SeriesDataConfig config)
    {
        var faults = new List<string>();
        config.Validate((key, fault) => faults.Add($"{key}: {fault}"));
        return faults;
    }
}
