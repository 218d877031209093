using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public sealed class Parameter : Tensor
{
    /// <summary>Takes over the data's native tensor: <paramref name="data"/> counts as disposed afterwards.</summary>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data.Release())
    {
        this.requires_grad = requires_grad;
    }

    internal Parameter(IntPtr native)
        : base(native)
    {
    }
}
