namespace EcomAi.Deep.Data.Import;

/// <summary>A number that an import found.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Option">The option of a configuration that takes it.</param>
public sealed record ImportedFact(string Name, double Value, string Option);
