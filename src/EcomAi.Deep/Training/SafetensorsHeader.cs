using System.Buffers.Binary;
using System.Text.Json;

namespace EcomAi.Deep.Training;

/// <summary>Reads and checks a safetensors header; every rule of the format holds before a byte of data is trusted.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The format's own limit on a header, bytes.</summary>
    public const int MaximumLength = 100_000_000;

    private const int MaximumDimensions = 64;

    /// <summary>Bytes of one element; 0 for a dtype that the format does not know.</summary>
    public static int ElementSize(string? dtype) => dtype switch
    {
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" => 1,
        "I16" or "U16" or "F16" or "BF16" => 2,
        "I32" or "U32" or "F32" => 4,
        "I64" or "U64" or "F64" or "C64" => 8,
        _ => 0,
    };

    /// <summary>Reads the header from the start of a stream of known length.</summary>
    public static SafetensorsContent Read(Stream stream, string path)
    {
        var fileLength = stream.Length;
        if (fileLength < 8)
            throw Fault(path, $"it has {fileLength} bytes, fewer than the 8 of a header's length");
        Span<byte> prefix = stackalloc byte[8];
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumLength)
            throw Fault(path, $"its header claims {length:N0} bytes, more than the {MaximumLength:N0} that the format allows");
        if (length > (ulong)(fileLength - 8))
            throw Fault(path, $"its header claims {length:N0} bytes, the file has {fileLength - 8:N0} after the length: it is truncated");

        var header = new byte[(int)length];
        stream.ReadExactly(header);
        if (header.Length == 0 || header[0] != (byte)'{')
            throw Fault(path, "its header does not start with '{'");
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 };
            using var document = JsonDocument.Parse(header, options);
            return Check(document.RootElement, path, fileLength - 8 - header.Length, 8 + header.Length);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what text that is no valid UTF-8 or UTF-16 ends in.
            throw Fault(path, $"its header is not valid JSON with distinct keys ({fault.Message})", fault);
        }
    }

    private static SafetensorsContent Check(JsonElement root, string path, long dataLength, long dataStart)
    {
        var entries = new List<SafetensorsEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (property.NameEquals("__metadata__"))
                ReadMetadata(property.Value, metadata, path);
            else
                entries.Add(ReadEntry(property, path));
        }

        entries.Sort((left, right) => (left.Begin, left.End).CompareTo((right.Begin, right.End)));
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != end)
                throw Fault(path, $"tensor '{entry.Name}' starts at byte {entry.Begin:N0} of the data, expected {end:N0}: {(entry.Begin > end ? "there is a hole" : "tensors overlap")}");
            end = entry.End;
        }

        if (end != dataLength)
            throw Fault(path, $"its tensors take {end:N0} bytes, the file has {dataLength:N0} after the header: it is {(end > dataLength ? "truncated" : "too long")}");
        return new SafetensorsContent(entries, metadata, dataStart);
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Fault(path, "'__metadata__' is not an object");
        foreach (var item in element.EnumerateObject())
        {
            if (item.Value.ValueKind != JsonValueKind.String)
                throw Fault(path, $"'__metadata__' holds something that is no string under '{item.Name}'");
            metadata.Add(item.Name, item.Value.GetString()!);
        }
    }

    private static SafetensorsEntry ReadEntry(JsonProperty property, string path)
    {
        var name = property.Name;
        if (property.Value.ValueKind != JsonValueKind.Object)
            throw Fault(path, $"tensor '{name}' is not described by an object");
        foreach (var field in property.Value.EnumerateObject())
        {
            if (field.Name is not ("dtype" or "shape" or "data_offsets"))
                throw Fault(path, $"tensor '{name}' has an unknown field '{field.Name}'");
        }

        var dtype = property.Value.TryGetProperty("dtype", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        var elementSize = ElementSize(dtype);
        if (dtype is null || elementSize == 0)
            throw Fault(path, $"tensor '{name}' has no known dtype");
        var shape = Numbers(property.Value, "shape", name, path);
        if (shape.Length > MaximumDimensions)
            throw Fault(path, $"tensor '{name}' has {shape.Length} dimensions, more than {MaximumDimensions}");
        var offsets = Numbers(property.Value, "data_offsets", name, path);
        if (offsets.Length != 2 || offsets[1] < offsets[0])
            throw Fault(path, $"tensor '{name}' needs two ascending data_offsets");

        long bytes;
        try
        {
            bytes = shape.Aggregate((long)elementSize, (product, size) => checked(product * size));
        }
        catch (OverflowException)
        {
            throw Fault(path, $"tensor '{name}' of shape [{string.Join(", ", shape)}] is larger than any file");
        }

        if (bytes != offsets[1] - offsets[0])
            throw Fault(path, $"tensor '{name}' of shape [{string.Join(", ", shape)}] and dtype {dtype} needs {bytes:N0} bytes, its offsets give {offsets[1] - offsets[0]:N0}");
        return new SafetensorsEntry(name, dtype, shape, offsets[0], offsets[1]);
    }

    private static long[] Numbers(JsonElement element, string field, string name, string path)
    {
        if (!element.TryGetProperty(field, out var list) || list.ValueKind != JsonValueKind.Array)
            throw Fault(path, $"tensor '{name}' has no list '{field}'");
        var numbers = new long[list.GetArrayLength()];
        var next = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0)
                throw Fault(path, $"tensor '{name}' has '{item.GetRawText()}' in '{field}', accepted are whole numbers from 0");
            numbers[next++] = number;
        }

        return numbers;
    }

    private static CheckpointException Fault(string path, string fault, Exception? inner = null)
    {
        var message = $"'{path}' is no sound safetensors file: {fault}.";
        return inner is null ? new CheckpointException(message) : new CheckpointException(message, inner);
    }
}
