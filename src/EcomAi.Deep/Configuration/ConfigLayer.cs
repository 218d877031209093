using Microsoft.Extensions.Configuration;

namespace EcomAi.Deep.Configuration;

/// <summary>What stands at a key of a layer. <see cref="Untyped"/> values come from texts and fit any type they can be read as.</summary>
internal enum ConfigToken
{
    Section,
    List,
    Text,
    Number,
    Boolean,
    Null,
    Untyped,
}

/// <summary>The kind and origin of one key's value.</summary>
internal sealed record ConfigEntry(ConfigToken Token, string Origin);

/// <summary>The kinds and origins of a layer's values, by path; parts of a path are separated by colons.</summary>
internal sealed class ConfigLayer(bool ignoresCase)
{
    private readonly Dictionary<string, ConfigEntry> _entries = new(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _children = new(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    private IConfigurationProvider? _values;

    /// <summary>How the names of this layer compare.</summary>
    public StringComparer Comparer { get; } = ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Connects the layer with the provider that holds its values.</summary>
    public void Attach(IConfigurationProvider provider) => _values = provider;

    public ConfigEntry? Find(string path) => _entries.GetValueOrDefault(path);

    /// <summary>The value's text; null for a section, a list or a null.</summary>
    public string? Text(string path) => _values!.TryGet(path, out var text) ? text : null;

    /// <summary>The names directly under a path, in the order first seen.</summary>
    public IReadOnlyList<string> Children(string path) => _children.GetValueOrDefault(path) ?? [];

    /// <summary>Adds a value whose ancestors are already there.</summary>
    public void Add(string path, ConfigEntry entry)
    {
        var colon = path.LastIndexOf(':');
        var parent = colon < 0 ? "" : path[..colon];
        if (_entries.TryAdd(path, entry))
        {
            if (!_children.TryGetValue(parent, out var names))
                _children[parent] = names = [];
            names.Add(path[(colon + 1)..]);
        }
        else
        {
            _entries[path] = entry;
        }
    }

    /// <summary>Adds an untyped value, and the sections it stands in.</summary>
    public void AddUntyped(string path, string origin)
    {
        for (var colon = path.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = path.IndexOf(':', colon + 1))
            Add(path[..colon], new ConfigEntry(ConfigToken.Section, origin));
        Add(path, new ConfigEntry(ConfigToken.Untyped, origin));
    }
}
