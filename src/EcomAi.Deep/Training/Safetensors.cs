using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace EcomAi.Deep.Training;

/// <summary>
/// Tensors in a file, in the safetensors format: eight bytes of header length, a JSON header, plain little-endian bytes.
/// Nothing in such a file can be executed.
/// </summary>
public static class Safetensors
{
    // A span holds at most 2 GiB, so longer tensors travel in slices.
    private const long SliceBytes = 1L << 30;

    /// <summary>Writes tensors under a temporary name and renames it when every byte is on disk.</summary>
    /// <param name="path">The file; one of that name is replaced.</param>
    /// <param name="tensors">The tensors by name, on any device, of any strides.</param>
    /// <param name="metadata">Free text for the header.</param>
    /// <exception cref="CheckpointException">The file cannot be written or a dtype has no name in the format.</exception>
    public static void Write(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var temporary = path + ".tmp";
        try
        {
            // Widest elements first keeps each tensor aligned to its element size.
            var ordered = tensors
                .OrderByDescending(pair => SafetensorsHeader.ElementSize(NameOf(pair.Value.dtype, pair.Key)))
                .ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                WriteHeader(stream, ordered, metadata);
                foreach (var (_, tensor) in ordered)
                    WriteBytes(stream, tensor);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
            throw new CheckpointException($"cannot write '{path}': {fault.Message}", fault);
        }
    }

    /// <summary>Reads every tensor to the CPU; the caller disposes them.</summary>
    /// <exception cref="CheckpointException">The file is missing, damaged, or holds a dtype that torch does not know.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            using var stream = Open(path);
            var content = SafetensorsHeader.Read(stream, path);
            foreach (var entry in content.Entries)
            {
                var tensor = empty(entry.Shape.ToArray(), TypeOf(entry, path));
                tensors.Add(entry.Name, tensor);
                ReadBytes(stream, tensor, entry, path);
            }

            return tensors;
        }
        catch (Exception fault)
        {
            foreach (var tensor in tensors.Values)
                tensor.Dispose();
            if (fault is IOException)
                throw new CheckpointException($"cannot read '{path}': {fault.Message}", fault);
            throw;
        }
    }

    /// <summary>Reads and checks the header alone; needs no torch.</summary>
    /// <exception cref="CheckpointException">The file is missing or damaged.</exception>
    public static SafetensorsContent Inspect(string path)
    {
        using var stream = Open(path);
        return SafetensorsHeader.Read(stream, path);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"cannot read '{path}': {fault.Message}", fault);
        }
    }

    private static void WriteHeader(
        Stream stream, List<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    json.WriteString(key, value);
                json.WriteEndObject();
            }

            var end = 0L;
            foreach (var (name, tensor) in tensors)
            {
                var dtype = NameOf(tensor.dtype, name);
                var begin = end;
                end = checked(begin + (tensor.numel() * SafetensorsHeader.ElementSize(dtype)));
                json.WriteStartObject(name);
                json.WriteString("dtype", dtype);
                json.WriteStartArray("shape");
                foreach (var size in tensor.shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, buffer.Length);
        stream.Write(length);
        buffer.WriteTo(stream);
    }

    private static void WriteBytes(Stream stream, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        foreach (var slice in Slices(tensor.detach().cpu().contiguous()))
            stream.Write(slice.bytes);
    }

    private static void ReadBytes(Stream stream, Tensor tensor, SafetensorsEntry entry, string path)
    {
        using var scope = NewDisposeScope();
        foreach (var slice in Slices(tensor))
        {
            var bytes = slice.bytes;
            stream.ReadExactly(bytes);
            if (entry.Dtype == "BOOL" && bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
                throw new CheckpointException($"'{path}' is no sound safetensors file: tensor '{entry.Name}' holds booleans other than 0 and 1.");
        }
    }

    private static IEnumerable<Tensor> Slices(Tensor contiguous)
    {
        var count = contiguous.numel();
        if (count == 0)
            yield break;
        var flat = contiguous.view(-1);
        var perSlice = SliceBytes / 8;
        for (var start = 0L; start < count; start += perSlice)
            yield return flat.narrow(0, start, Math.Min(perSlice, count - start));
    }

    private static string NameOf(ScalarType dtype, string tensor) => dtype switch
    {
        ScalarType.Bool => "BOOL",
        ScalarType.Byte => "U8",
        ScalarType.Int8 => "I8",
        ScalarType.Int16 => "I16",
        ScalarType.Int32 => "I32",
        ScalarType.Int64 => "I64",
        ScalarType.Float16 => "F16",
        ScalarType.BFloat16 => "BF16",
        ScalarType.Float32 => "F32",
        ScalarType.Float64 => "F64",
        _ => throw new CheckpointException($"tensor '{tensor}' has the dtype {dtype}, which cannot be stored"),
    };

    private static ScalarType TypeOf(SafetensorsEntry entry, string path) => entry.Dtype switch
    {
        "BOOL" => ScalarType.Bool,
        "U8" => ScalarType.Byte,
        "I8" => ScalarType.Int8,
        "I16" => ScalarType.Int16,
        "I32" => ScalarType.Int32,
        "I64" => ScalarType.Int64,
        "F16" => ScalarType.Float16,
        "BF16" => ScalarType.BFloat16,
        "F32" => ScalarType.Float32,
        "F64" => ScalarType.Float64,
        _ => throw new CheckpointException($"tensor '{entry.Name}' of '{path}' has the dtype {entry.Dtype}, which torch does not know"),
    };
}
