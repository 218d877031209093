using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>Operations over many tensors of one device and type, which on a GPU are one launch.</summary>
[Experimental("STANDIN001")]
public static class TensorLists
{
    // From libtorch 2.1 on.
    private static readonly Operator ScaleByTensor = new("_foreach_mul_", "Tensor");
    private static readonly Lazy<bool> HasScale = new(ScaleByTensor.Exists);

    /// <summary>The 2-norm of each, without dimensions.</summary>
    /// <exception cref="TorchException">Types or devices that differ.</exception>
    public static Tensor[] Norms(Tensor[] tensors)
    {
        const double order = 2;
        return Op.foreachNorm.CallList(tensors, order);
    }

    /// <summary>In place: each times a factor that stays on its device.</summary>
    /// <exception cref="TorchException">Types or devices that differ.</exception>
    public static void Scale(Tensor[] tensors, Tensor factor)
    {
        if (HasScale.Value)
        {
            ScaleByTensor.CallList(tensors, factor);
            return;
        }
        foreach (var tensor in tensors)
            tensor.mul_(factor).Dispose();
    }
}
