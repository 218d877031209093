using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Forecasting.Panel;

public sealed class PanelReaderTests : IDisposable
{
    private const float None = float.NaN;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Unsorted_rows_with_gaps_become_sorted_series_with_missing_values()
    {
        var panel = Load("""
            store,item,time,target
            2,pear,2020-01-04,7
            10,fig,2020-01-02,3
            2,apple,2020-01-03,5
            2,pear,2020-01-03,NaN
            2,apple,2020-01-01,4
            10,fig,2020-01-03,2.5
            2,pear,2020-01-02,6
            """).Panel;

        Assert.Equal(new TimeAxis(FrequencyKind.Daily, Day(2020, 1, 1), 4), panel.Axis);
        Assert.Equal(["store 2, item apple", "store 2, item pear", "store 10, item fig"], Enumerable.Range(0, 3).Select(panel.Keys.Format));
        Assert.Equal([4, None, 5, None, None, 6, None, 7, None, 3, 2.5f, None], panel.Target);
        Assert.Equal([0, 1, 1], panel.Starts);
        Assert.Equal([3, 4, 3], panel.Ends);
        Assert.Equal([6, None], panel.History(1, 3).ToArray());
    }

    [Fact]
    public void Covariates_follow_their_rows_and_booleans_become_numbers()
    {
        var panel = Load(
            """
            item,time,target,price,promo,visits
            1,2,8,3.5,TRUE,20
            1,1,9,NA,FALSE,10
            2,2,7,2,NA,NA
            """,
            config => config with { Keys = ["item"], Known = ["price", "promo"], Past = ["visits"] }).Panel;

        Assert.Equal(FrequencyKind.Step, panel.Axis.Frequency);
        Assert.Equal([None, 0, 3.5f, 1, None, None, 2, None], panel.Known);
        Assert.Equal([10, 20, None, None], panel.Past);
    }

    [Fact]
    public void Series_with_too_few_targets_are_listed_and_do_not_stretch_the_axis()
    {
        const string Rows = """
            item,time,target
            a,2020-01-06,1
            a,2020-01-13,2
            b,2019-12-30,1
            b,2020-01-13,NA
            c,2020-03-02,NA
            """;
        var data = Load(Rows, config => config with { Keys = ["item"], MinRows = 2 });

        Assert.Equal(["item b (1 target)", "item c (0 targets)"], data.LeftOut);
        Assert.Equal(1, data.Panel.Count);
        Assert.Equal(2, data.Panel.Length);
        Assert.Contains(new("left out", "2 series with fewer than 2 targets"), data.Facts);
        Assert.Contains(new("times", "2020-01-06 to 2020-01-13, weekly, 2 steps"), data.Facts);

        Assert.Equal(["item c (0 targets)"], Load(Rows, config => config with { Keys = ["item"] }).LeftOut);
        Assert.Equal(3, Load(Rows, config => config with { Keys = ["item"], MinRows = 2 }, new() { KeepShort = true }).Panel.Count);
    }

    [Fact]
    public void Facts_count_zeros_and_missing_values()
    {
        var data = Load("item,time,target\na,1,0\na,2,5\na,4,0\na,5,1\n", config => config with { Keys = ["item"] });

        Assert.Contains(new("targets", "4, 50.0 % of them zero; 20.0 % missing between a series' first and last"), data.Facts);
        Assert.Equal([_folder["series.parquet"]], data.Files);
    }

    [Fact]
    public void No_series_left_is_an_error_that_says_how_long_they_are() => Refused(
        "item,time,target\na,1,5\na,2,5\nb,1,5\n",
        config => config with { Keys = ["item"], MinRows = 3 },
        "SERIES: none of 2 series has the 3 targets that data.minRows asks for; the longest has 2. Lower data.minRows, or check that data.target 'target' is the right column.");

    [Fact]
    public void All_missing_targets_are_an_error() => Refused(
        "item,time,target\na,1,NaN\na,2,NaN\n",
        config => config with { Keys = ["item"] },
        "SERIES: none of 1 series has the 1 targets that data.minRows asks for; the longest has 0. Lower data.minRows, or check that data.target 'target' is the right column.");

    [Fact]
    public void Two_rows_of_a_series_and_time_are_named() => Refused(
        "store,item,time,target\n1,a,2020-01-01,5\n1,a,2020-01-02,5\n1,b,2020-01-01,5\n1,a,2020-01-01,6\n",
        config => config,
        "SERIES, row group 0, row 3: store 1, item a at 2020-01-01 stands there and at SERIES, row group 0, row 0; a series has one row a time. Remove one, sum them, or name "
        + "the column that tells them apart in data.keys.");

    [Fact]
    public void An_hour_that_the_clock_shows_twice_is_explained() => Assert.EndsWith(
        "in data.keys. A clock shows one hour twice when summer time ends: write hours in UTC.",
        Error(
            "item,time,target\na,2020-10-25 01:00:00,1\na,2020-10-25 02:00:00,1\na,2020-10-25 02:00:00,1\na,2020-10-25 03:00:00,1\n",
            config => config with { Keys = ["item"] }),
        StringComparison.Ordinal);

    [Fact]
    public void A_trained_model_without_a_row_of_its_series_is_an_error()
    {
        var earlier = new SeriesKeys(["item"], [ColumnKind.Text], [new[] { "z" }]);

        var error = Assert.Throws<DataException>(() =>
            Load("item,time,target\na,1,5\na,2,5\n", config => config with { Keys = ["item"], MinRows = 3 }, new() { EarlierKeys = earlier }));
        Assert.Contains("none of 1 series has the 3 targets that data.minRows asks for; the longest has 2.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infinity,1", "data.target", "target", "is infinite")]
    [InlineData("1e200,1", "data.target", "target", "is too large")]
    [InlineData("5,-infinity", "data.known", "price", "is infinite")]
    public void Infinite_values_are_named(string values, string option, string column, string what)
    {
        var error = Error($"item,time,target,price\na,1,5,1.5\na,2,{values}\n", config => config with { Keys = ["item"], Known = ["price"] });

        Assert.StartsWith($"{_folder["series.parquet"]}, row group 0, column '{column}', row 1: ", error, StringComparison.Ordinal);
        Assert.EndsWith(
            $"{what}; {option} takes finite numbers, and nulls where a value is missing. Correct the value or make it a null.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NA,1,5", "item", "data.keys")]
    [InlineData("a,NA,5", "time", "data.time")]
    public void A_null_key_or_time_is_named(string row, string column, string option) => Refused(
        $"item,time,target\na,1,5\n{row}\n",
        config => config with { Keys = ["item"] },
        $"SERIES, row group 0, column '{column}', row 1: a null, but {option} needs a value in every row; remove such rows or fill them in.");

    [Fact]
    public void A_text_column_of_times_says_how_to_import_it()
    {
        var error = Error("item,time,target\na,2020-01-01T00:00+0200,5\na,noon,5\n", config => config with { Keys = ["item"] });

        Assert.Contains("which is not a time", error, StringComparison.Ordinal);
        Assert.Contains("`ecomai import csv --type time=timestamp`", error, StringComparison.Ordinal);
    }

    private SeriesData Load(string text, Func<SeriesDataConfig, SeriesDataConfig>? change = null, PanelSources? sources = null)
    {
        var config = new SeriesDataConfig { Series = _folder.Table("series", text), Keys = ["store", "item"] };
        return PanelReader.Load(change is null ? config : change(config), sources);
    }

    private string Error(string text, Func<SeriesDataConfig, SeriesDataConfig> change) => Assert.Throws<DataException>(() => Load(text, change)).Message;

    private void Refused(string text, Func<SeriesDataConfig, SeriesDataConfig> change, string message) =>
        Assert.Equal(message.Replace("SERIES", _folder["series.parquet"], StringComparison.Ordinal), Error(text, change));

    private static long Day(int year, int month, int day) => (new DateTime(year, month, day) - DateTime.UnixEpoch).Ticks / 10;
}
