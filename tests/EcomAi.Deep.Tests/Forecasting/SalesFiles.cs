using EcomAi.Deep.Data;
using EcomAi.Deep.Forecasting;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Tests.Forecasting;

/// <summary>A small made-up store on disk: five articles of two shelves, forty steps with a season of four, the last article begun late, one price each.</summary>
public sealed class SalesFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sales");

    public SalesFiles()
    {
        var (articles, times, units, prices, shelves) = (new List<long>(), new List<long>(), new List<float>(), new List<float>(), new List<string>());
        for (var article = 0; article < 5; article++)
        {
            for (var time = article == 4 ? 28 : 0; time < 40; time++)
            {
                articles.Add(article);
                times.Add(time);
                units.Add(((article + 1) * (4 + (2 * (time % 4)))) + ((time * 7) % 3));
                prices.Add(2 + article + (time % 5 == 0 ? -.5f : 0));
                shelves.Add(article % 2 == 0 ? "left" : "right");
            }
        }

        using var writer = new TableWriter(
            At("sales.parquet"),
            [new("article", OutputType.Int64), new("time", OutputType.Int64), new("target", OutputType.Float), new("price", OutputType.Float), new("shelf", OutputType.Text)]);
        writer.Write(articles.Count, articles.ToArray(), times.ToArray(), units.ToArray(), prices.ToArray(), shelves.ToArray());
        writer.Commit();
    }

    /// <summary>The parent of run folders.</summary>
    public string Runs => At("runs");

    /// <summary>A configuration that uses everything: two networks, covariates, categories, two test rounds that go on from one another.</summary>
    public LstmConfig Config => new()
    {
        Family = "lstm",
        Device = "cpu",
        Threads = 1,
        Data = new() { Series = At("sales.parquet"), Keys = ["article"], Known = ["price"], Categories = ["shelf"] },
        Forecast = new() { Horizon = 3, Gap = 1, Quantiles = [.1, .5, .9] },
        Model = new() { Context = 6, Hidden = 6, DecoderHidden = 6, Embedding = 2, Lags = [4], Ensemble = 2, Dropout = .1, SeriesEmbedding = true },
        Train = new() { Epochs = 2, BatchSize = 8, LearningRate = .01, ContinueEpochs = 1, LogEvery = 1 },
        Evaluate = new() { Rounds = 2, Stride = 2, Conformal = true, Baselines = [ForecastModelKind.SeasonalNaive], Groups = ["shelf"] },
    };

    /// <summary>A path in the store's folder.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Trains.</summary>
    public RunResult Train(LstmConfig config, IRunObserver observer, StopSignal stop, string? resume = null) =>
        new LstmFamily().Train(new TrainRequest(config, Runs, resume, observer, stop));
}
