using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module without parameters or buffers.</summary>
/// <typeparam name="T1">The input.</typeparam>
/// <typeparam name="TResult">The output.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
    /// <summary>A module of this name.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }
}
