using TorchSharp.Modules;
using static TorchSharp.torch;
#if !TORCHSHARP_PACKAGE
using TorchSharp.StandIn;
#endif

namespace EcomAi.Deep.Backend;

/// <summary>Gradient descent for embedding tables with sparse gradients: only the rows looked up change and decay.</summary>
internal sealed class SparseSgdOptimizer : IParameterOptimizer
{
    private readonly Parameter[] tables;
#if TORCHSHARP_PACKAGE
    private readonly double weightDecay;
#else
    private readonly SparseSgd rule;
#endif

    public SparseSgdOptimizer(IEnumerable<(string Name, Parameter Parameter)> tables, double learningRate, double weightDecay)
    {
        this.tables = [.. tables.Select(named => named.Parameter)];
#if TORCHSHARP_PACKAGE
        this.weightDecay = weightDecay;
        LearningRate = learningRate;
#else
        rule = new SparseSgd(this.tables, learningRate, weightDecay);
#endif
    }

#if TORCHSHARP_PACKAGE
    public double LearningRate { get; set; }
#else
    public double LearningRate
    {
        get => rule.LearningRate;
        set => rule.LearningRate = value;
    }
#endif

    public IReadOnlyDictionary<string, Tensor> State { get; } = new Dictionary<string, Tensor>();

    public void ZeroGrad() => ParameterGradients.Clear(tables);

    public void Step()
    {
#if TORCHSHARP_PACKAGE
        foreach (var table in tables)
        {
            using var gradient = table.grad;
            if (gradient is not null)
                SparseRows.Descend(table, LearningRate, weightDecay);
        }
#else
        rule.Step();
#endif
    }

    public void LoadState(IReadOnlyDictionary<string, Tensor> saved) => StateCopy.Into(State, saved);

    public void Dispose()
    {
#if !TORCHSHARP_PACKAGE
        rule.Dispose();
#endif
    }
}
