using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Streaming;
using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Recommendation.Baselines;
using EcomAi.Deep.Recommendation.Evaluation;

namespace EcomAi.Deep.Tests.Recommendation.Streaming;

/// <summary>A made-up shop in three files of small row groups: row r is user 100 + r % 20 with item 7 r % 30, weight 1 + r % 3.</summary>
public sealed class StreamedShop : IDisposable
{
    public const int Rows = 500;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop");

    public StreamedShop()
    {
        Write("rows/part-0.parquet", 0, 200);
        Write("rows/part-1.parquet", 200, 100);
        Write("rows/part-2.parquet", 300, 200);
        Write("test.parquet", Rows, 10);
        Write("validation.parquet", Rows + 10, 10);
    }

    /// <summary>A path in the shop's folder.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A configuration; rows are streamed in windows of 90, each of three row groups at least.</summary>
    public NcfConfig Config(bool streamed = true, int threads = 2, string? weight = null) => new()
    {
        Family = "ncf",
        Device = "cpu",
        Threads = 1,
        Data = new()
        {
            Interactions = At("rows"),
            Test = At("test.parquet"),
            Validation = At("validation.parquet"),
            WeightColumn = weight,
            Split = SplitKind.Given,
            Deduplicate = Deduplication.None,
            Stream = streamed ? new StreamConfig { WindowRows = 90, Threads = threads } : null,
        },
        Model = new() { Kind = ModelKind.Neumf, Factors = 4 },
        Train = new() { Epochs = 4, BatchSize = 64, Negatives = 3, LearningRate = .02 },
        Evaluate = new() { K = [5], ValidationMetric = "NDCG@5", Protocols = [EvaluationProtocol.Full], Baselines = [BaselineKind.Popularity, BaselineKind.ItemKnn] },
    };

    /// <summary>Writes rows <paramref name="first"/> on.</summary>
    public void Write(string name, int first, int count, Func<int, float>? weight = null)
    {
        using var writer = new TableWriter(
            At(name), [new("user", OutputType.Int64), new("item", OutputType.Text), new("weight", OutputType.Float)], rowGroupRows: 30);
        var rows = Enumerable.Range(first, count).ToArray();
        writer.Write(
            count,
            Array.ConvertAll(rows, row => 100L + (row % 20)),
            Array.ConvertAll(rows, row => $"item-{7 * row % 30}"),
            Array.ConvertAll(rows, row => weight?.Invoke(row) ?? 1f + (row % 3)));
        writer.Commit();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
