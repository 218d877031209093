namespace EcomAi.Deep.Training;

/// <summary>All training rows at once: what a closed form is fitted to.</summary>
/// <param name="Size">Their number.</param>
public sealed record WholeBatch(int Size) : IBatch;
