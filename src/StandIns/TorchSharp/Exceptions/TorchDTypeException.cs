using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>Operands whose dtypes do not go together, or a dtype the operation does not take.</summary>
[Experimental("STANDIN001")]
public sealed class TorchDTypeException : TorchException
{
    internal TorchDTypeException(string message, string operation)
        : base(message, operation)
    {
    }
}
