using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>A matrix that is singular, or not positive definite.</summary>
[Experimental("STANDIN001")]
public sealed class TorchLinearAlgebraException : TorchException
{
    internal TorchLinearAlgebraException(string message, string operation)
        : base(message, operation)
    {
    }
}
