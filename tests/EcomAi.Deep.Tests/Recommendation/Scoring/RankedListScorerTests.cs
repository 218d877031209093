using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation.Scoring;
using EcomAi.Deep.Tests.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Recommendation.Scoring;

/// <summary>Three users (10, 20, 30), four items (a, b, c, d); user 10 had a; user 20 had a, b, c; user 30 had everything; user 99 is unknown and had b.</summary>
public sealed class RankedListScorerTests : IDisposable
{
    private const string Header = "user,rank,item,score,source";
    private static readonly float[,] Table = { { 9, 1, 2, 3 }, { 4, 3, 2, 1 }, { 1, 2, 3, 4 } };
    private readonly EcomAi.Deep.Tests.Data.TemporaryFolder _folder = new();
    private readonly Vocabulary _users = new(ColumnKind.Integer);
    private readonly Vocabulary _items = new(ColumnKind.Text);

    public RankedListScorerTests()
    {
        foreach (var user in new long[] { 10, 20, 30 })
            _users.Add(user);
        foreach (var item in new[] { "a", "b", "c", "d" })
            _items.Add(item);
        using var history = new TableWriter(Path("history.parquet"), [new("user", OutputType.Int64), new("item", OutputType.Text)]);
        history.Write(
            9, new long[] { 10, 20, 20, 20, 30, 30, 30, 30, 99 }, new[] { "a", "a", "b", "c", "a", "b", "c", "d", "b" });
        history.Commit();
    }

    public void Dispose() => _folder.Dispose();

    private string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    private string Given(string name, params string[] lines)
    {
        File.WriteAllLines(Path(name), lines);
        return Path(name);
    }

    private RankedListRequest Request(TableRecommender model, RankedListOptions options) => new()
    {
        Model = model,
        Users = _users,
        Items = _items,
        History = Path("history.parquet"),
        Options = options,
        Output = Path("ranked.csv"),
        Observer = new SilentObserver(),
        Stop = new StopSignal(),
    };

    private (string[] Lines, IReadOnlyDictionary<string, string> Facts) Score(RankedListOptions options, Func<RankedListRequest, RankedListRequest>? change = null)
    {
        using var model = new TableRecommender(Table);
        var request = Request(model, options);
        var result = RankedListScorer.Run(change is null ? request : change(request));
        var lines = File.ReadAllLines(result.Output);
        Assert.Equal(lines.Length - 1, result.Rows);
        return (lines, result.Facts.ToDictionary(fact => fact.Key, fact => fact.Value));
    }

    [Fact]
    public void Seen_items_are_left_out_and_users_without_any_left_are_counted()
    {
        var (lines, facts) = Score(new() { Top = 2 });
        Assert.Equal([Header, "10,1,d,3,model", "10,2,c,2,model", "20,1,d,1,model"], lines);
        Assert.Equal("1 user with fewer than 2 items left to rank", facts["shorter lists"]);
        Assert.Equal("1 user with no item left to rank and no row", facts["empty lists"]);
    }

    [Fact]
    public void Seen_items_can_be_included()
    {
        var (lines, _) = Score(new() { Top = 1, IncludeSeen = true });
        Assert.Equal([Header, "10,1,a,9,model", "20,1,a,4,model", "30,1,d,4,model"], lines);
    }

    [Fact]
    public void Only_items_in_stock_are_ranked()
    {
        var (lines, facts) = Score(new() { Top = 1, IncludeSeen = true, ItemsFile = Given("stock.csv", "item,shelf", "c,1", "b,2", "zz,3") });
        Assert.Equal([Header, "10,1,c,2,model", "20,1,b,3,model", "30,1,c,3,model"], lines);
        Assert.Equal("2 of 4", facts["items ranked"]);
        Assert.StartsWith("1 id of ", facts["unknown items"], StringComparison.Ordinal);
    }

    [Fact]
    public void Users_come_in_the_order_of_the_file_each_once()
    {
        var (lines, _) = Score(new() { Top = 1, UsersFile = Given("users.csv", "user", "20", "10", "20") });
        Assert.Equal([Header, "20,1,d,1,model", "10,1,d,3,model"], lines);
    }

    [Fact]
    public void Unknown_users_get_the_popular_items_they_have_not_had()
    {
        // Rows of a, b, c, d: 3, 3, 2, 1. User 99 had b, user 77 nothing.
        var (lines, facts) = Score(new() { Top = 2, UsersFile = Given("users.csv", "user", "99", "77") });
        Assert.Equal([Header, "99,1,a,3,popularity", "99,2,c,2,popularity", "77,1,a,3,popularity", "77,2,b,3,popularity"], lines);
        Assert.StartsWith("2,", facts["unknown users"], StringComparison.Ordinal);
    }

    [Fact]
    public void Users_and_items_are_read_from_parquet_by_the_configured_column()
    {
        using (var writer = new TableWriter(Path("users.parquet"), [new("household", OutputType.Int64)]))
        {
            writer.Write(1, new long[] { 10 });
            writer.Commit();
        }

        var (lines, _) = Score(new() { Top = 1, UsersFile = Path("users.parquet") }, request => request with { UserColumn = "household" });
        Assert.Equal([Header, "10,1,d,3,model"], lines);
    }

    [Fact]
    public void Parquet_output_keeps_the_types_of_the_ids()
    {
        using var model = new TableRecommender(Table);
        var result = RankedListScorer.Run(Request(model, new() { Top = 1 }) with { Output = Path("ranked.parquet") });
        Assert.Equal(
            ["user:Integer|rank:Integer|item:Text|score:Real|source:Text", "10|1|d|3|model", "20|1|d|1|model"], TableText.Read(result.Output));
    }

    [Fact]
    public void Equal_scores_are_ordered_by_item_whatever_the_tiles()
    {
        const int Items = 23;
        var items = new Vocabulary(ColumnKind.Integer);
        var table = new float[3, Items];
        for (var item = 0; item < Items; item++)
        {
            items.Add(item);
            (table[0, item], table[1, item], table[2, item]) = (item % 3, 0, item % 4);
        }

        string[] Lines(int usersPerTile, int itemsPerTile)
        {
            using var model = new TableRecommender(table);
            return File.ReadAllLines(RankedListScorer.Run(Request(model, new() { Top = 5 }) with
            {
                Items = items,
                History = IntegerHistory(),
                UsersPerTile = usersPerTile,
                ItemsPerTile = itemsPerTile,
            }).Output);
        }

        var whole = Lines(128, 2048);
        Assert.Equal(["10,1,5,2,model", "10,2,8,2,model", "10,3,11,2,model"], whole[1..4]);
        Assert.Equal(["20,1,0,0,model", "20,2,1,0,model"], whole[6..8]);
        Assert.Equal(whole, Lines(1, 4));
        Assert.Equal(whole, Lines(2, 1));
    }

    [Fact]
    public void More_items_than_there_are_is_a_usage_error()
    {
        var error = Assert.Throws<ScoreOptionException>(() => Score(new() { Top = 5 }));
        Assert.Equal("invalid --top: 5 is more than the catalogue's 4 items; lower --top or offer more items.", error.Message);
        Assert.Equal(2, error.ExitCode);
        Assert.False(File.Exists(Path("ranked.csv")));
    }

    [Fact]
    public void A_stopped_run_leaves_no_file()
    {
        using var model = new TableRecommender(Table);
        var stop = new StopSignal();
        stop.Request(143);
        var error = Assert.Throws<RunStoppedException>(() => RankedListScorer.Run(Request(model, new() { Top = 1 }) with { Stop = stop }));
        Assert.Equal(143, error.ExitCode);
        Assert.Equal([Path("history.parquet")], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("basket", "--users: {0} has no column 'user'. Its columns are basket; the first line must name them.")]
    [InlineData("user", "{0}, line 2, column 'user': 'seven' is not a whole number, but the run's ids are.")]
    public void A_list_of_users_that_cannot_be_read_says_why(string header, string message)
    {
        var path = Given("users.csv", header, "seven");
        var error = Assert.Throws<DataException>(() => Score(new() { Top = 1, UsersFile = path }));
        Assert.Equal(message.Replace("{0}", path, StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData("top", "0", "invalid --top: must be a whole number from 1 on, received '0'")]
    [InlineData("top", "many", "invalid --top: must be a whole number from 1 on, received 'many'")]
    [InlineData("includeSeen", "perhaps", "invalid --include-seen: must be true or false, received 'perhaps'")]
    public void Options_that_cannot_be_followed_say_what_is_accepted(string option, string value, string message)
    {
        var error = Assert.Throws<ScoreOptionException>(() => RankedListOptions.From(new Dictionary<string, string> { [option] = value }));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Options_are_read_by_name()
    {
        var options = RankedListOptions.From(
            new Dictionary<string, string> { ["top"] = "7", ["users"] = "u.csv", ["items"] = "i.csv", ["includeSeen"] = "true", ["history"] = "h.parquet" });
        Assert.Equal(new RankedListOptions { Top = 7, UsersFile = "u.csv", ItemsFile = "i.csv", IncludeSeen = true }, options);
    }

    // User 10 had item 2.
    private string IntegerHistory()
    {
        using var history = new TableWriter(Path("integers.parquet"), [new("user", OutputType.Int64), new("item", OutputType.Int64)]);
        history.Write(1, new long[] { 10 }, new long[] { 2 });
        history.Commit();
        return Path("integers.parquet");
    }
}
