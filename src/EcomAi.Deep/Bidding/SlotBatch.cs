using EcomAi.Deep.Training;

namespace EcomAi.Deep.Bidding;

/// <summary>One step of the training: one slot in every environment.</summary>
/// <param name="Size">Environments.</param>
/// <param name="Round">The round of episodes, counted from 0 over all epochs.</param>
/// <param name="Slot">The slot of the episodes.</param>
public sealed record SlotBatch(int Size, long Round, int Slot) : IBatch;
