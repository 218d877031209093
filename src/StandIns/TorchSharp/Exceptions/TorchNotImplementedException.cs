using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>This libtorch, or this device, lacks the operation.</summary>
[Experimental("STANDIN001")]
public sealed class TorchNotImplementedException : TorchException
{
    internal TorchNotImplementedException(string message, string operation)
        : base(message, operation)
    {
    }
}
