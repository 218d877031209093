namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>A 95 % interval.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct BootstrapInterval(double Low, double High);
