namespace EcomAi.Deep.Data;

/// <summary>The value that a folder's name gives to all rows of its files.</summary>
/// <param name="Text">As text, percent-decoded; null stands for a null.</param>
/// <param name="Integer">As an integer, where the column is one.</param>
internal readonly record struct PartitionValue(string? Text, long Integer = 0);
