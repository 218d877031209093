using System.Text;
using EcomAi.Deep.Configuration;

namespace EcomAi.Deep.Tests.Configuration;

/// <summary>A configuration file in a temporary folder of its own.</summary>
public sealed class SampleFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecomai-config-");

    public SampleFile(string json)
        : this(Encoding.UTF8.GetBytes(json))
    {
    }

    public SampleFile(byte[] content)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "sample.json");
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public static SampleConfig Load(string json, string[]? overrides = null, Dictionary<string, string>? environment = null)
    {
        using var file = new SampleFile(json);
        return ConfigLoader.Load<SampleConfig>(file.Path, overrides ?? [], environment ?? []);
    }

    /// <summary>The faults of a configuration, with the folder left out of the origins.</summary>
    public static string[] Faults(string json, string[]? overrides = null, Dictionary<string, string>? environment = null)
    {
        using var file = new SampleFile(json);
        var error = Assert.Throws<ConfigException>(() => ConfigLoader.Load<SampleConfig>(file.Path, overrides ?? [], environment ?? []));
        Assert.Equal(2, error.ExitCode);
        return [.. error.Message.Split('\n').Select(line => line.Replace(ConfigPaths.Display(file.Path), "sample.json", StringComparison.Ordinal))];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
