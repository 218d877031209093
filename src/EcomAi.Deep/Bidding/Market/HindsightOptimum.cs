namespace EcomAi.Deep.Bidding.Market;

/// <summary>What the best allocation in hindsight wins in an episode.</summary>
/// <param name="Wins">Auctions won.</param>
/// <param name="Value">Value won (R*).</param>
/// <param name="Spend">Money paid.</param>
/// <param name="Lambda">Value per money of the first auction that no longer fits: the price of money in this episode (lambda*); where all fit, of the last. 0 in an episode without value.</param>
public readonly record struct HindsightOptimum(int Wins, double Value, double Spend, double Lambda);
