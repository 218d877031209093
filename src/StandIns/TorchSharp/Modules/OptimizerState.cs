namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    private protected OptimizerState(Parameter parameter) => Owner = parameter;

    internal Parameter Owner { get; }

    internal abstract void Release();
}
