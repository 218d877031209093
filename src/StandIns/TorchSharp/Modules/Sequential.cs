using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.IModule<Tensor, Tensor>> steps = [];

    internal Sequential(IEnumerable<(string Name, nn.IModule<Tensor, Tensor> Module)> modules)
        : base(nameof(Sequential))
    {
        foreach (var (key, module) in modules)
            append(key, module);
    }

    /// <summary>How many modules there are.</summary>
    public int Count => steps.Count;

    private protected override IEnumerable<(string Key, nn.Module Part)> PartsWithState => [];

    /// <summary>Adds a module at the end under a name, and hands back this module.</summary>
    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, (nn.Module)module);
        steps.Add(module);
        return this;
    }

    /// <summary>Adds a module at the end under its position, and hands back this module.</summary>
    public Sequential append(nn.IModule<Tensor, Tensor> module) =>
        append(steps.Count.ToString(CultureInfo.InvariantCulture), module);

    /// <summary>The input through all modules; what lies between them is disposed unless gradients need it.</summary>
    public override Tensor forward(Tensor tensor)
    {
        if (steps.Count == 0)
            return tensor.alias();
        using var scope = NewDisposeScope();
        var result = tensor;
        foreach (var step in steps)
            result = step.call(result);
        return ReferenceEquals(result, tensor) ? result.alias().MoveToOuterDisposeScope() : result.MoveToOuterDisposeScope();
    }
}
