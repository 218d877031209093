using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>libtorch refused an operation. The message names it, its operands' shapes and dtypes, and what libtorch said.</summary>
[Experimental("STANDIN001")]
public class TorchException : ExternalException
{
    internal TorchException(string message, string operation)
        : base(message) => Operation = operation;

    /// <summary>The operation that failed, by its name in PyTorch.</summary>
    public string Operation { get; }
}
