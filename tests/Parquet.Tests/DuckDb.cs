using System.Diagnostics;
using System.Text.Json;

namespace Parquet.Tests;

/// <summary>Runs SQL in DuckDB by its npm package.</summary>
internal static class DuckDb
{
    private static readonly string Folder = FindFolder();

    /// <summary>Why DuckDB cannot be used here; null when it can.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>Runs statements, one a line, and returns the rows of the last one as text; null is null.</summary>
    public static async Task<string?[][]> RunAsync(string sql)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "run.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(sql);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<string?[][]>(await output)!;
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "Parquet.Tests", "interop");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("tests/Parquet.Tests/interop is not above the test's folder");
    }

    private static string? FindMissing()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        if (!Array.Exists(paths, path => System.IO.File.Exists(Path.Combine(path, "node"))))
            return "needs node and DuckDB: install Node.js 20, then npm install --prefix tests/Parquet.Tests/interop";
        return Directory.Exists(Path.Combine(Folder, "node_modules", "@duckdb", "node-api"))
            ? null
            : "needs DuckDB: npm install --prefix tests/Parquet.Tests/interop";
    }
}
