using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Operations;

/// <summary>Steps of Adam over networks of three sizes, with gradients that stay.</summary>
public static class AdamOperations
{
    /// <summary>8 parameters, 22 thousand numbers.</summary>
    public static readonly long[][] Dqn = [[100, 8], [100], [100, 100], [100], [100, 100], [100], [8, 100], [8]];

    /// <summary>10 parameters, 219 thousand numbers.</summary>
    public static readonly long[][] Lstm = [[512, 32], [512, 128], [512], [512], [512, 128], [512, 128], [512], [512], [28, 128], [28]];

    /// <summary>20 parameters, 10 million numbers.</summary>
    public static readonly long[][] TenMillion = [.. Enumerable.Range(0, 10).SelectMany(_ => new long[][] { [1000, 1000], [1000] })];

    /// <summary>One step over parameters of these shapes, by the rule of the host or by the one for GPUs.</summary>
    public static Operation Step(long[][] shapes, bool flat)
    {
        var parameters = Array.ConvertAll(shapes, shape => nn.Parameter(randn(shape)));
        foreach (var parameter in parameters)
        {
            using var gradient = randn(parameter.shape);
            parameter.grad = gradient;
        }
        var named = parameters.Select((parameter, i) => ($"p{i}", parameter));
        IParameterOptimizer adam = flat ? new FlatAdam(named, 0.001) : Optimizers.Adam(named, 0.001);
        return new(Run, [adam, .. parameters]);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
                adam.Step();
        }
    }
}
