using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TorchSharp;

/// <summary>Memory of the host or of a GPU is exhausted: what was asked for, and what there was. Smaller batches need less.</summary>
[Experimental("STANDIN001")]
public sealed class TorchOutOfMemoryException : TorchException
{
    internal TorchOutOfMemoryException(string message, string operation, int deviceIndex, long? asked, long? reserved, long? free)
        : base($"{message} (out of memory on {Name(deviceIndex)}: {Text(asked)} asked for, {Text(reserved)} reserved, {Text(free)} free)", operation)
    {
        Device = Name(deviceIndex);
        BytesAsked = asked;
        BytesReserved = reserved;
        BytesFree = free;
    }

    /// <summary>Where memory ran out: "cpu" or "cuda:0".</summary>
    public string Device { get; }

    /// <summary>What was asked for; null where libtorch does not say. On a GPU rounded, as libtorch says it.</summary>
    public long? BytesAsked { get; }

    /// <summary>What libtorch's allocator holds of the GPU, or the process of the host; null where it is not known.</summary>
    public long? BytesReserved { get; }

    /// <summary>What the GPU, or the host, has left; null where it is not known.</summary>
    public long? BytesFree { get; }

    private static string Name(int index) => index < 0 ? "cpu" : string.Create(CultureInfo.InvariantCulture, $"cuda:{index}");

    private static string Text(long? bytes) => bytes is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:N0} bytes") : "an unknown number of bytes";
}
