namespace EcomAi.Deep.Bidding.Baselines;

/// <summary>The gains of <see cref="PidRule"/>.</summary>
/// <param name="Proportional">Weight of the last slot's error.</param>
/// <param name="Integral">Weight of the sum of errors.</param>
/// <param name="Derivative">Weight of the change of the error.</param>
internal readonly record struct PidGains(double Proportional, double Integral, double Derivative)
{
    /// <summary>The gains that tuning tries, the gentlest first.</summary>
    public static IReadOnlyList<PidGains> Grid { get; } =
    [
        .. from derivative in new[] { 0, .1 }
           from proportional in new[] { 0, .05, .15, .4 }
           from integral in new[] { .02, .04, .07, .12, .2, .35 }
           select new PidGains(proportional, integral, derivative),
    ];
}
