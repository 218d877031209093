using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Forecasting.Panel;
using EcomAi.Deep.Tests.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Forecasting.Panel;

public sealed class PanelFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2019-12-31", "2020-01-31", "2020-03-31")]
    [InlineData("5", "6", "8")]
    [InlineData("2020-01-01 10:00:00", "2020-01-01 11:00:00", "2020-01-01 13:00:00")]
    public void History_reads_back_as_the_panel_that_was_written(string first, string second, string last)
    {
        var config = new SeriesDataConfig
        {
            Series = _folder.Table(
                "series",
                $"""
                store,item,day,sold,price,promo,visits,shelf
                2,b,{first},1.25,3,TRUE,7,dairy
                2,a,{second},0,NA,FALSE,NA,NA
                2,b,{second},NA,2.5,NA,NA,dairy
                2,b,{last},4,NA,NA,8,NA
                10,a,{first},NA,1,NA,NA,bread
                10,a,{last},9,1,TRUE,1,bread
                """),
            Keys = ["store", "item"],
            Time = "day",
            Target = "sold",
            Known = ["price", "promo"],
            Past = ["visits"],
            Categories = ["item", "shelf"],
        };
        var panel = PanelReader.Load(config).Panel;

        HistoryFile.Write(_folder[HistoryFile.Name], panel, config);
        var again = PanelReader.Load(config, new() { Series = _folder[HistoryFile.Name] }).Panel;

        Assert.Equal(panel.Axis, again.Axis);
        Assert.Equal(panel.Keys.Values, again.Keys.Values);
        Assert.Equal(panel.Target, again.Target);
        Assert.Equal(panel.Known, again.Known);
        Assert.Equal(panel.Past, again.Past);
        Assert.Equal(panel.Categories!.Codes, again.Categories!.Codes);
        Assert.Equal(6, ParquetTable.Open(_folder[HistoryFile.Name]).Rows);
    }

    [Fact]
    public void Names_and_categories_of_series_come_back_with_their_codes()
    {
        var shelves = new Vocabulary(ColumnKind.Text);
        shelves.Add("meat");
        shelves.Add("bread");
        var files = new SeriesFiles(
            new SeriesKeys(["store", "column"], [ColumnKind.Integer, ColumnKind.Text], [new long[] { 7, 2, 2 }, new[] { "x", "y", "" }]),
            new CategoryTable(["shelf", "empty"], [shelves, new Vocabulary(ColumnKind.Text)], [2, 0, 1, 0, 0, 0]));

        files.Write(_folder.Path);
        var again = SeriesFiles.Read(_folder.Path);

        Assert.Equal(["store 7, column x", "store 2, column y", "store 2, column "], Enumerable.Range(0, 3).Select(again.Keys.Format));
        Assert.Equal(files.Keys.Kinds, again.Keys.Kinds);
        Assert.Equal(["shelf", "empty"], again.Categories!.Columns);
        Assert.Equal([2, 0, 1, 0, 0, 0], again.Categories.Codes);
        Assert.Equal("bread", again.Categories.Values[0].TextAt(1));
        Assert.Equal([3, 1], [again.Categories.CodeCount(0), again.Categories.CodeCount(1)]);
    }

    [Fact]
    public void Series_without_categories_come_back_without()
    {
        new SeriesFiles(new SeriesKeys(["item"], [ColumnKind.Integer], [new long[] { 3 }]), null).Write(_folder.Path);

        Assert.Null(SeriesFiles.Read(_folder.Path).Categories);
        Assert.Equal(["series.parquet"], _folder.Names);
    }

    [Theory]
    [InlineData(2L, 2L, "has the code 2 for 'shelf' of item 4, expected 0 to 1")]
    [InlineData(-1L, 2L, "has the code -1 for 'shelf'")]
    [InlineData(4_000_000_000L, 2L, "has the code 4000000000 for 'shelf'")]
    [InlineData(1L, 3L, "has 3 rows for 2 series")]
    public void Codes_that_no_category_has_are_refused_with_what_to_do(long code, long rows, string message)
    {
        var shelves = new Vocabulary(ColumnKind.Text);
        shelves.Add("meat");
        new SeriesFiles(new SeriesKeys(["item"], [ColumnKind.Integer], [new long[] { 3, 4 }]), new CategoryTable(["shelf"], [shelves], [1, 1])).Write(_folder.Path);
        using (var writer = new TableWriter(_folder["series-codes.parquet"], [new("shelf", OutputType.Int64)]))
        {
            var codes = Enumerable.Repeat(1L, (int)rows).ToArray();
            codes[1] = code;
            writer.Write(codes.Length, codes);
            writer.Commit();
        }

        var error = Assert.Throws<CheckpointException>(() => SeriesFiles.Read(_folder.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Take another checkpoint or train again.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shelf", "meat", "'meat' does not belong there")]
    [InlineData(null, null, "a column without a name")]
    [InlineData("shelf", null, "it stands there twice")]
    public void Categories_out_of_order_are_refused_with_what_to_do(string? column, string? category, string message)
    {
        new SeriesFiles(new SeriesKeys(["item"], [ColumnKind.Integer], [new long[] { 3 }]), null).Write(_folder.Path);
        using (var writer = new TableWriter(_folder["series-categories.parquet"], [new("column", OutputType.Text, true), new("category", OutputType.Text, true)]))
        {
            string?[] columns = message.Contains("twice", StringComparison.Ordinal) ? ["shelf", column] : [column];
            writer.Write(columns.Length, columns, columns.Select(_ => category).ToArray());
            writer.Commit();
        }

        Assert.Contains(message.Replace("it stands", "stands", StringComparison.Ordinal), Assert.Throws<DataException>(() => SeriesFiles.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }
}
