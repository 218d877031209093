namespace EcomAi.Deep.EndToEnd;

/// <summary>Wishes that <c>score</c> cannot carry out: told, and no file is begun, nor an older one touched.</summary>
public sealed class BadScoreTests : IClassFixture<TrainedShop>, IDisposable
{
    private readonly EcomAiProcess _ecomai;

    public BadScoreTests(TrainedShop shop)
    {
        _ecomai = shop.Copy();
        _ecomai.Write("ranked.csv", "yesterday's\n");
    }

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void Fewer_items_than_asked_for() =>
        Refuse(2, ["invalid --top: 49 is more than the catalogue's 48 items; lower --top or offer more items"], "--top", "49");

    [Fact]
    public void A_stock_smaller_than_the_list()
    {
        _ecomai.Write("stock.csv", "item\ni01\ni02\nunheard-of\n");
        Refuse(
            2, ["invalid --top: 3 is more than the 2 items of the catalogue's 48 that stock.csv names (1 of its ids are unknown to the run)"],
            "--top", "3", "--items", "stock.csv");
    }

    [Fact]
    public void A_stock_of_unknown_items()
    {
        _ecomai.Write("stock.csv", "item\nunheard-of\n");
        Refuse(2, ["invalid --top: 1 is more than the 0 items"], "--top", "1", "--items", "stock.csv");
    }

    [Theory]
    [InlineData("customer\n3\n", "--users: who.csv has no column 'user'.", "Its columns are customer; the first line must name them")]
    [InlineData("usr\n3\n", "--users: who.csv has no column 'user'.", "Did you mean 'usr'?")]
    [InlineData("user\n3\nJane\n", "who.csv, line 3, column 'user': 'Jane' is not a whole number, but the run's ids are", "line 3")]
    [InlineData("user,name\n3,a\n,b\n", "who.csv, line 3, column 'user': no id, but --users needs one in every row", "line 3")]
    [InlineData("user\n", "--users: 'who.csv' names no user", "who.csv")]
    [InlineData("", "who.csv", "who.csv")]
    public void A_table_of_users_that_is_none(string content, string what, string where)
    {
        _ecomai.Write("who.csv", content);
        Refuse(1, [what, where], "--users", "who.csv");
    }

    [Fact]
    public void A_table_that_is_not_there()
    {
        Refuse(1, ["no file or folder 'who.parquet'"], "--users", "who.parquet");
        Refuse(1, ["who.csv"], "--users", "who.csv");
        Refuse(1, ["no file or folder 'bys.parquet'", "Did you mean 'buys.parquet'?"], "--history", "bys.parquet");
    }

    [Fact]
    public void An_output_that_cannot_be_written()
    {
        Refuse(1, ["cannot write 'shop.json/ranked.parquet'", "Choose a folder that you may write to"], "--output", "shop.json/ranked.parquet");
        Directory.CreateDirectory(_ecomai.At("taken.csv"));
        Refuse(1, ["cannot write 'taken.csv': it is a folder"], "--output", "taken.csv");
    }

    [Fact]
    public void An_option_of_another_family() =>
        Refuse(
            2, ["--future is no option for a run of the family ncf, which takes --top, --users, --items, --history, --include-seen"],
            "--future", "prices.parquet");

    [Fact]
    public void A_device_that_is_not_there() => Refuse(2, ["device 'cuda:99' is not there: this machine has cpu"], "--device", "cuda:99");

    private void Refuse(int exitCode, string[] messages, params string[] arguments)
    {
        var before = Directory.GetFileSystemEntries(_ecomai.Folder).Order(StringComparer.Ordinal).ToList();
        string[] output = arguments.Contains("--output") ? [] : ["--output", "ranked.csv"];
        _ecomai.Run(["score", .. output, .. arguments]).ExpectFault(exitCode, messages);
        Assert.Equal(before, Directory.GetFileSystemEntries(_ecomai.Folder).Order(StringComparer.Ordinal));
        Assert.Equal("yesterday's\n", File.ReadAllText(_ecomai.At("ranked.csv")));
    }
}
