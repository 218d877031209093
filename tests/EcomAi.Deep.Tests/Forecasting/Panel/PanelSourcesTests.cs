using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Tests.Data;

namespace EcomAi.Deep.Tests.Forecasting.Panel;

/// <summary>Categories, rows of the future, and the numbers of a trained model.</summary>
public sealed class PanelSourcesTests : IDisposable
{
    private const float None = float.NaN;
    private const string Rows = "item,time,target,price,shelf,organic\nb,1,5,2,dairy,TRUE\nb,2,6,2,NA,TRUE\nd,1,7,3,bread,NA\nd,2,8,NA,bread,NA\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Categories_are_coded_in_their_own_order_and_nulls_are_unknown()
    {
        var categories = Load(Rows).Panel.Categories!;

        Assert.Equal(["shelf", "organic"], categories.Columns);
        Assert.Equal(["bread", "dairy"], Enumerable.Range(0, 2).Select(categories.Values[0].TextAt));
        Assert.Equal([2, 1, 1, 0], categories.Codes);
    }

    [Fact]
    public void A_category_that_changes_in_a_series_is_an_error()
    {
        var error = Assert.Throws<DataException>(() => Load(Rows + "d,3,1,1,meat,NA\n")).Message;

        Assert.Equal(
            $"{_folder["series.parquet"]}, row group 0, column 'shelf', row 4: item d has 'meat' here, but 'bread' in an earlier row; data.categories takes columns that stay the same "
            + "in a series. Correct the row, or name the column in data.known or data.past.",
            error);
    }

    [Fact]
    public void Rows_of_the_future_stretch_the_axis_and_bring_new_series()
    {
        var future = _folder.Table("future", "item,time,price,shelf,target\nb,3,2.5,NA,99\nd,4,1,NA,99\na,3,9,dairy,99\n");

        var data = Load(Rows, new() { Future = future, KeepShort = true });
        var panel = data.Panel;

        Assert.Equal(["item a", "item b", "item d"], Enumerable.Range(0, 3).Select(panel.Keys.Format));
        Assert.Equal(4, panel.Length);
        Assert.Equal([None, None, None, None, 5, 6, None, None, 7, 8, None, None], panel.Target);
        Assert.Equal([None, None, 9, None, 2, 2, 2.5f, None, 3, None, None, 1], panel.Known);
        Assert.Equal((4, 0), (panel.Starts[0], panel.Ends[0]));
        Assert.Equal((0, 2), (panel.Starts[1], panel.Ends[1]));
        Assert.Equal([2, 0, 2, 1, 1, 0], panel.Categories!.Codes);
        Assert.Contains(new("without targets", "1 series"), data.Facts);
        Assert.Contains(new("last target", "2"), data.Facts);
        Assert.Equal([_folder["series.parquet"], future], data.Files);
    }

    [Fact]
    public void A_row_of_the_future_replaces_a_plan_but_no_fact()
    {
        var planned = Rows + "b,3,NA,2,dairy,TRUE\n";
        var panel = Load(planned, new() { Future = _folder.Table("future", "item,time,price\nb,3,1.5\n") }).Panel;
        Assert.Equal(1.5f, panel.Known[2]);

        var error = Assert.Throws<DataException>(() => Load(planned, new() { Future = _folder.Table("future", "item,time,price\nb,3,1\nb,2,1\n") })).Message;
        Assert.Equal(
            $"{_folder["future.parquet"]}, row group 0, row 1: item b at 2 is a row of the future, but {_folder["series.parquet"]}, row group 0, row 1 has its target already; give "
            + "rows after the last known one only.",
            error);
    }

    [Fact]
    public void The_future_must_have_the_known_columns_and_the_same_keys()
    {
        var missing = Assert.Throws<DataException>(() => Load(Rows, new() { Future = _folder.Table("future", "item,time,prize\nb,3,1\n") })).Message;
        Assert.StartsWith($"data.known: {_folder["future.parquet"]} has no column 'price'. Did you mean 'prize'?", missing, StringComparison.Ordinal);

        var other = Assert.Throws<DataException>(() => Load(Rows, new() { Future = _folder.Table("future", "item,time,price\n7,3,1\n") })).Message;
        Assert.Contains("data.keys: column 'item' of ", other, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trained_model_keeps_its_numbers_and_codes()
    {
        var earlier = new SeriesKeys(["item"], [ColumnKind.Text], [new[] { "z", "d" }]);
        var shelves = new Vocabulary(ColumnKind.Text);
        shelves.Add("meat");
        shelves.Add("bread");
        var categories = new CategoryTable(["shelf", "organic"], [shelves, new Vocabulary(ColumnKind.Text)], [1, 0, 0, 0]);

        var data = Load(Rows, new() { EarlierKeys = earlier, EarlierCategories = categories });
        var panel = data.Panel;

        Assert.Equal(["item z", "item d", "item b"], Enumerable.Range(0, 3).Select(panel.Keys.Format));
        Assert.Equal([2, 0, 0], panel.Starts);
        Assert.Equal([0, 2, 2], panel.Ends);
        Assert.Equal([1, 0, 2, 0, 0, 0], panel.Categories!.Codes);
        Assert.Contains(new("unknown categories", "2 values that the model has not seen"), data.Facts);
        Assert.Equal([1, 0, 0, 0], categories.Codes);
    }

    [Fact]
    public void A_trained_model_with_other_keys_is_an_error()
    {
        var earlier = new SeriesKeys(["store", "item"], [ColumnKind.Integer, ColumnKind.Text], [new long[1], new string[1]]);

        Assert.Equal(
            $"data.keys: the model names its series by store (integer), item (text), but {_folder["series.parquet"]} by item (text); give a table with the model's key columns, of the "
            + "same types.",
            Assert.Throws<DataException>(() => Load(Rows, new() { EarlierKeys = earlier })).Message);
    }

    [Fact]
    public void Known_covariates_are_needed_at_the_steps_forecast_only()
    {
        var panel = Load(
            Rows,
            new() { Future = _folder.Table("future", "item,time,price\nb,3,1\nb,4,1\nb,5,NA\nd,3,NA\nd,4,2\nd,5,2\n") }).Panel;

        CovariateCheck.Require(panel, [2, -1], new() { Horizon = 2 });
        CovariateCheck.Require(panel, [-1, 2], new() { Horizon = 2, Gap = 1 });
        Assert.Equal(
            "item b: 'price' (data.known) is missing at 5, which the forecast needs; 2 values are missing in all. Give them with --future FILE (keys, time and known columns), or "
            + "name columns that nobody knows in advance in data.past.",
            Assert.Throws<DataException>(() => CovariateCheck.Require(panel, [2, 2], new() { Horizon = 3 })).Message);
        Assert.Equal(
            "item d: the forecast reaches from 4 to 6, but price (data.known) are given until 5 only. Give the later rows with --future FILE, or forecast fewer steps "
            + "(forecast.horizon).",
            Assert.Throws<DataException>(() => CovariateCheck.Require(panel, [-1, 2], new() { Horizon = 3, Gap = 1 })).Message);
    }

    [Fact]
    public void Holidays_need_dates()
    {
        var config = Config(Rows) with { Holidays = [HolidayKind.Easter] };

        Assert.Equal(
            "data.holidays: holidays need dates, but column 'time' holds integers; leave the option out.",
            Assert.Throws<DataException>(() => PanelReader.Load(config)).Message);
    }

    private SeriesData Load(string text, PanelSources? sources = null) => PanelReader.Load(Config(text), sources);

    private SeriesDataConfig Config(string text) =>
        new() { Series = _folder.Table("series", text), Keys = ["item"], Known = ["price"], Categories = ["shelf", "organic"] };
}
