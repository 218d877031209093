using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcomAi.Deep.Configuration;

/// <summary>Writes a bound configuration with every value that took effect; loading it gives an equal record.</summary>
public static class ConfigWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The configuration as indented JSON that ends with a new line.</summary>
    public static string ToJson(object config)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            WriteSection(writer, config);
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>Every option by its dotted key, with its value as JSON text; a null section is one entry.</summary>
    public static IReadOnlyDictionary<string, string> Flatten(object config)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Flatten(config, "", values);
        return values;
    }

    internal static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case Enum choice: writer.WriteStringValue(ConfigOption.CamelCase(choice.ToString())); break;
            case System.Collections.IEnumerable list:
                writer.WriteStartArray();
                foreach (var element in list)
                    WriteValue(writer, element);
                writer.WriteEndArray();
                break;
            default: WriteSection(writer, value); break;
        }
    }

    private static void WriteSection(Utf8JsonWriter writer, object section)
    {
        writer.WriteStartObject();
        foreach (var option in ConfigOption.Of(section.GetType()))
        {
            writer.WritePropertyName(option.Name);
            WriteValue(writer, option.Property.GetValue(section));
        }

        writer.WriteEndObject();
    }

    private static void Flatten(object section, string prefix, SortedDictionary<string, string> values)
    {
        foreach (var option in ConfigOption.Of(section.GetType()))
        {
            var value = option.Property.GetValue(section);
            if (option.Kind == OptionKind.Section && value is not null)
            {
                Flatten(value, $"{prefix}{option.Name}.", values);
                continue;
            }

            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                WriteValue(writer, value);
            values[string.Create(CultureInfo.InvariantCulture, $"{prefix}{option.Name}")] = Encoding.UTF8.GetString(buffer.ToArray());
        }
    }
}
