using System.Text.Json;
using EcomAi.Deep.Bidding.Process;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding;

/// <summary>The file <c>scale.json</c> of a checkpoint: the training part's yardsticks, so that scoring needs no training data.</summary>
internal static class ScaleFile
{
    private const string Name = "scale.json";

    /// <summary>Writes it into a checkpoint's folder.</summary>
    public static void Write(string folder, ProcessScale scale) => DurableFile.WriteText(Path.Combine(folder, Name), JsonSerializer.Serialize(scale, RunJson.Options));

    /// <summary>Reads it from a checkpoint's folder.</summary>
    /// <exception cref="CheckpointException">It is missing or damaged.</exception>
    public static ProcessScale Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var scale = JsonSerializer.Deserialize<ProcessScale>(File.ReadAllText(path), RunJson.Options);
            return scale is { MeanPrice: > 0, MeanValue: > 0, UnitCost: > 0, Auctions: > 0, AuctionsLeft.Count: > 1, Budgets.Count: > 0, Expected: { Auctions: not null, Spend: not null } }
                && scale.Expected.Auctions.Count == scale.AuctionsLeft.Count - 1 && scale.Expected.Spend.Count == scale.Expected.Auctions.Count * SlotExpectations.Levels
                && scale.Budgets.All(budget => budget is { Fraction: > 0, Multiplier: > 0, PlanLeft: not null } && budget.PlanLeft.Count == scale.AuctionsLeft.Count)
                ? scale
                : throw new CheckpointException($"'{path}' is damaged: it lacks a part; train again.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CheckpointException($"'{path}' cannot be read ({fault.Message}); train again.", fault);
        }
    }
}
