namespace EcomAi.Deep.Bidding.Learning;

/// <summary>The part of random actions: falls evenly, then stays.</summary>
/// <param name="From">At step 0, 0 to 1.</param>
/// <param name="To">From step <paramref name="Steps"/> on, 0 to 1.</param>
/// <param name="Steps">The steps between; 0 is <paramref name="To"/> at once.</param>
public readonly record struct EpsilonSchedule(double From, double To, long Steps)
{
    /// <summary>The part at a step, counted from 0.</summary>
    public double At(long step) => step >= Steps ? To : From + ((To - From) * step / Steps);
}
