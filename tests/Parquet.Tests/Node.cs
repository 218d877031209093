using System.Diagnostics;

namespace Parquet.Tests;

/// <summary>Runs the scripts of the folder interop, which need Node.js and packages of npm.</summary>
internal static class Node
{
    private const string Install = "npm install --prefix tests/Parquet.Tests/interop";

    private static readonly string[] Packages = ["@duckdb/node-api", "apache-arrow", "hyparquet", "hyparquet-compressors", "parquet-wasm"];

    /// <summary>The folder interop.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>Why the scripts cannot be run here; null when they can.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>Runs a script and returns what it printed.</summary>
    public static async Task<string> RunAsync(string script, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
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
            return $"needs Node.js 20 and packages of npm: {Install}";
        var missing = Array.FindAll(Packages, package => !Directory.Exists(Path.Combine(Folder, "node_modules", package)));
        return missing.Length == 0 ? null : $"needs {string.Join(", ", missing)}: {Install}";
    }
}
