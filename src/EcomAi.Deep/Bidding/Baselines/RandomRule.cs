using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>Bids evenly between 0 and a limit, whatever the auction is worth; the draws are a function of the seed and the task alone.</summary>
internal sealed class RandomRule(long seed, ByFraction<double> limits) : IBidRule
{
    private Xoshiro256 _draws;
    private double _limit;

    /// <inheritdoc/>
    public bool HasLambda => false;

    /// <inheritdoc/>
    public void Begin(in BiddingTask task)
    {
        _draws = new Xoshiro256(Seeds.Derive(seed, "bidding.random", task.Episode, BitConverter.DoubleToInt64Bits(task.BudgetFraction)));
        _limit = limits.Of(task.BudgetFraction) * task.StartFactor;
    }

    /// <inheritdoc/>
    public double Bid(in AuctionMoment at) => _draws.NextDouble() * _limit;
}
