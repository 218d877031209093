namespace EcomAi.Deep.Data;

/// <summary>How columns become tensors. What is read does not depend on the read-ahead.</summary>
public sealed record TensorReading
{
    /// <summary>How far ahead and with how many threads files are decoded.</summary>
    public ReadAhead Ahead { get; init; } = new();

    /// <summary>
    /// For columns that may hold nulls, the number that stands for a null: 0 or 1 for booleans, microseconds for times. A null in any
    /// other column is an error.
    /// </summary>
    public IReadOnlyDictionary<string, double> Fills { get; init; } = new Dictionary<string, double>();
}
