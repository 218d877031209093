namespace EcomAi.Deep.Configuration;

/// <summary>One thing that is wrong in a configuration.</summary>
/// <param name="Key">The option's dotted path, such as <c>train.batchSize</c>.</param>
/// <param name="Problem">What is wrong and what is accepted, such as <c>must be 1..1048576, received 0</c>.</param>
/// <param name="Origin">Where the value came from: <c>file:line</c>, a variable's name, an override; null for a default.</param>
public sealed record ConfigFault(string Key, string Problem, string? Origin)
{
    /// <inheritdoc/>
    public override string ToString() => Origin is null ? $"invalid '{Key}': {Problem}" : $"invalid '{Key}': {Problem} ({Origin})";
}
