namespace EcomAi.Deep.Bidding.Evaluation;

/// <summary>What a log says of a policy that did not write it.</summary>
/// <param name="Direct">The direct method: the model's reward under the policy. As good as the model.</param>
/// <param name="Ips">Inverse propensity scoring: unbiased, of large variance where the policies differ.</param>
/// <param name="SelfNormalised">Inverse propensity scoring over the sum of its weights: a small bias for much less variance.</param>
/// <param name="DoublyRobust">The direct method, its errors corrected by weighted residuals: unbiased where the model or the propensities are right.</param>
/// <param name="EffectiveSampleSize">(sum of weights)^2 / (sum of squared weights): how many decisions of the policy's own the log is worth.</param>
/// <param name="Decisions">The decisions of the log.</param>
public sealed record OffPolicyResult(
    OffPolicyEstimate Direct, OffPolicyEstimate Ips, OffPolicyEstimate SelfNormalised, OffPolicyEstimate DoublyRobust, double EffectiveSampleSize, int Decisions);
