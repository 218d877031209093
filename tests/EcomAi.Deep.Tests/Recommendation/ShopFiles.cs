using EcomAi.Deep.Data;
using EcomAi.Deep.Recommendation;
using EcomAi.Deep.Recommendation.Evaluation;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Recommendation;

/// <summary>A small made-up shop on disk: even customers buy even products, odd customers odd ones, eight each, one a day.</summary>
public sealed class ShopFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop");

    /// <summary>The parent of run folders.</summary>
    public string Runs => Path.Combine(_folder.FullName, "runs");

    /// <summary>A path in the shop's folder.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes purchases and gives their configuration.</summary>
    public NcfConfig Config(ModelKind kind, int customers = 40, int products = 30)
    {
        var random = new Xoshiro256(3);
        var (users, items, times) = (new List<long>(), new List<long>(), new List<long>());
        for (var user = 0; user < customers; user++)
        {
            var mine = Enumerable.Range(0, products / 2).Select(place => (long)(2 * place) + (user % 2)).ToArray();
            random.Shuffle(mine.AsSpan());
            for (var day = 0; day < 8; day++)
            {
                users.Add(1000 + user);
                items.Add(mine[day]);
                times.Add(day * 86_400_000_000L);
            }
        }

        var path = At($"purchases-{customers}.parquet");
        using var writer = new TableWriter(path, [new("customer", OutputType.Int64), new("product", OutputType.Int64), new("bought", OutputType.Time)]);
        writer.Write(users.Count, users.ToArray(), items.ToArray(), times.ToArray());
        writer.Commit();
        return new NcfConfig
        {
            Family = "ncf",
            Device = "cpu",
            Threads = 1,
            Data = new() { Interactions = path, UserColumn = "customer", ItemColumn = "product", TimeColumn = "bought" },
            Model = new() { Kind = kind, Factors = 4 },
            Train = new() { Epochs = 4, BatchSize = 64, Negatives = 3, LearningRate = .02 },
            Evaluate = new() { K = [5], ValidationMetric = "NDCG@5", Protocols = [EvaluationProtocol.Full], Baselines = [] },
        };
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
