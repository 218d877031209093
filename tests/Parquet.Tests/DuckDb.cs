using System.Text.Json;

namespace Parquet.Tests;

/// <summary>Runs SQL in DuckDB by its npm package.</summary>
internal static class DuckDb
{
    /// <summary>Runs statements, one a line, and returns the rows of the last one as text; null is null.</summary>
    public static async Task<string?[][]> RunAsync(string sql) =>
        JsonSerializer.Deserialize<string?[][]>(await Node.RunAsync("run.mjs", sql))!;
}
