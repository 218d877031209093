using EcomAi.Deep.Configuration;
using EcomAi.Deep.Reporting;

namespace EcomAi.Deep.Training;

/// <summary>A model family: the one type that the registry knows of it.</summary>
public interface IModelFamily
{
    /// <summary>The name in configurations and run folders, such as <c>ncf</c>.</summary>
    string Name { get; }

    /// <summary>One line for lists.</summary>
    string Description { get; }

    /// <summary>The record, derived from <see cref="RunConfig"/>, that its configuration is bound to.</summary>
    Type ConfigType { get; }

    /// <summary>Trains, evaluates on the test part beside the baselines, and leaves a run folder.</summary>
    RunResult Train(TrainRequest request);

    /// <summary>Recomputes a run's table from its checkpoint.</summary>
    RunResult Evaluate(EvaluateRequest request);

    /// <summary>Writes what leaves the building: ranked lists, forecasts, bids, images.</summary>
    ScoreResult Score(ScoreRequest request);

    /// <summary>The family's own sections of a run's report, drawn from what the run folder holds; empty where results and curves say all.</summary>
    IReadOnlyList<ReportSection> ReportSections(RunFolder run) => [];
}

/// <summary>A wish to train.</summary>
/// <param name="Config">The bound configuration, of the family's <see cref="IModelFamily.ConfigType"/>.</param>
/// <param name="OutputRoot">The parent of run folders.</param>
/// <param name="ResumeFrom">The run folder to continue; null starts a new one.</param>
/// <param name="Observer">Where progress goes.</param>
/// <param name="Stop">Whether somebody asked to stop.</param>
public sealed record TrainRequest(RunConfig Config, string OutputRoot, string? ResumeFrom, IRunObserver Observer, StopSignal Stop);

/// <summary>A wish to evaluate a run again.</summary>
/// <param name="Config">The run's own configuration.</param>
/// <param name="Run">The run folder.</param>
/// <param name="Observer">Where progress goes.</param>
/// <param name="Stop">Whether somebody asked to stop.</param>
public sealed record EvaluateRequest(RunConfig Config, string Run, IRunObserver Observer, StopSignal Stop);

/// <summary>A wish to score with a run.</summary>
/// <param name="Config">The run's own configuration.</param>
/// <param name="Run">The run folder.</param>
/// <param name="Output">The file to write; its extension names the format. A family may take a folder.</param>
/// <param name="Options">The verb's options as given, by name without dashes: <c>top</c>, <c>users</c>, <c>items</c>, <c>history</c>, <c>includeSeen</c>, <c>future</c>,
/// <c>campaigns</c>, <c>slots</c>, <c>auctions</c>, <c>class</c>, <c>count</c>, <c>seed</c>, <c>truncation</c>, <c>grid</c>, <c>interpolate</c>.
/// A family refuses those that it has not, see <see cref="RefuseOptions"/>.</param>
/// <param name="Observer">Where progress goes.</param>
/// <param name="Stop">Whether somebody asked to stop.</param>
public sealed record ScoreRequest(
    RunConfig Config, string Run, string Output, IReadOnlyDictionary<string, string> Options, IRunObserver Observer, StopSignal Stop)
{
    /// <summary>Refuses options that are another family's.</summary>
    /// <param name="known">The names that the family follows.</param>
    /// <exception cref="ScoreOptionException">There is another one; the message says which options there are.</exception>
    public void RefuseOptions(params IReadOnlyList<string> known)
    {
        if (Options.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } other)
        {
            throw new ScoreOptionException(
                $"{Dashed(other)} is no option for a run of the family {Config.Family}, which takes {string.Join(", ", known.Select(Dashed))}");
        }
    }

    private static string Dashed(string name) =>
        "--" + string.Concat(name.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));
}

/// <summary>What scoring wrote.</summary>
/// <param name="Output">The file.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Facts">What else there is to say, as label and value.</param>
/// <param name="Seconds">Seconds from the first tile to the committed file.</param>
public sealed record ScoreResult(string Output, long Rows, IReadOnlyList<KeyValuePair<string, string>> Facts, double Seconds)
{
    /// <summary>The command to type next; null for a look at the file.</summary>
    public string? NextCommand { get; init; }
}
