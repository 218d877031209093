namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>The settings of <see cref="PacedLinearRule"/>.</summary>
/// <param name="MeanBid">b0, the bid for an auction of mean value on an even course, money.</param>
/// <param name="Exponent">p, how strongly the bid answers the course; 1 as published.</param>
internal readonly record struct PacedBid(double MeanBid, double Exponent)
{
    /// <summary>The exponents that tuning tries.</summary>
    public static IReadOnlyList<double> Exponents { get; } = [.5, 1, 1.7, 3, 5];
}
