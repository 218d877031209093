namespace EcomAi.Deep.Configuration;

/// <summary>What a configuration file says of itself, without binding it.</summary>
public static class ConfigDescription
{
    /// <summary>Reads the options <c>family</c> and <c>description</c>.</summary>
    /// <returns>The two texts; empty where the file gives none.</returns>
    /// <exception cref="ConfigException">The file cannot be read or is not a JSON object.</exception>
    public static (string Family, string Description) Read(string file)
    {
        var layers = LayeredConfig.Open(file, [], new Dictionary<string, string>());
        return (layers.Text("family") ?? "", layers.Text("description") ?? "");
    }
}
