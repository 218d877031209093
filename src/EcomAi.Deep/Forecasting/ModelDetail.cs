using System.Text.Json;
using EcomAi.Deep.Forecasting.Evaluation;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting;

/// <summary>How one row of the result table came about: by step of the horizon and by group of series.</summary>
/// <param name="Model">The row's name.</param>
/// <param name="IsBaseline">Whether it stands there for comparison.</param>
/// <param name="Detail">Its figures.</param>
public sealed record ModelDetail(string Model, bool IsBaseline, BacktestDetail Detail)
{
    private const string FileName = "backtest.json";

    /// <summary>Writes the details of a run's table.</summary>
    public static void Write(RunFolder run, IReadOnlyList<ModelDetail> details) =>
        DurableFile.WriteText(Path.Combine(run.Path, FileName), JsonSerializer.Serialize(details, RunJson.Options));

    /// <summary>Reads them; empty where the run has none yet.</summary>
    /// <exception cref="RunFolderException">The file is damaged.</exception>
    public static IReadOnlyList<ModelDetail> Read(RunFolder run)
    {
        var path = Path.Combine(run.Path, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<List<ModelDetail>>(File.ReadAllText(path), RunJson.Options) ?? [] : [];
        }
        catch (JsonException error)
        {
            throw new RunFolderException($"the file '{path}' is damaged: {error.Message} Write it anew with: ecomai evaluate --run {run.Path}", error);
        }
    }
}
