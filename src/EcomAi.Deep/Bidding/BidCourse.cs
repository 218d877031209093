using System.Text.Json;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding;

/// <summary>How a bidder went through the episodes of one setting, the mean of all: what a report draws.</summary>
/// <param name="Setting">Budget and start, as the result table's protocol says them.</param>
/// <param name="Model">The bidder.</param>
/// <param name="Spent">The part of the budget spent by the end of each slot, [slots].</param>
/// <param name="Lambda">Lambda of each slot, value per money, geometric mean, [slots]; NaN where the bidder has none.</param>
public sealed record BidCourse(string Setting, string Model, IReadOnlyList<double> Spent, IReadOnlyList<double> Lambda)
{
    private const string FileName = "courses.json";

    /// <summary>Takes the mean of a trace.</summary>
    /// <param name="setting">Budget and start.</param>
    /// <param name="model">The bidder.</param>
    /// <param name="trace">The course of every task.</param>
    /// <param name="tasks">The tasks, all of one setting.</param>
    public static BidCourse Of(string setting, string model, BiddingTrace trace, IReadOnlyList<BiddingTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(tasks);
        var (spent, lambda) = (new double[trace.Slots], new double[trace.Slots]);
        for (var slot = 0; slot < trace.Slots; slot++)
        {
            var (logarithms, known) = (0.0, 0);
            for (var task = 0; task < tasks.Count; task++)
            {
                var at = (task * trace.Slots) + slot;
                spent[slot] += trace.Spend[at] / tasks[task].Budget / tasks.Count;
                if (!double.IsFinite(trace.Lambda[at]) || trace.Lambda[at] <= 0)
                    continue;
                logarithms += Math.Log(trace.Lambda[at]);
                known++;
            }

            lambda[slot] = known == 0 ? double.NaN : Math.Exp(logarithms / known);
            spent[slot] += slot == 0 ? 0 : spent[slot - 1];
        }

        return new BidCourse(setting, model, spent, lambda);
    }

    /// <summary>Writes the courses of a run.</summary>
    public static void Write(RunFolder run, IReadOnlyList<BidCourse> courses) =>
        DurableFile.WriteText(Path.Combine(run.Path, FileName), JsonSerializer.Serialize(courses, RunJson.Options));

    /// <summary>Reads them; empty where the run has none yet.</summary>
    /// <exception cref="RunFolderException">The file is damaged or cannot be read.</exception>
    public static IReadOnlyList<BidCourse> Read(RunFolder run)
    {
        var path = Path.Combine(run.Path, FileName);
        try
        {
            var courses = File.Exists(path) ? JsonSerializer.Deserialize<List<BidCourse>>(File.ReadAllText(path), RunJson.Options) ?? [] : [];
            return courses.All(course => course is { Setting: not null, Model: not null, Spent: not null, Lambda: not null }) ? courses : throw new JsonException("it lacks a part.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new RunFolderException($"the file '{path}' cannot be read: {error.Message} Write it anew with: ecomai evaluate --run {run.Path}", error);
        }
    }
}
