using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>Arrays of the host that a checkpoint sees as tensors: copied out when the state is read, copied back when it is restored.</summary>
internal sealed class LiveState : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors = [];
    private readonly List<(Action Out, Action Back)> _mirrors = [];

    /// <summary>Makes an array part of the state; it is read when the state is, and written when it is restored.</summary>
    public void Mirror<T>(string name, long[] shape, T[] values)
        where T : unmanaged
    {
        var tensor = Add(name, shape, typeof(T) == typeof(long) ? ScalarType.Int64 : typeof(T) == typeof(double) ? ScalarType.Float64 : ScalarType.Float32);
        _mirrors.Add((
            () => MemoryMarshal.AsBytes(values.AsSpan()).CopyTo(tensor.bytes),
            () => tensor.bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()))));
    }

    /// <summary>The tensors with the arrays' present values.</summary>
    public IReadOnlyDictionary<string, Tensor> Read()
    {
        foreach (var (copyOut, _) in _mirrors)
            copyOut();
        return _tensors;
    }

    /// <summary>Writes the tensors' values into the arrays.</summary>
    public void Restore()
    {
        foreach (var (_, copyBack) in _mirrors)
            copyBack();
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }

    private Tensor Add(string name, long[] shape, ScalarType type)
    {
        var tensor = zeros(shape, type).DetachFromDisposeScope();
        _tensors.Add(name, tensor);
        return tensor;
    }
}
