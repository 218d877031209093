using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public class Parameter : Tensor
{
    /// <summary>
    /// Takes over the data's native tensor and its place in the data's scope: <paramref name="data"/> counts as disposed afterwards.
    /// </summary>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data.Release(out var scope))
    {
        if (!ReferenceEquals(Scope, scope))
        {
            Scope?.Forget(this);
            scope?.Hold(this);
        }
        this.requires_grad = requires_grad;
    }

    internal Parameter(IntPtr native)
        : base(native)
    {
    }
}
