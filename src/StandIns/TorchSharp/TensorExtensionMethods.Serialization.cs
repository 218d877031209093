using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors as bytes: dtype, number of dimensions and sizes in 7 bits a byte, then the elements in row-major order.</summary>
public static partial class TensorExtensionMethods
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Writes dtype, shape and elements.</summary>
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        writer.Write7BitEncodedInt64((long)tensor.dtype);
        writer.Write7BitEncodedInt64(tensor.dim());
        foreach (var size in tensor.shape)
            writer.Write7BitEncodedInt64(size);
        writer.Flush();
        using var scope = NewDisposeScope();
        var elements = tensor.detach().cpu().contiguous().reshape(-1);
        var step = BlockBytes / elements.element_size();
        for (var from = 0L; from < elements.numel(); from += step)
        {
            using var block = elements.narrow(0, from, Math.Min(step, elements.numel() - from));
            writer.BaseStream.Write(block.bytes);
        }
    }

    /// <summary>Writes dtype, shape and elements, and closes the stream.</summary>
    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    /// <summary>Writes dtype, shape and elements to a new file.</summary>
    public static void Save(this Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Reads elements into a tensor of the same dtype and shape, or over them.</summary>
    /// <exception cref="ArgumentException">The dtype is another, or the shape of what is not skipped.</exception>
    /// <exception cref="EndOfStreamException">The stream ends before the elements do.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHead(reader);
        if (type != tensor.dtype)
            throw new ArgumentException($"the tensor holds {tensor.dtype}, the stream {type}");
        ReadElements(tensor, reader, shape, skip);
    }

    /// <summary>Reads a tensor; one that is skipped is read over, and is zeros of its shape.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        Tensor? tensor = null;
        Load(ref tensor, reader, skip);
        return tensor!;
    }

    /// <summary>Reads elements into a tensor of the same shape, or into a new one where it is null, or over them.</summary>
    /// <exception cref="ArgumentException">The shape of what is not skipped is another.</exception>
    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHead(reader);
        tensor ??= zeros(shape, type);
        ReadElements(tensor, reader, shape, skip);
    }

    private static (ScalarType Type, long[] Shape) ReadHead(BinaryReader reader)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt64();
        var shape = new long[reader.Read7BitEncodedInt64()];
        for (var d = 0; d < shape.Length; d++)
            shape[d] = reader.Read7BitEncodedInt64();
        return (type, shape);
    }

    private static void ReadElements(Tensor tensor, BinaryReader reader, long[] shape, bool skip)
    {
        if (skip)
        {
            reader.BaseStream.Seek(tensor.numel() * tensor.element_size(), SeekOrigin.Current);
            return;
        }
        if (!shape.SequenceEqual(tensor.shape))
            throw new ArgumentException($"the tensor has the shape [{string.Join(", ", tensor.shape)}], the stream [{string.Join(", ", shape)}]");
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var elements = empty(shape, tensor.dtype);
        var flat = elements.view(-1);
        var step = BlockBytes / elements.element_size();
        for (var from = 0L; from < elements.numel(); from += step)
        {
            using var block = flat.narrow(0, from, Math.Min(step, elements.numel() - from));
            reader.BaseStream.ReadExactly(block.bytes);
        }
        tensor.copy_(elements);
    }
}
