namespace EcomAi.Deep.Imagery.Evaluation;

/// <summary>An estimate of the kernel distance.</summary>
/// <param name="Value">The estimate, unscaled; around 0, negative ones included, for sets of one distribution.</param>
/// <param name="StandardError">Its standard error, by the jackknife.</param>
public sealed record KernelEstimate(double Value, double StandardError);
