using System.Xml.Linq;
using EcomAi.Deep.Reporting;
using EcomAi.Deep.Tests.Training;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Reporting;

public sealed class ReportWriterTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    private string Report()
    {
        using var run = RunFolder.Create(_root.Path, "ncf");
        run.WriteConfig("""{ "family": "ncf", "data": { "path": "<script>alert(1)</script>" } }""");
        for (var step = 100; step <= 300; step += 100)
            run.LogMetrics(step, 1, [new("train/loss", 100.0 / step), new("validation/NDCG@10", step / 1000.0)], step / 10.0);
        run.Stage("gmf").LogMetrics(5, 1, [new("train/loss", 0.7)], 1);
        run.WriteEnvironment(RunEnvironment.Describe("libtorch 1.13.0", "cpu", 2, []));
        run.WriteResult(new RunResult
        {
            Run = run.Path,
            Family = "ncf",
            Part = "test",
            Facts = [new("users & items", "2,500 x 3,400")],
            Models =
            [
                new ModelResult("neumf", false, [new("full ranking", [new("NDCG@10", 0.125)]), new("sampled, 99 negatives", [new("HR@10", 0.7)])], null, 12),
                new ModelResult("popularity", true, [new("full ranking", [new("NDCG@10", double.NaN)])], null, 0.1),
                new ModelResult("ease", true, [], "skipped: more than 10,000 items", 0),
            ],
        });
        return File.ReadAllText(ReportWriter.Write(run, [new("Shelves & <aisles>", Figure.Draw("fine", "", "<p>drawn</p>"))]));
    }

    [Fact]
    public void Each_protocol_has_its_own_table()
    {
        var html = Report();
        Assert.Equal(2, html.Split("<th>model</th>").Length - 1);
        Assert.Contains("<tr class=\"trained\"><td>neumf</td><td>0.1250</td>", html);
        Assert.Contains("<tr><td>popularity</td><td>–</td>", html);
        Assert.Contains("ease: skipped: more than 10,000 items", html);
    }

    [Fact]
    public void Every_text_is_escaped()
    {
        var html = Report();
        Assert.DoesNotContain("<script", html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html);
        Assert.Contains("users &amp; items", html);
    }

    [Fact]
    public void The_page_needs_no_other_file()
    {
        var html = Report();
        Assert.DoesNotContain("http", html);
        Assert.DoesNotContain("src=", html);
        Assert.DoesNotContain("href=", html);
    }

    [Fact]
    public void Curves_are_sound_svg_with_a_marker_for_each_point()
    {
        var charts = Report().Split("<svg").Skip(1)
            .Select(part => XElement.Parse("<svg" + part[..(part.IndexOf("</svg>", StringComparison.Ordinal) + 6)])).ToList();
        Assert.Equal(4, charts.Count); // the bars, two series of the run, one of the stage
        Assert.Equal(3, charts[1].Elements("circle").Count());
        Assert.Equal("train/loss over steps", charts[1].Attribute("aria-label")!.Value);
    }

    [Fact]
    public void The_models_of_a_protocol_stand_as_bars_by_the_first_metric_that_has_a_better_and_a_worse()
    {
        var html = Report();
        Assert.Contains("<figcaption>NDCG@10 <span class=\"quiet\">full ranking; higher is better</span>", html);
        Assert.DoesNotContain("HR@10 <span", html); // one model alone is no comparison
    }

    [Fact]
    public void A_familys_section_stands_between_results_and_curves_under_an_escaped_heading()
    {
        var html = Report();
        var section = html.IndexOf("<h2>Shelves &amp; &lt;aisles&gt;</h2>", StringComparison.Ordinal);
        Assert.InRange(section, html.IndexOf("Results on the test part", StringComparison.Ordinal), html.IndexOf("Learning curves", StringComparison.Ordinal));
        Assert.Contains("<p>drawn</p>", html[section..]);
    }

    [Fact]
    public void A_run_without_results_still_gets_a_report()
    {
        using var run = RunFolder.Create(_root.Path, "ncf");
        Assert.Contains("</html>", File.ReadAllText(ReportWriter.Write(run, [])));
    }
}
