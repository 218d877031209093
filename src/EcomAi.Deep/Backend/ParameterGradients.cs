using TorchSharp.Modules;

namespace EcomAi.Deep.Backend;

/// <summary>The gradients of many parameters.</summary>
internal static class ParameterGradients
{
    /// <summary>Drops them, so that the next backward writes instead of adding.</summary>
    public static void Clear(IReadOnlyList<Parameter> parameters)
    {
#if TORCHSHARP_PACKAGE
        foreach (var parameter in parameters)
            parameter.grad = null;
#else
        TorchSharp.StandIn.Runtime.ClearGradients(parameters);
#endif
    }
}
