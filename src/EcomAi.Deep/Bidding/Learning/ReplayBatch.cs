using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>Rows of a memory, on its device.</summary>
/// <param name="States">[rows, features].</param>
/// <param name="Actions">[rows], Int64.</param>
/// <param name="Returns">[rows].</param>
/// <param name="Discounts">[rows]; 0 where nothing follows.</param>
/// <param name="NextStates">[rows, features].</param>
/// <param name="NextMasks">Actions allowed in the next states, [rows, actions], Bool; null without masks.</param>
public readonly record struct ReplayBatch(Tensor States, Tensor Actions, Tensor Returns, Tensor Discounts, Tensor NextStates, Tensor? NextMasks);
