namespace EcomAi.Deep.Training;

/// <summary>A loss summed over the steps since it was last logged.</summary>
/// <param name="Name">The loss's name.</param>
/// <param name="Sum">The sum.</param>
public sealed record LossSum(string Name, double Sum);
