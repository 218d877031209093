using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Training;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    private RunFolder NewRun(string stamp, bool committed = true, string family = "ncf")
    {
        var path = Path.Combine(_root.Path, family, stamp);
        Directory.CreateDirectory(committed ? Path.Combine(path, "checkpoints", "step-00000010") : path);
        File.WriteAllText(Path.Combine(path, "config.json"), $$"""{ "family": "{{family}}" }""");
        return RunFolder.Create(_root["others"], family);
    }

    [Fact]
    public void A_new_run_lies_under_its_family_with_a_utc_time()
    {
        using var run = RunFolder.Create(_root.Path, "ncf");
        Assert.Matches(@"/ncf/\d{8}T\d{6}Z-[0-9a-f]{6}$", run.Path);
        Assert.True(Directory.Exists(run.Path));
    }

    [Fact]
    public void Last_is_the_newest_committed_run_of_any_family()
    {
        NewRun("20250101T000000Z-aaaaaa");
        NewRun("20250301T000000Z-000000", family: "lstm");
        NewRun("20250401T000000Z-bbbbbb", committed: false);
        NewRun("20250201T000000Z-ffffff");
        using var run = RunFolder.Open("last", _root.Path);
        Assert.EndsWith("20250301T000000Z-000000", run.Path);
        Assert.Equal("lstm", run.Family);
    }

    [Fact]
    public void Last_without_any_run_says_to_train_one()
    {
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Open("last", _root["runs"]));
        Assert.Contains("no run under", error.Message);
        Assert.Contains("ecomai train", error.Message);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Open(_root["gone"], _root.Path));
        Assert.Contains($"there is no run folder '{_root["gone"]}'", error.Message);
    }

    [Fact]
    public void A_file_is_no_run_folder()
    {
        File.WriteAllText(_root["file"], "");
        Assert.Contains("is a file", Assert.Throws<RunFolderException>(() => RunFolder.Open(_root["file"])).Message);
    }

    [Fact]
    public void A_family_folder_suggests_a_run_inside()
    {
        NewRun("20250101T000000Z-aaaaaa");
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Open(_root["ncf"]));
        Assert.Contains("20250101T000000Z-aaaaaa", error.Message);
    }

    [Fact]
    public void A_checkpoint_folder_suggests_the_run_around_it()
    {
        NewRun("20250101T000000Z-aaaaaa");
        var error = Assert.Throws<RunFolderException>(
            () => RunFolder.Open(_root["ncf/20250101T000000Z-aaaaaa/checkpoints/step-00000010"]));
        Assert.Contains("lies inside the run", error.Message);
    }

    [Fact]
    public void A_run_without_a_committed_checkpoint_is_refused()
    {
        NewRun("20250101T000000Z-aaaaaa", committed: false);
        Directory.CreateDirectory(_root["ncf/20250101T000000Z-aaaaaa/checkpoints/.writing-step-00000010"]);
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Open(_root["ncf/20250101T000000Z-aaaaaa"]));
        Assert.Contains("no committed checkpoint", error.Message);
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_an_error_at_once()
    {
        File.WriteAllText(_root["file"], "");
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Create(_root["file"], "ncf"));
        Assert.Contains("cannot write the run folder", error.Message);
        Assert.Contains("--output", error.Message);
    }

    [Fact]
    public void A_result_survives_the_round_trip_NaN_included()
    {
        using var run = RunFolder.Create(_root.Path, "ncf");
        Assert.Null(run.ReadResult());
        var result = new RunResult
        {
            Run = run.Path,
            Family = "ncf",
            Part = "test",
            Facts = [new("users", "2,500")],
            Models = [new ModelResult("neumf", false, [new ProtocolResult("full ranking", [new("NDCG@10", 0.1), new("MAP@10", double.NaN)])], null, 1.5)],
            TrainSeconds = 1.25,
        };
        run.WriteResult(result);
        var read = run.ReadResult()!;
        Assert.Equal(result.Facts, read.Facts);
        Assert.Equal(result.Models[0].Protocols[0].Metrics, read.Models[0].Protocols[0].Metrics);
        Assert.Equal((result.Run, result.Part, 1.25), (read.Run, read.Part, read.TrainSeconds));
    }

    [Fact]
    public void Metrics_are_read_back_and_a_cut_last_line_is_left_out()
    {
        using var run = RunFolder.Create(_root.Path, "ncf");
        run.LogMetrics(10, 1, [new("train/loss", 0.5)], 1.5);
        File.AppendAllText(Path.Combine(run.Path, "metrics.jsonl"), "{\"step\":20,");
        Assert.Equal([new MetricRow(10, 1, "train/loss", 0.5, 1.5)], run.ReadMetrics());
    }

    [Fact]
    public void A_rewind_drops_figures_after_the_step_and_goes_on()
    {
        using var run = RunFolder.Create(_root.Path, "ncf");
        foreach (var step in new[] { 10, 20, 30 })
            run.LogMetrics(step, 1, [new("train/loss", step)], 0);
        run.RewindMetrics(20);
        run.LogMetrics(25, 1, [new("train/loss", 25)], 0);
        Assert.Equal([10L, 20, 25], run.ReadMetrics().Select(row => row.Step));
    }

    [Fact]
    public void A_stage_keeps_its_own_metrics()
    {
        using var run = RunFolder.Create(_root.Path, "ncf");
        run.Stage("gmf").LogMetrics(1, 1, [new("train/loss", 1)], 0);
        Assert.Empty(run.ReadMetrics());
        Assert.Single(run.Stage("gmf").ReadMetrics());
        Assert.Equal(["gmf"], run.StageNames());
        Assert.Same(run, run.Stage("gmf").Main);
    }

    [Fact]
    public void The_environment_names_data_files_with_size_and_hash()
    {
        File.WriteAllText(_root["data.parquet"], "abc");
        using var run = RunFolder.Create(_root.Path, "ncf");
        run.WriteEnvironment(RunEnvironment.Describe("libtorch 1.13", "cpu", 2, [_root["data.parquet"]]));
        var file = Assert.Single(run.ReadEnvironment()!.Data);
        // FIPS 180-2, appendix B.1: SHA-256 of "abc".
        Assert.Equal((3L, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), (file.Bytes, file.Sha256));
    }
}
