using System.Text.Json;

namespace EcomAi.Deep.Configuration;

/// <summary>Binds layers to records and gathers every fault on the way.</summary>
/// <param name="name">The file's name in messages.</param>
/// <param name="layers">The layers, the lowest first.</param>
/// <param name="faults">Takes the faults.</param>
internal sealed class ConfigBinder(string name, IReadOnlyList<ConfigLayer> layers, List<ConfigFault> faults)
{
    private Type _root = typeof(object);

    /// <summary>Binds the whole configuration.</summary>
    public object Bind(Type type)
    {
        _root = type;
        var (section, _) = BindSection(type, Create(type), "", 0);
        return section;
    }

    private static object Create(Type type) => Activator.CreateInstance(type)
        ?? throw new InvalidOperationException($"{type} cannot be created");

    private (object Section, bool Readable) BindSection(Type type, object section, string path, int floor)
    {
        var options = ConfigOption.Of(type);
        var before = faults.Count;
        RefuseUnknown(options, path);
        var readable = true;
        foreach (var option in options)
            readable &= BindOption(section, option, path.Length == 0 ? option.Name : $"{path}:{option.Name}", floor);

        // Rules see only values that were given and could be read; a stand-in for one would break rules of its own.
        if (readable && section is IValidatedSection rules)
        {
            rules.Validate((option, problem) =>
            {
                var key = path.Length == 0 ? option : $"{Dotted(path)}.{option}";
                if (!faults.Skip(before).Any(fault => fault.Key == key))
                    faults.Add(new ConfigFault(key, problem, OriginOf(key.Replace('.', ':'), floor)));
            });
        }

        return (section, readable);
    }

    private bool BindOption(object section, ConfigOption option, string path, int floor)
    {
        if (option.Kind == OptionKind.Section)
            return BindNested(section, option, path, floor);
        for (var i = layers.Count - 1; i >= floor; i--)
        {
            if (layers[i].Find(path) is not { } entry)
                continue;
            var text = layers[i].Text(path);
            if (option.AcceptsNull && IsNull(entry, text))
            {
                option.Property.SetValue(section, null);
                return true;
            }

            return option.Kind == OptionKind.List
                ? BindList(section, option, path, layers[i], entry, text)
                : BindScalar(section, option, path, entry, text);
        }

        if (option.Required)
        {
            faults.Add(new ConfigFault(Dotted(path), $"missing; it must be given as {ConfigText.Accepted(option)}", name));
            return false;
        }

        if (option.Kind == OptionKind.List && option.Property.GetValue(section) is System.Collections.IEnumerable elements)
            option.Property.SetValue(section, MakeList(option.Element!, [.. elements.Cast<object>()]));
        return true;
    }

    private bool BindScalar(object section, ConfigOption option, string path, ConfigEntry entry, string? text)
    {
        var scalar = ConfigScalar.Read(option.Kind, option.Type, option.Range, entry.Token, text);
        if (scalar.Value is not null)
            option.Property.SetValue(section, scalar.Value);
        if (scalar.Problem is not null)
            faults.Add(new ConfigFault(Dotted(path), scalar.Problem, entry.Origin));
        else if (option.Required && scalar.Value is string written && string.IsNullOrWhiteSpace(written))
            faults.Add(new ConfigFault(Dotted(path), "must not be empty", entry.Origin));
        return scalar.Value is not null;
    }

    private bool BindList(object section, ConfigOption option, string path, ConfigLayer layer, ConfigEntry entry, string? text)
    {
        var elements = Elements(path, layer, entry, text);
        if (elements is null)
        {
            faults.Add(new ConfigFault(
                Dotted(path), $"must be {ConfigText.Accepted(option)}, received {ConfigText.Received(entry.Token, text)}", entry.Origin));
            return false;
        }

        var values = new List<object>();
        foreach (var (element, token, elementText, origin) in elements)
        {
            var scalar = ConfigScalar.Read(option.ElementKind, option.Element!, option.Range, token, elementText);
            if (scalar.Problem is not null)
                faults.Add(new ConfigFault($"{Dotted(path)}[{element}]", scalar.Problem, origin));
            if (scalar.Value is not null)
                values.Add(scalar.Value);
        }

        option.Property.SetValue(section, MakeList(option.Element!, values));
        return values.Count == elements.Count;
    }

    private static List<(int Index, ConfigToken Token, string? Text, string Origin)>? Elements(
        string path, ConfigLayer layer, ConfigEntry entry, string? text)
    {
        if (entry.Token == ConfigToken.List)
        {
            return [.. layer.Children(path).Select((child, i) =>
                (i, layer.Find($"{path}:{child}")!.Token, layer.Text($"{path}:{child}"), layer.Find($"{path}:{child}")!.Origin))];
        }

        if (entry.Token != ConfigToken.Untyped)
            return null;
        if (text!.TrimStart().StartsWith('['))
            return ParseArray(text, entry.Origin);
        return text.Trim().Length == 0
            ? []
            : [.. text.Split(',').Select((part, i) => (i, ConfigToken.Untyped, (string?)part.Trim(), entry.Origin))];
    }

    private static List<(int Index, ConfigToken Token, string? Text, string Origin)>? ParseArray(string text, string origin)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = 4 });
            return [.. document.RootElement.EnumerateArray().Select((element, i) => (i, TokenOf(element.ValueKind), TextOf(element), origin))];
        }
        catch (JsonException)
        {
            // The caller says what a list looks like and shows the text.
            return null;
        }
    }

    private static ConfigToken TokenOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => ConfigToken.Text,
        JsonValueKind.Number => ConfigToken.Number,
        JsonValueKind.True or JsonValueKind.False => ConfigToken.Boolean,
        JsonValueKind.Null => ConfigToken.Null,
        JsonValueKind.Array => ConfigToken.List,
        _ => ConfigToken.Section,
    };

    private static string? TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();

    private bool BindNested(object section, ConfigOption option, string path, int floor)
    {
        var isGiven = false;
        for (var i = layers.Count - 1; i >= floor; i--)
        {
            if (layers[i].Find(path) is not { } entry)
                continue;
            if (entry.Token == ConfigToken.Section)
            {
                isGiven = true;
                continue;
            }

            var text = layers[i].Text(path);
            if (!option.AcceptsNull || !IsNull(entry, text))
            {
                var first = ConfigOption.Of(option.Type)[0].Name;
                faults.Add(new ConfigFault(
                    Dotted(path), $"must be a section {{ ... }}, received {ConfigText.Received(entry.Token, text)}; its options are set one by one, such as {Dotted(path)}.{first}", entry.Origin));
                return false;
            }

            // A null hides what the layers below say of the section.
            option.Property.SetValue(section, null);
            floor = i + 1;
            break;
        }

        var present = option.Property.GetValue(section);
        if (!isGiven && present is null && option.AcceptsNull)
            return true;
        var (nested, readable) = BindSection(option.Type, present is null ? Create(option.Type) : Copy(present), path, floor);
        option.Property.SetValue(section, nested);
        return readable;
    }

    /// <summary>A copy of a default, which could be shared between instances.</summary>
    private static object Copy(object record) =>
        record.GetType().GetMethod("<Clone>$")?.Invoke(record, null) ?? throw new InvalidOperationException($"{record.GetType()} is not a record");

    private static bool IsNull(ConfigEntry entry, string? text) =>
        entry.Token == ConfigToken.Null || (entry.Token == ConfigToken.Untyped && text == "null");

    private static object MakeList(Type element, List<object> values)
    {
        var array = Array.CreateInstance(element, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i], i);
        return Activator.CreateInstance(typeof(ValueList<>).MakeGenericType(element), array)!;
    }

    private void RefuseUnknown(IReadOnlyList<ConfigOption> options, string path)
    {
        foreach (var layer in layers)
        {
            foreach (var child in layer.Children(path))
            {
                if (options.Any(option => layer.Comparer.Equals(option.Name, child)))
                    continue;
                var key = path.Length == 0 ? child : $"{path}:{child}";
                var suggestion = Suggest(child, options, path) is { } meant ? $", did you mean '{meant}'" : "";
                var place = path.Length == 0 ? "at the top" : $"in '{Dotted(path)}'";
                faults.Add(new ConfigFault(
                    ConfigText.Shorten(Dotted(key)),
                    $"unknown key{suggestion}; accepted {place}: {string.Join(", ", options.Select(option => option.Name))}",
                    layer.Find(key)!.Origin));
            }
        }
    }

    private string? Suggest(string child, IReadOnlyList<ConfigOption> options, string path)
    {
        if (Spelling.Nearest(child, options.Select(option => option.Name)) is { } near)
            return path.Length == 0 ? near : $"{Dotted(path)}.{near}";
        return AllKeys(_root, "").FirstOrDefault(key => key.EndsWith($".{child}", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> AllKeys(Type type, string prefix) => ConfigOption.Of(type).SelectMany(option =>
        option.Kind == OptionKind.Section ? AllKeys(option.Type, $"{prefix}{option.Name}.") : [$"{prefix}{option.Name}"]);

    private string? OriginOf(string path, int floor)
    {
        for (var i = layers.Count - 1; i >= floor; i--)
        {
            if (layers[i].Find(path) is { } entry)
                return entry.Origin;
        }

        return null;
    }

    private static string Dotted(string path) => path.Replace(':', '.');
}
