using TorchSharp.Modules;
using static TorchSharp.torch;
#if !TORCHSHARP_PACKAGE
using TorchSharp.StandIn;
#endif

namespace EcomAi.Deep.Backend;

/// <summary>Adagrad for tables with sparse gradients, of which only the rows looked up change, and for dense parameters.</summary>
internal sealed class AdagradOptimizer : IParameterOptimizer
{
    private readonly (string Name, Parameter Parameter)[] parameters;
    private readonly Parameter[] all;
#if TORCHSHARP_PACKAGE
    private readonly Tensor[] sums;
    private readonly double eps;
#else
    private readonly RowAdagrad rule;
#endif

    public AdagradOptimizer(IEnumerable<(string Name, Parameter Parameter)> parameters, double learningRate, double eps)
    {
        this.parameters = [.. parameters];
        all = Array.ConvertAll(this.parameters, named => named.Parameter);
#if TORCHSHARP_PACKAGE
        this.eps = eps;
        LearningRate = learningRate;
        using var ungraded = no_grad();
        sums = Array.ConvertAll(all, parameter => zeros_like(parameter).DetachFromDisposeScope());
#else
        rule = new RowAdagrad(all, learningRate, eps);
#endif
    }

#if TORCHSHARP_PACKAGE
    public double LearningRate { get; set; }

    private Tensor[] Sums => sums;
#else
    public double LearningRate
    {
        get => rule.LearningRate;
        set => rule.LearningRate = value;
    }

    private IReadOnlyList<Tensor> Sums => rule.Sums;
#endif

    public IReadOnlyDictionary<string, Tensor> State =>
        parameters.Select((named, i) => (named.Name, Sum: Sums[i])).ToDictionary(named => $"{named.Name}.sum", named => named.Sum);

    public void ZeroGrad() => ParameterGradients.Clear(all);

    public void Step()
    {
#if TORCHSHARP_PACKAGE
        for (var i = 0; i < all.Length; i++)
        {
            using var gradient = all[i].grad;
            if (gradient is null)
                continue;
            if (gradient.is_sparse)
                SparseRows.Adagrad(all[i], sums[i], LearningRate, eps);
            else
                StepDense(all[i], sums[i], LearningRate, eps);
        }
#else
        rule.Step();
#endif
    }

    public void LoadState(IReadOnlyDictionary<string, Tensor> saved) => StateCopy.Into(State, saved);

    public void Dispose()
    {
#if TORCHSHARP_PACKAGE
        foreach (var sum in sums)
            sum.Dispose();
#else
        rule.Dispose();
#endif
    }

    /// <summary>One step on a parameter with a dense gradient, in plain TorchSharp calls.</summary>
    internal static void StepDense(Parameter parameter, Tensor sum, double learningRate, double eps)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        var gradient = parameter.grad!;
        sum.add_(gradient.square());
        parameter.sub_(gradient / (sum.sqrt() + eps) * learningRate);
    }
}
