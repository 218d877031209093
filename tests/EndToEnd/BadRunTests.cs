using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd;

/// <summary>Run folders that are damaged, unfinished or of another make.</summary>
public sealed class BadRunTests : IClassFixture<TrainedShop>, IDisposable
{
    private readonly EcomAiProcess _ecomai;
    private readonly string _run;
    private readonly string _checkpoint;

    public BadRunTests(TrainedShop shop)
    {
        _ecomai = shop.Copy();
        using var run = TrainedShop.OnlyRun(_ecomai);
        _run = Path.GetRelativePath(_ecomai.Folder, run.Path);
        _checkpoint = Path.GetRelativePath(_ecomai.Folder, Checkpoint.Best(run)!.Folder);
    }

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void A_flipped_byte_in_the_weights_is_told_by_every_verb()
    {
        FlipByte($"{_checkpoint}/model.safetensors");
        string[] messages = [$"the checkpoint '{_checkpoint}' is damaged: the content of 'model.safetensors' is not what was written (sha256 differs)"];
        RefuseToRead(messages);
    }

    [Fact]
    public void Resuming_from_a_damaged_checkpoint_names_the_one_before()
    {
        var newest = Checkpoints().Last();
        FlipByte($"{newest}/optimizer.safetensors");
        _ecomai.Run("train", "--resume", "train.epochs=9").ExpectFault(
            1, $"'{newest}' is damaged: the content of 'optimizer.safetensors'", "Remove that folder and resume: the run then goes on from the checkpoint before");
        Directory.Delete(_ecomai.At(newest), recursive: true);
        Assert.Contains("epoch 8/8", _ecomai.Run("train", "--resume").Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shortened_file_is_told_with_both_lengths()
    {
        var path = _ecomai.At($"{_checkpoint}/model.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..100]);
        RefuseToRead(["'model.safetensors' has 100 bytes, ", " were written"]);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(_ecomai.At($"{_checkpoint}/items.parquet"));
        RefuseToRead([$"the checkpoint '{_checkpoint}' is damaged: 'items.parquet' is missing"]);
    }

    [Fact]
    public void A_checkpoint_without_its_state_is_damaged()
    {
        File.Delete(_ecomai.At($"{_checkpoint}/state.json"));
        RefuseToRead(["is damaged: 'state.json' cannot be read"]);
    }

    [Fact]
    public void A_half_written_checkpoint_is_passed_over_and_cleared_away()
    {
        var half = $"{_run}/checkpoints/.writing-step-00009999";
        _ecomai.Write($"{half}/model.safetensors", "the power went");
        _ecomai.Run("evaluate").Expect(0);
        _ecomai.Run("train", "--resume", "train.epochs=9", "--quiet").Expect(0);
        Assert.False(Directory.Exists(_ecomai.At(half)));
    }

    [Fact]
    public void A_run_that_died_before_its_first_checkpoint_cannot_be_used()
    {
        foreach (var folder in Checkpoints().Skip(1))
            Directory.Delete(_ecomai.At(folder), recursive: true);
        Directory.Move(_ecomai.At(Checkpoints().Single()), _ecomai.At($"{_run}/checkpoints/.writing-step-00000009"));
        RefuseToRead([$"the run '{_run}' has no committed checkpoint", "Train again, or name another run"]);
        _ecomai.Run("evaluate").ExpectFault(1, "none of the 1 runs under 'runs' has a committed checkpoint");
    }

    [Fact]
    public void A_run_of_another_family_is_refused()
    {
        Edit($"{_run}/config.json", "\"family\": \"ncf\"", "\"family\": \"forecast\"");
        foreach (var verb in Readers())
            _ecomai.Run(verb).ExpectFault(2, "invalid 'family': must be one of 'ncf', 'lstm', 'dqn', 'gan', received \"forecast\"", $"{_run}/config.json:");
        _ecomai.Run("train", "--config", SmallShop.Config, $"train.from={_run}").ExpectFault(
            1, $"train.from: {_run} is a run of the family 'forecast', but a run of 'ncf' is needed");
    }

    [Fact]
    public void A_run_of_another_model_is_nothing_to_start_from()
    {
        _ecomai.Run("train", "--config", SmallShop.Config, "model.kind=gmf", $"train.from={_run}").ExpectFault(
            1, $"train.from: {_run} trained the model 'mf', but a 'gmf' run is needed");
        _ecomai.Run("train", "--config", SmallShop.Config, "model.factors=4", $"train.from={_run}", "--output", "wider").ExpectFault(
            1, $"cannot start from the run {_run}", "has rows of 9 numbers where this model has 5", "model.factors");
    }

    [Fact]
    public void A_configuration_changed_behind_the_back_does_not_fit_the_weights()
    {
        Edit($"{_run}/config.json", "\"factors\": 8", "\"factors\": 5");
        RefuseToRead(["model.safetensors does not fit the model", "Was the configuration changed since the checkpoint was written?"]);
    }

    [Theory]
    [InlineData("elsewhere", "there is no run folder 'elsewhere'. Name a folder such as runs/ncf/<time>-<id>, or last")]
    [InlineData("shop.json", "'shop.json' is a file, not a run folder")]
    [InlineData("runs", "'runs' is no run folder: it has no config.json. It holds runs; name one of them, such as 'runs/ncf/")]
    public void What_is_no_run_is_told(string path, string message)
    {
        _ecomai.Run("evaluate", "--run", path).ExpectFault(1, message);
        _ecomai.Run("train", "--resume", path).ExpectFault(1, message);
    }

    [Fact]
    public void Other_data_than_the_run_was_trained_on_are_refused_and_lost_data_are_named_but_not_needed_to_score()
    {
        var fewer = SmallShop.Purchases();
        SmallShop.Add(fewer, 900, "new", 1_800_000_000);
        SmallShop.Open(_ecomai, fewer);
        _ecomai.Run("evaluate").ExpectFault(1, $"the data has changed since the run {_run}: it now has 49 users and 49 items, the run knows 48 and 48", $"train.from={_run}");
        File.Delete(_ecomai.At(SmallShop.Table));
        _ecomai.Run("evaluate").ExpectFault(1, "no file or folder 'buys.parquet'");
        _ecomai.Run("score", "--top", "5", "--output", "ranked.csv", "--quiet").Expect(0);
    }

    private string[][] Readers() => [["evaluate", "--run", _run], ["score", "--run", _run, "--output", "ranked.parquet"]];

    private void RefuseToRead(ReadOnlySpan<string> messages)
    {
        foreach (var verb in Readers())
            _ecomai.Run(verb).ExpectFault(1, messages);
        Assert.False(File.Exists(_ecomai.At("ranked.parquet")));
    }

    /// <summary>The committed checkpoints, oldest first.</summary>
    private List<string> Checkpoints() =>
    [
        .. Directory.GetDirectories(_ecomai.At($"{_run}/checkpoints"), "step-*").Select(path => Path.GetRelativePath(_ecomai.Folder, path)).Order(StringComparer.Ordinal),
    ];

    private void FlipByte(string file)
    {
        var bytes = File.ReadAllBytes(_ecomai.At(file));
        bytes[^5] ^= 1;
        File.WriteAllBytes(_ecomai.At(file), bytes);
    }

    private void Edit(string file, string old, string replacement)
    {
        var text = File.ReadAllText(_ecomai.At(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        _ecomai.Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }
}
