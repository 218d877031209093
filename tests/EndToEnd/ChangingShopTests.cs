namespace EcomAi.Deep.EndToEnd;

/// <summary>What happens when customers and goods come and go.</summary>
public sealed class ChangingShopTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void A_run_goes_on_on_fresher_data_with_a_new_user_and_a_new_item()
    {
        var purchases = SmallShop.Purchases();
        SmallShop.Open(_ecomai, purchases);
        _ecomai.Run("train", "--config", SmallShop.Config, "--output", "monday", "--quiet").Expect(0);
        using var monday = TrainedShop.OnlyRun(_ecomai, "monday");

        for (var day = 0; day < 5; day++)
            SmallShop.Add(purchases, 900, SmallShop.Item(day), 1_800_000_000 + day);
        for (var user = 0; user < 20; user += SmallShop.Circles)
            SmallShop.Add(purchases, user, "i99", 1_600_000_000);
        SmallShop.Open(_ecomai, purchases);

        // With next to no learning rate, what the second run knows is what it was given.
        string[] still = ["train", "--config", SmallShop.Config, "--json", "train.epochs=1", "train.learningRate=1e-8"];
        var warm = _ecomai.Run([.. still, "--output", "tuesday", $"train.from={Path.GetRelativePath(_ecomai.Folder, monday.Path)}"]).Expect(0);
        var cold = _ecomai.Run([.. still, "--output", "cold"]).Expect(0);
        Assert.InRange(TrainResult.Figure(warm.Output, "mf", "HR@5"), 0.7, 1);
        Assert.InRange(TrainResult.Figure(cold.Output, "mf", "HR@5"), 0, 0.4);

        _ecomai.Run("score", "--runs", "tuesday", "--top", "44", "--output", "ranked.csv", "--quiet").Expect(0);
        var lists = RankedLists.Read(_ecomai.At("ranked.csv"));
        Assert.Equal(SmallShop.Users + 1, lists.Select(row => row.User).Distinct().Count());
        Assert.Equal(44, lists.Count(row => row is { User: 900, Source: "model" }));
        Assert.Contains(lists, row => row.Item == "i99");
    }

    [Fact]
    public void A_user_who_has_had_every_item_is_counted_and_gets_no_row()
    {
        var purchases = SmallShop.Purchases();
        for (var item = 0; item < SmallShop.Items; item++)
            SmallShop.Add(purchases, 1000, SmallShop.Item(item), 1_700_000_000 + item);
        for (var item = 0; item < SmallShop.Items - 1; item++)
            SmallShop.Add(purchases, 1001, SmallShop.Item(item), 1_700_000_000 + item);
        SmallShop.Open(_ecomai, purchases);
        _ecomai.Run("train", "--config", SmallShop.Config, "--quiet").Expect(0);

        var told = _ecomai.Run("score", "--top", "3", "--output", "ranked.csv").Expect(0);
        Assert.Matches("(?m)^shorter lists +1 user with fewer than 3 items left to rank$", told.Output);
        Assert.Matches("(?m)^empty lists +1 user with no item left to rank and no row$", told.Output);
        var lists = RankedLists.Read(_ecomai.At("ranked.csv"));
        Assert.DoesNotContain(lists, row => row.User == 1000);
        Assert.Equal("i47", Assert.Single(lists, row => row.User == 1001).Item);

        _ecomai.Run("score", "--top", "3", "--include-seen", "--output", "all.csv", "--quiet").Expect(0);
        Assert.Equal(3, RankedLists.Read(_ecomai.At("all.csv")).Count(row => row.User == 1000));
    }
}
