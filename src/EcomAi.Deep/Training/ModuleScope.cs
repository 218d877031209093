using static TorchSharp.torch;

namespace EcomAi.Deep.Training;

/// <summary>What a module made inside a scope needs to outlive it.</summary>
internal static class ModuleScope
{
    /// <summary>Takes all parameters and buffers out of their scopes, and hands back the module: its owner disposes it.</summary>
    public static T DetachFromDisposeScope<T>(this T module)
        where T : nn.Module
    {
        foreach (var parameter in module.parameters())
            parameter.DetachFromDisposeScope();
        foreach (var buffer in module.buffers())
            buffer.DetachFromDisposeScope();
        return module;
    }
}
