namespace EcomAi.Deep.Configuration;

/// <summary>Loads configurations: a file, the environment over it, overrides over both, bound strictly.</summary>
public static class ConfigLoader
{
    /// <summary>Loads and binds a configuration.</summary>
    /// <param name="path">A file, or the bare name of one in <c>configs/</c>.</param>
    /// <param name="overrides">Texts <c>key=value</c>; lists as JSON arrays or separated by commas.</param>
    /// <param name="environment">The environment's variables; <c>ECOMAI__a__b</c> sets the option <c>a.b</c>.</param>
    /// <param name="configType">The record to bind to.</param>
    /// <exception cref="ConfigException">Lists everything that is wrong.</exception>
    public static object Load(
        string path, IReadOnlyList<string> overrides, IReadOnlyDictionary<string, string> environment, Type configType) =>
        LayeredConfig.Open(ConfigPaths.FindConfig(path), overrides, environment).Bind(configType);

    /// <summary>Loads and binds a configuration to a type known beforehand.</summary>
    /// <typeparam name="T">The record to bind to.</typeparam>
    /// <inheritdoc cref="Load(string, IReadOnlyList{string}, IReadOnlyDictionary{string, string}, Type)"/>
    public static T Load<T>(string path, IReadOnlyList<string> overrides, IReadOnlyDictionary<string, string> environment)
        where T : class =>
        (T)Load(path, overrides, environment, typeof(T));

    /// <summary>The process's environment as a dictionary.</summary>
    public static IReadOnlyDictionary<string, string> ProcessEnvironment()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        return variables;
    }
}
