using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.StandIn;

/// <summary>Adam and AdamW by libtorch's own kernel: all parameters in one launch, step counts and learning rate read from the device.</summary>
[Experimental("STANDIN001")]
public static class FusedAdam
{
    private static readonly Operator Adam = new("_fused_adam_", "tensor_lr");
    private static readonly Operator AdamW = new("_fused_adamw_", "tensor_lr");
    private static readonly ConcurrentDictionary<DeviceType, bool> Available = new();

    /// <summary>Whether the libtorch underneath has the kernel for such a device.</summary>
    public static bool IsAvailable(DeviceType device) =>
        Available.GetOrAdd(device, type => Adam.HasKernel(type) && AdamW.HasKernel(type));

    /// <summary>One update; the step counts must have been raised before.</summary>
    /// <param name="parameters">The parameters, of one device and type.</param>
    /// <param name="gradients">One a parameter, laid out as it.</param>
    /// <param name="means">The mean gradients, laid out as the parameters.</param>
    /// <param name="squares">The mean squared gradients, laid out as the parameters.</param>
    /// <param name="steps">How many updates each has had with this one: Float32, a single element, on the device.</param>
    /// <param name="learningRate">The learning rate: Float32, a single element, on the device.</param>
    /// <param name="beta1">How much of the mean gradient is kept, 0 to 1.</param>
    /// <param name="beta2">How much of the mean squared gradient is kept, 0 to 1.</param>
    /// <param name="eps">What is added to the root of the mean square.</param>
    /// <param name="weightDecay">The weight decay.</param>
    /// <param name="decoupled">Whether the decay shrinks the weights (AdamW) instead of entering the gradient.</param>
    /// <exception cref="TorchException">Shapes, types, layouts or devices that differ, or no such kernel.</exception>
    public static void Step(
        Parameter[] parameters, Tensor[] gradients, Tensor[] means, Tensor[] squares, Tensor[] steps, Tensor learningRate,
        double beta1, double beta2, double eps, double weightDecay, bool decoupled) =>
        (decoupled ? AdamW : Adam).CallList(
            parameters.ToArray<Tensor>(), gradients, means, squares, Array.Empty<Tensor>(), steps, learningRate, beta1, beta2,
            weightDecay, eps, false, false);
}
