namespace EcomAi.Deep.Bidding;

/// <summary>The course of bidding, slot by slot, for pictures: [tasks * slots], task-major.</summary>
/// <param name="tasks">The number of tasks.</param>
/// <param name="slots">Slots of an episode.</param>
public sealed class BiddingTrace(int tasks, int slots)
{
    /// <summary>Slots of an episode.</summary>
    public int Slots { get; } = slots;

    /// <summary>Money paid in each slot.</summary>
    public double[] Spend { get; } = new double[tasks * slots];

    /// <summary>Value won in each slot.</summary>
    public double[] Value { get; } = new double[tasks * slots];

    /// <summary>Lambda, value per money asked for, in each slot (its mean where it changes within the slot); NaN for bidders without one.</summary>
    public double[] Lambda { get; } = new double[tasks * slots];
}
