namespace EcomAi.Deep.Training;

/// <summary>What a safetensors file holds, as its checked header says.</summary>
/// <param name="Entries">The tensors, in the order of their bytes.</param>
/// <param name="Metadata">The header's free text, by key.</param>
/// <param name="DataStart">The file's first byte of tensor data.</param>
public sealed record SafetensorsContent(
    IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataStart);
