namespace EcomAi.Deep.Bidding.Process;

/// <summary>What a bidder knows of its episode before a slot: its own bids, wins, payments, and how many auctions there were.</summary>
/// <param name="Slot">The slot to come, counted from 0.</param>
/// <param name="Budget">The episode's budget, money.</param>
/// <param name="Left">Money left.</param>
/// <param name="Lambda">Value asked for per money in the slot before; the start at the first slot.</param>
/// <param name="Value">Value won so far.</param>
/// <param name="PlanLeft">The budget's spending plan, see <see cref="BudgetStart"/>.</param>
/// <param name="Recent">The slots behind it.</param>
internal readonly record struct Observation(
    int Slot, double Budget, double Left, double Lambda, double Value, IReadOnlyList<double> PlanLeft, SmoothedSlots.Figures Recent);
