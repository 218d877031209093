namespace EcomAi.Deep.Recommendation.Baselines;

/// <summary>A fitted baseline, or why there is none.</summary>
/// <param name="Model">The baseline, owned by the caller; null when it was skipped.</param>
/// <param name="Note">Why it was skipped; null when it was not.</param>
/// <param name="Seconds">Seconds of fitting.</param>
public sealed record BaselineFit(IRecommender? Model, string? Note, double Seconds);
