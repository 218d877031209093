using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>Operands whose shapes do not go together, or a shape the operation does not take.</summary>
[Experimental("STANDIN001")]
public sealed class TorchShapeException : TorchException
{
    internal TorchShapeException(string message, string operation)
        : base(message, operation)
    {
    }
}
