using System.Text.Json;

namespace EcomAi.Deep.EndToEnd;

/// <summary>Reads what <c>train --json</c> prints.</summary>
internal static class TrainResult
{
    /// <summary>A model's figure under the full ranking.</summary>
    public static double Figure(string json, string model, string metric)
    {
        using var result = JsonDocument.Parse(json);
        var row = result.RootElement.GetProperty("models").EnumerateArray().Single(row => row.GetProperty("model").GetString() == model);
        var full = row.GetProperty("protocols").EnumerateArray().Single(part => part.GetProperty("protocol").GetString()!.StartsWith("full ranking", StringComparison.Ordinal));
        return full.GetProperty("metrics").EnumerateArray().Single(value => value.GetProperty("name").GetString() == metric).GetProperty("value").GetDouble();
    }
}
