using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcomAi.Deep.Configuration;

/// <summary>
/// The JSON schema (draft 2020-12) of a configuration: types, defaults, ranges and choices from the records,
/// descriptions from their doc comments.
/// </summary>
public static class ConfigSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as indented JSON that ends with a new line.</summary>
    /// <param name="family">The family's name, the one value that the option <c>family</c> accepts.</param>
    /// <param name="configType">The family's configuration record.</param>
    public static string ToJson(string family, Type configType)
    {
        var comments = DocComments.Of(configType.Assembly);
        var schema = Section(configType, Activator.CreateInstance(configType), comments);
        var properties = schema["properties"]!.AsObject();
        if (properties["family"] is JsonObject option)
        {
            option.Remove("minLength");
            option["const"] = family;
        }

        properties.Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"{family} configuration");
        return schema.ToJsonString(Options) + "\n";
    }

    private static JsonObject Section(Type type, object? defaults, DocComments comments)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var option in ConfigOption.Of(type))
        {
            var value = defaults is null ? null : option.Property.GetValue(defaults);
            properties[option.Name] = Option(option, value, defaults is not null, comments);
            if (option.Required)
                required.Add(option.Name);
        }

        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (required.Count > 0)
            schema["required"] = required;
        return schema;
    }

    private static JsonObject Option(ConfigOption option, object? value, bool hasDefault, DocComments comments)
    {
        var schema = option.Kind switch
        {
            OptionKind.Section => Section(option.Type, value ?? Activator.CreateInstance(option.Type), comments),
            OptionKind.List => new JsonObject { ["type"] = "array", ["items"] = Scalar(option.ElementKind, option.Element!, option.Range) },
            _ => Scalar(option.Kind, option.Type, option.Range),
        };
        if (option.Required && option.Kind == OptionKind.Text)
            schema["minLength"] = 1;
        if (option.AcceptsNull)
        {
            if (schema["enum"] is JsonArray choices)
                choices.Add(null);
            schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        }

        if (hasDefault && !option.Required && (option.Kind != OptionKind.Section || value is null) && (value is not null || option.AcceptsNull))
            schema["default"] = Json(value);
        var description = comments.Property(option.Property);
        if (option.ElementKind == OptionKind.Choice)
            description = $"{description} {Choices(option.Element ?? option.Type, comments)}".Trim();
        if (description is { Length: > 0 })
            schema.Insert(0, "description", description);
        return schema;
    }

    private static JsonObject Scalar(OptionKind kind, Type type, RangeAttribute? range)
    {
        var schema = new JsonObject
        {
            ["type"] = kind switch
            {
                OptionKind.Boolean => "boolean",
                OptionKind.Integer => "integer",
                OptionKind.Real => "number",
                _ => "string",
            },
        };
        if (kind == OptionKind.Choice)
            schema["enum"] = new JsonArray([.. ConfigOption.Choices(type).Select(name => (JsonNode)name)]);
        if (range is not null)
        {
            schema["minimum"] = Bound(kind, range.Minimum);
            schema["maximum"] = Bound(kind, range.Maximum);
        }
        else if (type == typeof(int))
        {
            schema["minimum"] = int.MinValue;
            schema["maximum"] = int.MaxValue;
        }

        return schema;
    }

    private static JsonValue Bound(OptionKind kind, double value)
    {
        if (kind != OptionKind.Integer)
            return JsonValue.Create(value);
        return JsonValue.Create(value >= long.MaxValue ? long.MaxValue : (long)value);
    }

    private static string Choices(Type type, DocComments comments) => string.Join(' ', Enum.GetNames(type)
        .Select(name => (Name: ConfigOption.CamelCase(name), Text: comments.Field(type, name)))
        .Where(choice => choice.Text is not null)
        .Select(choice => $"{choice.Name}: {choice.Text}"));

    private static JsonNode? Json(object? value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            ConfigWriter.WriteValue(writer, value);
        return JsonNode.Parse(buffer.ToArray());
    }
}
