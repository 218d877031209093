using System.Globalization;
using System.Text;
using System.Text.Json;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd.Bidding;

/// <summary>From auctions to bids: train, evaluate, score, report.</summary>
public sealed class BiddingTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public BiddingTests() => SmallMarket.Open(_ecomai, SmallMarket.Log());

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void An_advertiser_goes_from_auctions_to_bids()
    {
        var trained = _ecomai.Run("train", "--config", SmallMarket.Config, "--json").Expect(0);
        Assert.Equal(["dqn", "linear", "pid", "hindsight", "rampCeiling"], Models(trained.Output));

        _ecomai.Run("score", "--run", "last", "--output", "multipliers.csv").Expect(0);
        var starts = Rows("multipliers.csv", "campaign,slot,budget_left,lambda,multiplier");
        Assert.Equal(2, starts.Length);
        Assert.All(starts, row => Assert.Equal(1, Number(row[3]) * Number(row[4]), 12));

        SmallMarket.Import(_ecomai, "campaigns", new StringBuilder("campaign,budget\nshoes,400\nhats,900\n"));
        SmallMarket.Import(_ecomai, "slots", new StringBuilder("campaign,slot,auctions,wins,spend,value,lambda\nshoes,0,5,2,60,0.01,0.0002\nshoes,1,5,0,0,0,0.00021\n"));
        _ecomai.Run("score", "--run", "last", "--campaigns", "campaigns.parquet", "--slots", "slots.parquet", "--output", "next.csv").Expect(0);
        var next = Rows("next.csv", "campaign,slot,budget_left,lambda,multiplier");
        Assert.Equal(["shoes", "2", "340"], next[0][..3]);
        Assert.Equal(["hats", "0", "900"], next[1][..3]);
        Assert.InRange(Number(next[0][3]), .00021 * .92 - 1e-12, .00021 * 1.08 + 1e-12);

        SmallMarket.Import(_ecomai, "coming", new StringBuilder("campaign,value\nhats,0.01\nshoes,0.01\nshoes,5\nhats,0\n"));
        _ecomai.Run("score", "--run", "last", "--campaigns", "campaigns.parquet", "--slots", "slots.parquet", "--auctions", "coming.parquet", "--output", "bids.csv").Expect(0);
        var bids = Rows("bids.csv", "auction,campaign,bid");
        Assert.Equal(["0 hats", "1 shoes", "2 shoes", "3 hats"], bids.Select(row => $"{row[0]} {row[1]}"));
        Assert.Equal(.01 / Number(next[1][3]), Number(bids[0][2]), 6);
        Assert.Equal(300, Number(bids[2][2]));
        Assert.Equal(0, Number(bids[3][2]));

        _ecomai.Run("report", "--run", "last").Expect(0);
        using var run = TrainedShop.OnlyRun(_ecomai, "runs", "dqn");
        var report = File.ReadAllText(Path.Combine(run.Path, "report.html"));
        Assert.Contains("The course of an episode", report, StringComparison.Ordinal);
        Assert.Contains("How close to the optimum in hindsight?", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dqn")]
    [InlineData("constant")]
    [InlineData("random")]
    [InlineData("mcpc")]
    [InlineData("linear")]
    [InlineData("rlb")]
    [InlineData("ssMdp")]
    [InlineData("pid")]
    [InlineData("pacedLinear")]
    public void Evaluate_prints_the_numbers_of_training_and_score_bids(string kind)
    {
        var trained = _ecomai.Run("train", "--config", SmallMarket.Config, "--json", $"agent.kind={kind}", "evaluate.baselines=[]").Expect(0);
        var evaluated = _ecomai.Run("evaluate", "--run", "last", "--json").Expect(0);
        Assert.Equal(Figures(trained.Output), Figures(evaluated.Output));

        SmallMarket.Import(_ecomai, "campaigns", new StringBuilder("campaign,budget\nshoes,400\n"));
        SmallMarket.Import(_ecomai, "coming", new StringBuilder("value\n0.01\n0.002\n"));
        _ecomai.Run("score", "--run", "last", "--campaigns", "campaigns.parquet", "--auctions", "coming.parquet", "--output", "bids.csv").Expect(0);
        var bids = Rows("bids.csv", "auction,campaign,bid").Select(row => Number(row[2])).ToArray();
        Assert.All(bids, bid => Assert.InRange(bid, 0, 300));
        Assert.True(bids[0] > 0, $"{kind} bids nothing for a good auction");
    }

    [Theory]
    [InlineData("train.reward=immediate train.prioritized=true")]
    [InlineData("train.reward=episodeBest")]
    [InlineData("train.offline=true train.conservative=0.5 train.epsilonStart=0.3 train.epsilonEnd=0")]
    [InlineData("market.auction=firstPrice agent.dueling=false train.doubleQ=false train.targetTau=0")]
    [InlineData("budget.cpcLimit=3000 train.epsilonUneven=0.5")]
    public void Every_way_of_learning_trains(string overrides)
    {
        var trained = _ecomai.Run(["train", "--config", SmallMarket.Config, "--json", .. overrides.Split(' ')]).Expect(0);
        using var result = JsonDocument.Parse(trained.Output);
        var metrics = result.RootElement.GetProperty("models")[0].GetProperty("protocols")[0].GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value"));
        Assert.InRange(metrics["R/R*"].GetDouble(), .05, 1.2);
    }

    [Fact]
    public void A_bidder_can_run_the_policy_without_the_product()
    {
        _ecomai.Run("train", "--config", SmallMarket.Config, "--quiet").Expect(0);
        SmallMarket.Import(_ecomai, "campaigns", new StringBuilder("campaign,budget\nshoes,400\n"));
        SmallMarket.Import(_ecomai, "slots", new StringBuilder("campaign,slot,auctions,wins,spend,value,lambda\nshoes,0,5,2,60,0.01,0.0002\n"));
        _ecomai.Run("score", "--run", "last", "--campaigns", "campaigns.parquet", "--slots", "slots.parquet", "--output", "next.csv").Expect(0);
        using var run = TrainedShop.OnlyRun(_ecomai, "runs", "dqn");
        using var policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Path, "policy.json")));
        var weights = Safetensors.Read(Path.Combine(run.Path, policy.RootElement.GetProperty("weights").GetString()!));

        var state = SecondSlot(policy.RootElement.GetProperty("scale"), budget: 400, auctions: 5, wins: 2, spend: 60, value: .01, lambda: .0002);
        Assert.Equal(policy.RootElement.GetProperty("inputs").GetArrayLength(), state.Length);
        var values = Forward(weights, policy.RootElement.GetProperty("layers").GetInt32(), state);
        // The first output is the state's value, the rest are advantages: the largest decides.
        var best = Array.IndexOf(values, values.Skip(1).Max(), 1) - 1;
        var change = policy.RootElement.GetProperty("actions")[best].GetDouble();
        Assert.Equal(.0002 * (1 + change), Number(Rows("next.csv", "campaign,slot,budget_left,lambda,multiplier")[0][3]), 1e-12);
        foreach (var tensor in weights.Values)
            tensor.Dispose();
    }

    /// <summary>The inputs of policy.json after one slot, by its formulas alone.</summary>
    private static double[] SecondSlot(JsonElement scale, double budget, double auctions, double wins, double spend, double value, double lambda)
    {
        double Of(string name) => scale.GetProperty(name).GetDouble();
        static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];
        var (price, part) = (Of("meanPrice"), Numbers(scale.GetProperty("auctionsLeft")));
        var (a, left, l) = (part[1], budget - spend, Math.Log(lambda * price / Of("meanValue")));
        var m = left / (a * Of("auctions") * price);
        var s = spend / auctions / price;
        var fraction = budget / (Of("unitCost") * Of("auctions"));
        var plan = Numbers(scale.GetProperty("budgets").EnumerateArray().MinBy(one => Math.Abs(Math.Log(one.GetProperty("fraction").GetDouble() / fraction))).GetProperty("planLeft"));
        var expected = Numbers(scale.GetProperty("expected").GetProperty("spend"));
        var levels = expected.Length / (part.Length - 1);
        var place = Math.Clamp((l + 3) / .15, 0, levels - 1);
        var below = Math.Min((int)place, levels - 2);
        var e = expected[below] + ((place - below) * (expected[below + 1] - expected[below]));
        var n = Numbers(scale.GetProperty("expected").GetProperty("auctions"))[0];
        var k = .002 * budget / price;
        double Surprise(double seen, double wanted, double little) => Math.Clamp(2 * Math.Log((seen + little) / (wanted + little)), -3, 3);
        return
        [
            (2 * a) - 1, (Math.Log(Math.Clamp(m, .0001, 4)) + 2) / 1.5, l - .5, Math.Clamp(Math.Log((s + (.1 * m)) / (1.1 * m)), -3, 3),
            Math.Min(spend / (budget * (part[0] - part[1]) / part[0]), 5) - 1, (4 * wins / auctions) - 1, Math.Min(s / Math.Max(wins / auctions, .01), 2) - .5,
            Math.Min(value / auctions / Of("meanValue"), 2), (2 * left / budget) - 1, Math.Min(value / auctions / Of("meanValue"), 3), 0,
            Surprise(spend / price, e, k), Surprise(spend / price, e, k), Surprise(auctions, n, 20), Surprise(auctions, n, 20),
            Math.Clamp(Math.Log(((left / budget) + .003) / (plan[1] + .003)), -2, 2),
        ];
    }

    private static double[] Forward(Dictionary<string, TorchSharp.torch.Tensor> weights, int layers, double[] state)
    {
        for (var layer = 0; layer < layers; layer++)
        {
            var (weight, bias) = (weights[$"layers.{layer}.weight"], weights[$"layers.{layer}.bias"].data<float>().ToArray());
            var numbers = weight.data<float>().ToArray();
            var input = state;
            state = [.. bias.Select((start, unit) => input.Select((value, i) => value * numbers[(unit * input.Length) + i]).Sum() + start)];
            if (layer < layers - 1)
                state = [.. state.Select(value => Math.Max(0, value))];
        }

        return state;
    }

    private string[][] Rows(string file, string header)
    {
        var lines = File.ReadAllLines(_ecomai.At(file));
        Assert.Equal(header, lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split(','))];
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static List<string> Models(string json)
    {
        using var result = JsonDocument.Parse(json);
        return [.. result.RootElement.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("model").GetString()!)];
    }

    private static List<string> Figures(string json)
    {
        using var result = JsonDocument.Parse(json);
        var protocols = result.RootElement.GetProperty("models").EnumerateArray()
            .SelectMany(model => model.GetProperty("protocols").EnumerateArray()).Select(protocol => protocol.GetRawText()).ToList();
        Assert.NotEmpty(protocols);
        return protocols;
    }
}
