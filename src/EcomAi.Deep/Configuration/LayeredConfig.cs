using Microsoft.Extensions.Configuration;

namespace EcomAi.Deep.Configuration;

/// <summary>
/// A configuration's layers before they are bound: the file, over it the environment's <c>ECOMAI__a__b</c>, over it the
/// <c>key=value</c> overrides. A list given by a higher layer replaces the whole list below.
/// </summary>
public sealed class LayeredConfig
{
    private const string Prefix = "ECOMAI__";
    private readonly List<ConfigLayer> _layers;
    private readonly List<ConfigFault> _faults;

    private LayeredConfig(string name, List<ConfigLayer> layers, List<ConfigFault> faults)
    {
        Name = name;
        _layers = layers;
        _faults = faults;
    }

    /// <summary>The file's name as messages show it.</summary>
    public string Name { get; }

    /// <summary>Reads the layers.</summary>
    /// <param name="file">The configuration file.</param>
    /// <param name="overrides">Texts <c>key=value</c>; a later one wins.</param>
    /// <param name="environment">The environment's variables; those that begin with <c>ECOMAI__</c> are options.</param>
    /// <exception cref="ConfigException">The file cannot be read or is not a JSON object.</exception>
    public static LayeredConfig Open(string file, IReadOnlyList<string> overrides, IReadOnlyDictionary<string, string> environment)
    {
        var faults = new List<ConfigFault>();
        var name = ConfigPaths.Display(file);
        var document = ConfigDocument.Read(file, name, faults);
        var variables = new ConfigLayer(ignoresCase: true);
        var variableValues = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (variable, value) in environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                AddText(variables, variableValues, variable[Prefix.Length..].Split("__"), value, $"environment {ConfigText.Shorten(variable)}", faults);
        }

        var given = new ConfigLayer(ignoresCase: false);
        var givenValues = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in overrides)
        {
            var origin = $"override {ConfigText.Shorten(text)}";
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                faults.Add(new ConfigFault(ConfigText.Shorten(text), "an override is key=value, such as train.epochs=5", origin));
            else
                AddText(given, givenValues, text[..equals].Split('.'), text[(equals + 1)..], origin, faults);
        }

        using var accepted = document.Accepted;
        var providers = new ConfigurationBuilder()
            .AddJsonStream(accepted)
            .AddInMemoryCollection(variableValues)
            .AddInMemoryCollection(givenValues)
            .Build().Providers.ToList();
        List<ConfigLayer> layers = [document.Layer, variables, given];
        for (var i = 0; i < layers.Count; i++)
            layers[i].Attach(providers[i]);
        return new LayeredConfig(name, layers, faults);
    }

    /// <summary>The family that the configuration names, before anything else is looked at.</summary>
    /// <param name="known">The families there are.</param>
    /// <exception cref="ConfigException">No family is named, or one that is not known.</exception>
    public string Family(IReadOnlyCollection<string> known)
    {
        var names = string.Join(", ", known.Select(name => $"'{name}'"));
        for (var i = _layers.Count - 1; i >= 0; i--)
        {
            if (_layers[i].Find("family") is not { } entry)
                continue;
            var text = _layers[i].Text("family");
            if (entry.Token is ConfigToken.Text or ConfigToken.Untyped && known.Contains(text!))
                return text!;
            var problem = $"must be one of {names}, received {ConfigText.Received(entry.Token, text)}";
            if (text is not null && Spelling.Nearest(text, known) is { } nearest)
                problem += $"; did you mean '{nearest}'?";
            throw new ConfigException([.. _faults, new ConfigFault("family", problem, entry.Origin)]);
        }

        throw new ConfigException([.. _faults, new ConfigFault("family", $"missing; it must be one of {names}", Name)]);
    }

    /// <summary>Binds the layers to a record.</summary>
    /// <param name="type">A record with a parameterless constructor and init properties.</param>
    /// <exception cref="ConfigException">Lists everything that is wrong.</exception>
    public object Bind(Type type)
    {
        var faults = new List<ConfigFault>(_faults);
        var bound = new ConfigBinder(Name, _layers, faults).Bind(type);
        return faults.Count == 0 ? bound : throw new ConfigException(faults);
    }

    /// <summary>Where an option's value came from, such as <c>configs/ncf.json:14</c>; null for a default.</summary>
    /// <param name="key">The dotted path.</param>
    public string? Origin(string key)
    {
        var path = key.Replace('.', ':');
        return _layers.AsEnumerable().Reverse().Select(layer => layer.Find(path)?.Origin).FirstOrDefault(origin => origin is not null);
    }

    /// <summary>The text of the highest layer that has the path; null when none has, or when it is not plain.</summary>
    internal string? Text(string path) =>
        _layers.AsEnumerable().Reverse().FirstOrDefault(layer => layer.Find(path) is not null)?.Text(path);

    private static void AddText(
        ConfigLayer layer, Dictionary<string, string?> values, string[] parts, string value, string origin, List<ConfigFault> faults)
    {
        if (parts.Any(part => part.Length == 0 || part.Contains(':', StringComparison.Ordinal)))
        {
            faults.Add(new ConfigFault(ConfigText.Shorten(string.Join('.', parts)), "has an empty or unusable part", origin));
            return;
        }

        var path = string.Join(':', parts);
        layer.AddUntyped(path, origin);
        values[path] = value;
    }
}
