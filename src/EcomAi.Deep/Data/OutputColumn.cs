namespace EcomAi.Deep.Data;

/// <summary>A column to write.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type it is written with.</param>
/// <param name="Nullable">Whether it may hold nulls; values then come as <c>string?[]</c> or as arrays of nullables such as <c>long?[]</c>.</param>
public sealed record OutputColumn(string Name, OutputType Type, bool Nullable = false);
