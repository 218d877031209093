using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>Memory of the host or the device is exhausted.</summary>
[Experimental("STANDIN001")]
public sealed class TorchOutOfMemoryException : TorchException
{
    internal TorchOutOfMemoryException(string message, string operation)
        : base(message, operation)
    {
    }
}
