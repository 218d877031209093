using System.Diagnostics;

namespace EcomAi.Deep.EndToEnd;

/// <summary>What a run of the executable left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All of stdout.</param>
/// <param name="Error">All of stderr.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>The result, once it ended as expected; the test fails with everything printed otherwise.</summary>
    public ProcessResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n--- stdout\n{Output}\n--- stderr\n{Error}");
        return this;
    }

    /// <summary>Insists on an error for a person: the exit code, nothing on stdout, every given text on stderr, no stack trace.</summary>
    public void ExpectFault(int exitCode, params ReadOnlySpan<string> messages)
    {
        Expect(exitCode);
        Assert.Empty(Output);
        Assert.StartsWith("ecomai: ", Error, StringComparison.Ordinal);
        foreach (var message in messages)
            Assert.Contains(message, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
    }
}

/// <summary>Runs the built executable in a temporary folder of its own, which goes when this is disposed.</summary>
public sealed class EcomAiProcess : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecomai-test-");

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The working folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Variables beside the inherited ones; a null removes one.</summary>
    public Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The longest that one run may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A path in the working folder.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file into the working folder and returns its name.</summary>
    public string Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
        return name;
    }

    /// <summary>Runs the executable to its end.</summary>
    public ProcessResult Run(params string[] arguments) => Start(arguments).Wait();

    /// <summary>Starts the executable. It heeds SIGINT even where the tests run in the background of a shell, which has them ignore it.</summary>
    public RunningProcess Start(params string[] arguments) =>
        Start("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "ecomai.dll"), .. arguments]);

    /// <summary>Runs a shell script in which <c>ecomai</c> is the executable.</summary>
    public ProcessResult Shell(string script) =>
        Start("sh", ["-c", $"ecomai() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "ecomai.dll")}' \"$@\"; }}\n{script}"]).Wait();

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private RunningProcess Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("ECOMAI_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        start.Environment["ECOMAI_HOME"] = Repository;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return new RunningProcess(start, Timeout);
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcomAi.Deep.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"no EcomAi.Deep.sln above {AppContext.BaseDirectory}");
    }
}
