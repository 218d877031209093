using TorchSharp.Modules;

namespace TorchSharp.Interop;

/// <summary>The gradients of many parameters in one call.</summary>
internal static class Gradients
{
    public static void Zero(Parameter[] parameters, bool setToNone)
    {
        using var borrowed = new Borrow(parameters);
        NativeFailure.Check(Native.ts_zero_grads(borrowed.Pointers, parameters.Length, setToNone ? 1 : 0), "zero_grad");
    }
}
