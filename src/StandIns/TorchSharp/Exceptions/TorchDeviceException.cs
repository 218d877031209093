using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>Operands on different devices, or a device that is not there.</summary>
[Experimental("STANDIN001")]
public sealed class TorchDeviceException : TorchException
{
    internal TorchDeviceException(string message, string operation)
        : base(message, operation)
    {
    }
}
