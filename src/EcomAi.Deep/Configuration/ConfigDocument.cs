using System.Buffers;
using System.Text;
using System.Text.Json;

namespace EcomAi.Deep.Configuration;

/// <summary>
/// Reads a configuration file for what its flat key-value form forgets: the line and the JSON type of every value,
/// and names that occur twice. What it accepts is written anew for the configuration provider.
/// </summary>
internal sealed class ConfigDocument
{
    private const int LargestFile = 1 << 20;
    private const int DeepestNesting = 16;

    private readonly string _name;
    private readonly byte[] _utf8;
    private readonly List<ConfigFault> _faults;
    private readonly ArrayBufferWriter<byte> _accepted = new();
    private int _scanned;
    private int _line = 1;

    private ConfigDocument(string name, byte[] utf8, List<ConfigFault> faults)
    {
        _name = name;
        _utf8 = utf8;
        _faults = faults;
    }

    /// <summary>The kinds and origins of the file's values.</summary>
    public ConfigLayer Layer { get; } = new(ignoresCase: false);

    /// <summary>The accepted part of the file as JSON.</summary>
    public MemoryStream Accepted => new(_accepted.WrittenSpan.ToArray(), writable: false);

    /// <summary>Reads a file of at most 1 MB.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="faults">Takes names that occur twice or hold a separator.</param>
    /// <exception cref="ConfigException">The file cannot be read or is not a JSON object.</exception>
    public static ConfigDocument Read(string file, string name, List<ConfigFault> faults) =>
        Parse(ReadBytes(file, name), name, faults);

    /// <summary>Parses a file's content.</summary>
    public static ConfigDocument Parse(byte[] utf8, string name, List<ConfigFault> faults)
    {
        if (utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var document = new ConfigDocument(name, utf8, faults);
        try
        {
            document.ReadRoot();
        }
        catch (JsonException error)
        {
            var reason = error.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            throw new ConfigException(
                $"{name}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}: not valid JSON: {ConfigText.Shorten(reason, 200)} (comments and trailing commas are fine)");
        }
        catch (InvalidOperationException) when (!IsUtf8(utf8))
        {
            throw new ConfigException($"{name}:{document._line}: not valid UTF-8; save the file as UTF-8");
        }

        return document;
    }

    private static bool IsUtf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static byte[] ReadBytes(string file, string name)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read);
            var buffer = new byte[LargestFile + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > LargestFile)
                throw new ConfigException($"{name}: larger than {LargestFile:N0} bytes, so this is no configuration; give a JSON file");
            return buffer[..length];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException($"{name}: cannot be read: {error.Message}");
        }
    }

    private void ReadRoot()
    {
        var reader = new Utf8JsonReader(_utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = DeepestNesting,
        });
        if (_utf8.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            throw new ConfigException($"{_name}: the file is empty; a configuration is a JSON object such as {{ \"family\": \"ncf\" }}");
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new ConfigException($"{_name}:{LineAt(reader.TokenStartIndex)}: a configuration is a JSON object {{ ... }}, this starts with {Describe(reader.TokenType)}");
        using var writer = new Utf8JsonWriter(_accepted);
        ReadObject(ref reader, writer, "");
        while (reader.Read())
        {
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, Utf8JsonWriter writer, string path)
    {
        writer.WriteStartObject();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var line = LineAt(reader.TokenStartIndex);
            reader.Read();
            if (path.Length == 0 && name == "$schema")
            {
                reader.Skip();
            }
            else if (name.Length == 0 || name.AsSpan().ContainsAny(':', '.'))
            {
                Refuse(path, name, "a key is one plain name; write sections as nested objects", line);
                reader.Skip();
            }
            else if (!lines.TryAdd(name, line))
            {
                Refuse(path, name, $"given twice, first in line {lines[name]}; keep one of them", line);
                reader.Skip();
            }
            else
            {
                writer.WritePropertyName(name);
                ReadValue(ref reader, writer, path.Length == 0 ? name : $"{path}:{name}", line);
            }
        }

        writer.WriteEndObject();
    }

    private void ReadValue(ref Utf8JsonReader reader, Utf8JsonWriter writer, string path, int line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Add(path, ConfigToken.Section, line);
                ReadObject(ref reader, writer, path);
                break;
            case JsonTokenType.StartArray:
                Add(path, ConfigToken.List, line);
                writer.WriteStartArray();
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                    ReadValue(ref reader, writer, $"{path}:{i}", LineAt(reader.TokenStartIndex));
                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                Add(path, ConfigToken.Text, line);
                writer.WriteStringValue(reader.GetString());
                break;
            case JsonTokenType.Null:
                Add(path, ConfigToken.Null, line);
                writer.WriteNullValue();
                break;
            default:
                Add(path, reader.TokenType == JsonTokenType.Number ? ConfigToken.Number : ConfigToken.Boolean, line);
                writer.WriteRawValue(reader.ValueSpan);
                break;
        }
    }

    private void Add(string path, ConfigToken token, int line) => Layer.Add(path, new ConfigEntry(token, $"{_name}:{line}"));

    private void Refuse(string path, string name, string problem, int line)
    {
        var key = path.Length == 0 ? name : $"{path.Replace(':', '.')}.{name}";
        _faults.Add(new ConfigFault(ConfigText.Shorten(key), problem, $"{_name}:{line}"));
    }

    private int LineAt(long offset)
    {
        for (; _scanned < offset; _scanned++)
        {
            if (_utf8[_scanned] == (byte)'\n')
                _line++;
        }

        return _line;
    }

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        _ => "a plain value",
    };
}
