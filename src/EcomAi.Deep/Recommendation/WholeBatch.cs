using EcomAi.Deep.Training;

namespace EcomAi.Deep.Recommendation;

/// <summary>All training rows at once: what a closed form is fitted to.</summary>
/// <param name="Size">Their number.</param>
public sealed record WholeBatch(int Size) : IBatch;
