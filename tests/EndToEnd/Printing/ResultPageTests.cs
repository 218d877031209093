using EcomAi.Deep.Cli.Printing;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd.Printing;

public sealed class ResultPageTests
{
    private static readonly RunResult Result = new()
    {
        Run = "runs/ncf/20260101T000000Z-abc",
        Family = "ncf",
        Part = "test",
        Facts = [new("users", "801"), new("interactions", "75,000")],
        TrainingNote = "3 epochs, epoch 2 chosen on validation",
        TrainSeconds = 2.5,
        SamplesPerSecond = 1000,
        PeakMemoryBytes = 3 << 20,
        NextCommand = "ecomai score --run last",
        Models =
        [
            new("neumf", false, [new("full ranking", [new("HR@10", .5), new("NDCG@10", .25), new("Recall@10", .5), new("MeanPopularity@10", 123.456)])], null, 2.5),
            new("popularity", true, [new("full ranking", [new("HR@10", .25), new("NDCG@10", .75), new("Recall@10", .25), new("MeanPopularity@10", 400)])], null, .01),
            new("userKnn", true, [new("full ranking", [new("HR@10", double.NaN), new("Recall@10", double.NaN), new("HR@20", .125)])], null, .5),
            new("ease", true, [], "skipped: 12,000 items are above maxItems 10,000", 0),
        ],
    };

    [Fact]
    public void The_peak_of_a_GPU_is_shown_beside_the_hosts() =>
        Assert.Contains(
            "peak memory      3 MiB\npeak GPU memory  5 MiB\n", Print(new TextStyles(80, false), Result with { PeakDeviceMemoryBytes = 5 << 20 }),
            StringComparison.Ordinal);

    [Fact]
    public void A_protocol_is_one_table_with_the_best_values_marked()
    {
        Assert.Equal(
            """
            users         801
            interactions  75,000
            training      3 epochs, epoch 2 chosen on validation
            time          2.5 s, 1,000 samples/s
            peak memory   3 MiB

            test: full ranking
            at 10             HR     NDCG   MeanPopularity
            neumf         0.5000*  0.2500            123.5
            · popularity  0.2500   0.7500*           400.0
            · userKnn          –

            at 20             HR
            neumf
            · popularity
            · userKnn     0.1250

            * the best of its column; the rows with · are baselines
            left out, being equal in every row: Recall (as HR)
            fitted in 2.5 s (neumf), 0.0 s (popularity), 0.5 s (userKnn)
            ease: skipped: 12,000 items are above maxItems 10,000

            run   runs/ncf/20260101T000000Z-abc
            next  ecomai score --run last

            """,
            Print(new TextStyles(80, false)));
    }

    [Fact]
    public void A_ceiling_is_not_called_the_best()
    {
        ModelResult Model(string name, double ratio, bool isCeiling = false) => new(name, true, [new("1/8 of the cost", [new("R/R*", ratio)])], null, 0, isCeiling);
        var page = Print(new TextStyles(80, false), Result with { Models = [Model("pid", .75), Model("linear", .5), Model("hindsight", 1, true), Model("rampCeiling", .75, true)] });
        Assert.Contains("· pid          0.7500*\n", page, StringComparison.Ordinal);
        Assert.Contains("· hindsight    1.0000\n", page, StringComparison.Ordinal);
        Assert.Contains("· rampCeiling  0.7500\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Styles_come_only_where_they_are_understood()
    {
        Assert.DoesNotContain('\u001b', Print(new TextStyles(80, false)));
        var styled = Print(new TextStyles(80, true));
        Assert.Contains("\u001b[1m0.5000*\u001b[0m", styled, StringComparison.Ordinal);
        Assert.Contains("\u001b[2m· popularity\u001b[0m", styled, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_of_a_table_is_wider_than_the_page()
    {
        var lines = Print(new TextStyles(36, false)).Split('\n');
        Assert.All(lines.Where(line => line.StartsWith("· popularity", StringComparison.Ordinal)), line => Assert.True(line.Length <= 36, line));
        Assert.Equal(3, lines.Count(line => line.StartsWith("· popularity", StringComparison.Ordinal)));
    }

    private static string Print(TextStyles styles, RunResult? result = null)
    {
        using var text = new StringWriter { NewLine = "\n" };
        ResultPage.Print(new Page(text, styles), result ?? Result);
        return text.ToString();
    }
}
