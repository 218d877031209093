using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Import;

namespace EcomAi.Deep.Tests.Data.Import;

public sealed class AuctionImportTests : IDisposable
{
    private const string Info = """{"price_counter_train": [0, 2, 3], "cost_train": 8, "imp_train": 5, "clk_train": 2, "dim": 7}""";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_becomes_a_table_with_the_click_rate_as_value()
    {
        var log = _folder.Write("log.tsv.gz", "click\tprice\tpctr\n0\t70\t0.0021\n1\t6\t1e-3\n");
        var summary = Import(log, null, "out.parquet");
        Assert.Equal(["value:Real|price:Integer|clicks:Integer", "0.0021|70|0", "0.001|6|1"], TableText.Read(_folder["out.parquet"]));
        Assert.Empty(summary.Facts);
        Assert.Equal(2, Assert.Single(summary.Tables).Rows);
    }

    [Fact]
    public void Counts_become_a_table_of_prices_and_the_means_that_a_configuration_takes()
    {
        var log = _folder.Write("log.csv", "pctr,click,price,hour\n.5,0,1,3\n");
        var summary = Import(log, _folder.Write("info.json", Info), "out");
        Assert.Equal(["value:Real|price:Integer|clicks:Integer", "0.5|1|0"], TableText.Read(_folder["out/auctions.parquet"]));
        Assert.Equal(["price:Integer|count:Integer", "0|0", "1|2", "2|3"], TableText.Read(_folder["out/prices.parquet"]));
        Assert.Equal(
            ["cost per impression: 1.6 (budget.unitCost)", "mean click rate: 0.4 (baselines.meanValue)", "cost per click: 4 (baselines.costPerValue)"], summary.Lines().TakeLast(3));
    }

    [Theory]
    [InlineData("click\tprice\tpctr\n0\t70\n", "line 2: 2 fields, but 3 were expected")]
    [InlineData("click\tprice\tpctr\n0\t70\t.1\n0\t-1\t.1\n", "line 3, column 'price': '-1' is not a whole number of 0 or more; correct it.")]
    [InlineData("click\tprice\tpctr\n0\t7.5\t.1\n", "line 2, column 'price': '7.5' is not a whole number of 0 or more; correct it.")]
    [InlineData("click\tprice\tpctr\nyes\t7\t.1\n", "line 2, column 'click': 'yes' is not a whole number of 0 or more; correct it.")]
    [InlineData("click\tprice\tpctr\n0\t7\tNaN\n", "line 2, column 'pctr': 'NaN' is not a number of 0 or more; correct it.")]
    [InlineData("click\tprice\tpctr\n0\t7\t-.1\n", "line 2, column 'pctr': '-.1' is not a number of 0 or more; correct it.")]
    [InlineData("clicks\tprice\tpctr\n0\t7\t.1\n", "line 1: the header must hold click, price, pctr, each once, but it is clicks, price, pctr;")]
    public void Lines_that_do_not_fit_are_named(string text, string message)
    {
        var log = _folder.Write("log.tsv", text);
        var error = Assert.Throws<DataException>(() => Import(log, null, "out.parquet"));
        Assert.StartsWith($"{log}, {message}", error.Message, StringComparison.Ordinal);
        Assert.Equal(["log.tsv"], _folder.Names);
    }

    [Theory]
    [InlineData("[1]", ": a JSON object with price_counter_train, cost_train, imp_train and clk_train is needed, but it holds a list of 1.")]
    [InlineData("{\"imp_train\": 1}", " has no 'price_counter_train'; its keys are imp_train.")]
    [InlineData("{\"price_counter_train\": [1, -2]}", ": price 1 of 'price_counter_train' has the count -2, which is not a whole number of 0 or more.")]
    [InlineData("{\"price_counter_train\": [0]}", ": 'price_counter_train' counts no price.")]
    [InlineData("{\"price_counter_train\": [1], \"cost_train\": \"x\"}", ": 'cost_train' must be a number of 0 or more, but it is \"x\".")]
    [InlineData("{\n \"price_counter_train\": [1,\n", ", line 3: not JSON")]
    public void Counts_that_do_not_fit_are_named(string text, string message)
    {
        var log = _folder.Write("log.tsv", "click\tprice\tpctr\n0\t7\t.1\n");
        var info = _folder.Write("info.json", text);
        var error = Assert.Throws<DataException>(() => Import(log, info, "out"));
        Assert.StartsWith(info + message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_need_a_folder()
    {
        var log = _folder.Write("log.tsv", "click\tprice\tpctr\n0\t7\t.1\n");
        Assert.Contains("name a folder", Assert.Throws<DataException>(() => Import(log, _folder.Write("info.json", Info), "out.parquet")).Message, StringComparison.Ordinal);
    }

    private ImportSummary Import(string log, string? info, string output) =>
        AuctionImport.Run(new AuctionImportOptions { Input = log, TrainInfo = info, Output = _folder[output] }, new SilentObserver(), new StopSignal());
}
