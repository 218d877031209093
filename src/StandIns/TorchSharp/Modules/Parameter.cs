using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public class Parameter : Tensor
{
    /// <summary>
    /// Takes over the data's native tensor and its place in the data's scope: <paramref name="data"/> counts as disposed afterwards.
    /// </summary>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(Take(data, requires_grad, out var scope))
    {
        if (!ReferenceEquals(Scope, scope))
        {
            Scope?.Forget(this);
            scope?.Hold(this);
        }
    }

    internal Parameter(IntPtr native)
        : base(native)
    {
    }

    // Data that cannot have gradients are refused before they are taken.
    private static IntPtr Take(Tensor data, bool requires_grad, out DisposeScope? scope)
    {
        data.requires_grad = requires_grad;
        return data.Release(out scope);
    }
}
