using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Adam for embedding tables with sparse gradients: only the rows looked up change.</summary>
internal sealed class SparseAdamOptimizer : IParameterOptimizer
{
    private readonly (string Name, Parameter Parameter)[] tables;
    private readonly Parameter[] parameters;
    private readonly Tensor[] counters;
    private readonly ISparseAdamRule rule;

    public SparseAdamOptimizer(IEnumerable<(string Name, Parameter Parameter)> tables, Func<Parameter[], ISparseAdamRule> create)
    {
        this.tables = [.. tables];
        parameters = Array.ConvertAll(this.tables, named => named.Parameter);
        rule = create(parameters);
        counters = [.. this.tables.Select(_ => zeros([], dtype: int64).DetachFromDisposeScope())];
    }

    public double LearningRate
    {
        get => rule.LearningRate;
        set => rule.LearningRate = value;
    }

    public IReadOnlyDictionary<string, Tensor> State
    {
        get
        {
            var state = new Dictionary<string, Tensor>();
            for (var i = 0; i < tables.Length; i++)
            {
                counters[i].fill_(rule.Steps[i]).Dispose();
                state.Add($"{tables[i].Name}.step", counters[i]);
                state.Add($"{tables[i].Name}.exp_avg", rule.Means[i]);
                state.Add($"{tables[i].Name}.exp_avg_sq", rule.Squares[i]);
            }
            return state;
        }
    }

    public void ZeroGrad() => ParameterGradients.Clear(parameters);

    public void Step() => rule.Step();

    public void LoadState(IReadOnlyDictionary<string, Tensor> saved)
    {
        StateCopy.Into(State, saved);
        for (var i = 0; i < counters.Length; i++)
            rule.Steps[i] = counters[i].item<long>();
    }

    public void Dispose()
    {
        rule.Dispose();
        foreach (var counter in counters)
            counter.Dispose();
    }
}
