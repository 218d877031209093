using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>One of torch's own optimizers over parameters with names.</summary>
internal sealed class DenseOptimizer : IParameterOptimizer
{
    private readonly OptimizerHelper optimizer;
    private readonly (string Name, Parameter Parameter)[] parameters;
    private readonly Tensor[] steps;

    public DenseOptimizer(
        IEnumerable<(string Name, Parameter Parameter)> parameters, Func<IEnumerable<Parameter>, OptimizerHelper> create)
    {
        this.parameters = [.. parameters];
        optimizer = create(this.parameters.Select(named => named.Parameter));
        steps = [.. this.parameters.Select(_ => zeros([], dtype: int64).DetachFromDisposeScope())];
    }

    public double LearningRate
    {
        get => optimizer.ParamGroups.First().LearningRate;
        set
        {
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = value;
        }
    }

    public IReadOnlyDictionary<string, Tensor> State
    {
        get
        {
            var state = new Dictionary<string, Tensor>();
            var states = optimizer.state_dict().State;
            for (var i = 0; i < parameters.Length; i++)
            {
                var name = parameters[i].Name;
                switch (states[i])
                {
                    case Adam.State adam:
                        Add(state, i, name, adam.step, adam.exp_avg, adam.exp_avg_sq);
                        break;
                    case AdamW.State adam:
                        Add(state, i, name, adam.step, adam.exp_avg, adam.exp_avg_sq);
                        break;
                    case SGD.State { momentum_buffer: { } buffer }:
                        state.Add($"{name}.momentum_buffer", buffer);
                        break;
                }
            }
            return state;
        }
    }

    public void ZeroGrad() => ParameterGradients.Clear(Array.ConvertAll(parameters, named => named.Parameter));

    public void Step()
    {
        using var ungraded = no_grad();
        optimizer.step();
    }

    public void LoadState(IReadOnlyDictionary<string, Tensor> saved)
    {
        MakeMomentum(saved);
        StateCopy.Into(State, saved);
        var states = optimizer.state_dict().State;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (states[i] is Adam.State adam)
                adam.step = steps[i].item<long>();
            else if (states[i] is AdamW.State adamW)
                adamW.step = steps[i].item<long>();
        }
    }

    public void Dispose()
    {
        optimizer.Dispose();
        foreach (var step in steps)
            step.Dispose();
    }

    private void Add(Dictionary<string, Tensor> state, int i, string name, long step, Tensor mean, Tensor square)
    {
        steps[i].fill_(step).Dispose();
        state.Add($"{name}.step", steps[i]);
        state.Add($"{name}.exp_avg", mean);
        state.Add($"{name}.exp_avg_sq", square);
    }

    // SGD makes a momentum buffer at its first update only; a saved one is made room for.
    private void MakeMomentum(IReadOnlyDictionary<string, Tensor> saved)
    {
        var states = optimizer.state_dict().State;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (states[i] is SGD.State sgd && sgd.momentum_buffer is null
                && saved.ContainsKey($"{parameters[i].Name}.momentum_buffer"))
            {
                using var ungraded = no_grad();
                sgd.momentum_buffer = zeros_like(parameters[i].Parameter).DetachFromDisposeScope();
            }
        }
    }
}
