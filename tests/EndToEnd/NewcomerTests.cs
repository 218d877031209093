using System.Globalization;
using System.Text.Json;

namespace EcomAi.Deep.EndToEnd;

/// <summary>The way of someone with a file of purchases: import, train, evaluate, score, look at the lists.</summary>
public sealed class NewcomerTests : IClassFixture<TrainedShop>, IDisposable
{
    private readonly TrainedShop _shop;
    private readonly EcomAiProcess _ecomai;

    public NewcomerTests(TrainedShop shop) => (_shop, _ecomai) = (shop, shop.Copy());

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void The_model_learns_what_popularity_cannot_know()
    {
        // Within a circle of twelve items four are unseen: a good model lists the held-out one among them.
        Assert.InRange(HitRate(_shop.Trained.Output, "mf"), 0.8, 1);
        Assert.InRange(HitRate(_shop.Trained.Output, "popularity"), 0, 0.4);
    }

    [Fact]
    public void Evaluate_shows_the_table_and_the_run()
    {
        var page = _ecomai.Run("evaluate").Expect(0).Output;
        Assert.Contains("test: full ranking", page, StringComparison.Ordinal);
        Assert.Contains("test: sampled", page, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^mf +[01]\.\d{4}", page);
        Assert.Matches(@"(?m)^· popularity +[01]\.\d{4}", page);
        Assert.Contains("run   runs/ncf/", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_three_formats_hold_the_same_lists_of_unseen_items()
    {
        foreach (var name in new[] { "ranked.parquet", "ranked.csv", "lists/ranked.jsonl" })
            _ecomai.Run("score", "--run", "last", "--top", "4", "--output", name, "--quiet").Expect(0);
        var lists = RankedLists.Read(_ecomai.At("ranked.parquet"));
        Assert.Equal(SmallShop.Users * 4, lists.Count);
        Assert.Equal(lists, RankedLists.Read(_ecomai.At("ranked.csv")));
        Assert.Equal(lists, RankedLists.Read(_ecomai.At("lists/ranked.jsonl")));

        var bought = File.ReadLines(_ecomai.At("buys.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[0], cells[1])).ToHashSet();
        foreach (var list in lists.GroupBy(row => row.User))
        {
            Assert.Equal([1, 2, 3, 4], list.Select(row => row.Rank));
            Assert.Equal(list.Select(row => row.Score).OrderDescending(), list.Select(row => row.Score));
            Assert.DoesNotContain(list, row => bought.Contains((row.User.ToString(CultureInfo.InvariantCulture), row.Item)));
            Assert.All(list, row => Assert.Equal("model", row.Source));
        }

        var own = lists.Count(row => SmallShop.CircleOf(row.Item) == row.User % SmallShop.Circles);
        Assert.InRange(own, lists.Count * 3 / 4, lists.Count);

        var shown = _ecomai.Run("inspect", "ranked.parquet").Expect(0).Output;
        Assert.StartsWith("ranked.parquet: 192 rows in 1 row group, 1 file\n", shown, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^ +0 +0 +1 +{lists[0].Item} ", shown);
    }

    [Fact]
    public void Asked_for_users_come_in_their_order_and_unknown_ones_are_marked()
    {
        _ecomai.Write("who.csv", "user\n7\n555\n3\n7\n");
        var told = _ecomai.Run("score", "--users", "who.csv", "--top", "3", "--output", "ranked.csv").Expect(0);
        Assert.Matches("(?m)^unknown users +1, who got the most popular items$", told.Output);
        var lists = RankedLists.Read(_ecomai.At("ranked.csv"));
        Assert.Equal([7, 7, 7, 555, 555, 555, 3, 3, 3], lists.Select(row => row.User));
        Assert.All(lists, row => Assert.Equal(row.User == 555 ? "popularity" : "model", row.Source));
    }

    [Fact]
    public void Only_what_is_in_stock_is_listed()
    {
        _ecomai.Write("stock.csv", "item,left\ni01,5\ni20,1\nunheard-of,3\ni40,2\n");
        var told = _ecomai.Run("score", "--items", "stock.csv", "--top", "2", "--output", "ranked.csv").Expect(0);
        Assert.Matches("(?m)^items ranked +3 of 48$", told.Output);
        Assert.Matches("(?m)^unknown items +1 id of stock.csv that the run does not know$", told.Output);
        var lists = RankedLists.Read(_ecomai.At("ranked.csv"));
        Assert.Equal(SmallShop.Users * 2, lists.Count);
        Assert.Subset(new HashSet<string> { "i01", "i20", "i40" }, lists.Select(row => row.Item).ToHashSet());
    }

    [Theory]
    [InlineData("popularity")]
    [InlineData("recentPopularity")]
    [InlineData("userKnn")]
    [InlineData("itemKnn")]
    [InlineData("ease")]
    public void A_closed_form_trains_and_scores_like_the_others(string kind)
    {
        var trained = _ecomai.Run("train", "--config", SmallShop.Config, "--output", "closed", $"model.kind={kind}", "--json").Expect(0);
        var rate = HitRate(trained.Output, kind);
        Assert.InRange(rate, kind.EndsWith("opularity", StringComparison.Ordinal) ? 0 : 0.8, 1);
        _ecomai.Run("score", "--runs", "closed", "--top", "4", "--output", "ranked.csv", "--quiet").Expect(0);
        Assert.Equal(SmallShop.Users * 4, RankedLists.Read(_ecomai.At("ranked.csv")).Count);
    }

    [Fact]
    public void The_shipped_smoke_configuration_trains()
    {
        using var result = JsonDocument.Parse(_ecomai.Run("train", "--config", "ncf-smoke.json", "--output", "smoke", "--json").Expect(0).Output);
        var models = result.RootElement.GetProperty("models").EnumerateArray().ToList();
        Assert.Equal(["neumf", "popularity", "itemKnn"], models.Select(model => model.GetProperty("model").GetString()));
        Assert.All(models, model => Assert.Equal(2, model.GetProperty("protocols").GetArrayLength()));
        _ecomai.Run("score", "--runs", "smoke", "--output", "ranked.parquet", "--quiet").Expect(0);
    }

    private static double HitRate(string json, string model) => TrainResult.Figure(json, model, "HR@5");
}
