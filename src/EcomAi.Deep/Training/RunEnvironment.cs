using System.Reflection;
using System.Runtime.InteropServices;

namespace EcomAi.Deep.Training;

/// <summary>What a run ran on: what <c>environment.json</c> keeps.</summary>
public sealed record RunEnvironment
{
    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The commit it was built from; null where the build did not know.</summary>
    public string? Commit { get; init; }

    /// <summary>The .NET runtime.</summary>
    public required string Runtime { get; init; }

    /// <summary>The operating system and architecture.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Processors that the process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>The torch library beneath.</summary>
    public required string Torch { get; init; }

    /// <summary>The device that the run was on.</summary>
    public required string Device { get; init; }

    /// <summary>Threads of one tensor operation.</summary>
    public required int Threads { get; init; }

    /// <summary>When the description was made, UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The data that was read.</summary>
    public required IReadOnlyList<DataFile> Data { get; init; }

    /// <summary>Describes this process and the files it reads.</summary>
    /// <param name="torch">The torch library beneath, in words.</param>
    /// <param name="device">The device of the run.</param>
    /// <param name="threads">Threads of one tensor operation.</param>
    /// <param name="dataFiles">The files to hash.</param>
    public static RunEnvironment Describe(string torch, string device, int threads, IEnumerable<string> dataFiles)
    {
        var version = typeof(RunEnvironment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        var parts = version.Split('+', 2);
        return new RunEnvironment
        {
            Version = parts[0],
            Commit = parts.Length == 2 ? parts[1] : null,
            Runtime = RuntimeInformation.FrameworkDescription,
            OperatingSystem = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            Processors = Environment.ProcessorCount,
            Torch = torch,
            Device = device,
            Threads = threads,
            Time = DateTime.UtcNow,
            Data = [.. dataFiles.Select(path => DataFile.Of(path))],
        };
    }
}
