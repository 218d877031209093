using System.Globalization;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Forecasting;

/// <summary>
/// One of the trainings of a run. Every member of the ensemble goes through each phase; all but the first member of the first phase live in stages of the
/// run folder.
/// </summary>
/// <param name="Name">The stage's name; empty for the run folder itself.</param>
internal sealed record TrainingPhase(string Name)
{
    /// <summary>The training that chooses the epoch on the validation rounds.</summary>
    public static TrainingPhase Choice { get; } = new("");

    /// <summary>The training on all data, whose networks score.</summary>
    public static TrainingPhase Final { get; } = new("final");

    /// <summary>The training on what a test round may know.</summary>
    /// <param name="round">The round, counted from 0.</param>
    public static TrainingPhase Round(int round) => new(string.Create(CultureInfo.InvariantCulture, $"round-{round + 1:00}"));

    /// <summary>The phase that scores.</summary>
    public static TrainingPhase Scoring(LstmConfig config) => config.Train.Refit ? Final : Choice;

    /// <summary>The folder of a member's checkpoints.</summary>
    /// <param name="run">The run.</param>
    /// <param name="member">The member, counted from 0.</param>
    public RunFolder Folder(RunFolder run, int member)
    {
        var own = member == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"member-{member + 1:00}");
        var name = string.Join('-', new[] { Name, own }.Where(part => part.Length > 0));
        return name.Length == 0 ? run : run.Stage(name);
    }

    /// <summary>The seed of a member; the first one's is the run's own.</summary>
    public static long Seed(long seed, int member) => member == 0 ? seed : (long)(Seeds.Derive(seed, "member", member) >> 1);
}
