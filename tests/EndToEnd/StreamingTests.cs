using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.EndToEnd;

/// <summary>Training from interactions that stay on disk.</summary>
public sealed class StreamingTests : IDisposable
{
    private readonly EcomAiProcess _ecomai = new();

    public void Dispose() => _ecomai.Dispose();

    [Fact]
    public void Interactions_that_do_not_fit_into_the_memory_given_are_trained_from_disk()
    {
        WriteShop(files: 8, rowsOfFile: 500_000);
        _ecomai.Environment["DOTNET_GCHeapHardLimit"] = "0x4000000"; // 64 MiB; the ids alone take 32 as integers of 4 bytes, and their way there twice that

        var whole = _ecomai.Run("train", "--config", "shop.json", "--quiet");
        var streamed = _ecomai.Run("train", "--config", "shop.json", "--output", "streamed", "data.stream.windowRows=250000", "--quiet");

        whole.ExpectFault(1, "out of memory", "data.stream");
        streamed.Expect(0);
        using var run = TrainedShop.OnlyRun(_ecomai, "streamed");
        Assert.Equal(4_000_000L * 2, Checkpoint.Last(run)!.State.Samples); // each row with one negative
    }

    [Fact]
    public void A_run_stopped_within_an_epoch_ends_like_one_that_never_stopped()
    {
        WriteShop(files: 3, rowsOfFile: 4_000);
        string[] options =
        [
            "data.stream.windowRows=3000", "train.loss=bce", "train.negatives=4", "train.batchSize=25",
            "train.logEvery=100", "train.checkpointEvery=100000", "train.validateEvery=100000",
        ];
        var training = _ecomai.Start(["train", "--config", "shop.json", "--output", "stopped", "train.epochs=100000", .. options]);
        training.WaitForError("epoch 1/100000");
        training.Signal("INT");
        training.Wait().Expect(130);
        int epochs;
        using (var run = TrainedShop.OnlyRun(_ecomai, "stopped"))
            epochs = Checkpoint.Last(run)!.State.Epoch + 2;

        var more = string.Create(CultureInfo.InvariantCulture, $"train.epochs={epochs}");
        _ecomai.Run("train", "--resume", "--output", "stopped", more, "--quiet").Expect(0);
        _ecomai.Run(["train", "--config", "shop.json", "--output", "whole", more, .. options, "--quiet"]).Expect(0);

        Assert.Equal(LastModel("whole"), LastModel("stopped"));
    }

    [Fact]
    public void Streaming_with_a_split_that_needs_all_rows_is_refused_with_all_its_faults()
    {
        WriteShop(files: 1, rowsOfFile: 1_000);

        _ecomai.Run("train", "--config", "shop.json", "data.stream.windowRows=1000", "data.deduplicate=last", "train.refit=true").ExpectFault(
            2, "'data.deduplicate'", "must be 'none' with data.stream: rows that pass by are not compared", "'train.refit'", "must be false with data.stream");
    }

    private byte[] LastModel(string runs)
    {
        using var run = TrainedShop.OnlyRun(_ecomai, runs);
        return File.ReadAllBytes(Checkpoint.Last(run)!.FilePath("model.safetensors"));
    }

    private void WriteShop(int files, int rowsOfFile)
    {
        for (var file = 0; file < files; file++)
            Write($"rows/part-{file}.parquet", rowsOfFile, (ulong)file);
        Write("test.parquet", 200, 99);
        _ecomai.Write("shop.json", """
            {
              "family": "ncf",
              "threads": 1,
              "device": "cpu",
              "data": { "interactions": "rows", "test": "test.parquet", "split": "given", "deduplicate": "none" },
              "model": { "kind": "mf", "factors": 4 },
              "train": { "epochs": 1, "loss": "bpr", "negatives": 1, "batchSize": 65536, "learningRate": 0.01, "validateEvery": 100000 },
              "evaluate": { "k": [5], "validationMetric": "NDCG@5", "protocols": ["sampled"], "sampledNegatives": 20, "baselines": ["popularity"] }
            }
            """);
    }

    private void Write(string name, int rows, ulong seed)
    {
        using var writer = new TableWriter(_ecomai.At(name), [new("user", OutputType.Int64), new("item", OutputType.Int64)], rowGroupRows: 50_000);
        var random = new Xoshiro256(seed);
        var users = new long[rows];
        var items = new long[rows];
        for (var row = 0; row < rows; row++)
            (users[row], items[row]) = (random.NextInt(5_000), random.NextInt(500));
        writer.Write(rows, users, items);
        writer.Commit();
    }
}
