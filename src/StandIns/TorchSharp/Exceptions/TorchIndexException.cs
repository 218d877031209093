using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>An index outside its dimension.</summary>
[Experimental("STANDIN001")]
public sealed class TorchIndexException : TorchException
{
    internal TorchIndexException(string message, string operation)
        : base(message, operation)
    {
    }
}
