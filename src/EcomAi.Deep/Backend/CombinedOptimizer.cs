using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>Several optimizers that step together and share a learning rate.</summary>
internal sealed class CombinedOptimizer(IParameterOptimizer[] parts) : IParameterOptimizer
{
    public double LearningRate
    {
        get => parts.Length > 0 ? parts[0].LearningRate : 0;
        set
        {
            foreach (var part in parts)
                part.LearningRate = value;
        }
    }

    public IReadOnlyDictionary<string, Tensor> State
    {
        get
        {
            var state = new Dictionary<string, Tensor>();
            foreach (var (name, tensor) in parts.SelectMany(part => part.State))
                state.Add(name, tensor);
            return state;
        }
    }

    public void ZeroGrad()
    {
        foreach (var part in parts)
            part.ZeroGrad();
    }

    public void Step()
    {
        foreach (var part in parts)
            part.Step();
    }

    public void LoadState(IReadOnlyDictionary<string, Tensor> saved)
    {
        var expected = State;
        StateCopy.Check(expected, saved.Where(named => expected.ContainsKey(named.Key)).ToDictionary());
        var rest = saved.ToDictionary();
        for (var i = 0; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1;
            var own = last ? rest : Take(rest, parts[i]);
            parts[i].LoadState(own);
        }
    }

    public void Dispose()
    {
        foreach (var part in parts)
            part.Dispose();
    }

    // What a part owns goes to it; what nobody owns is left for the last part, which names it as unexpected.
    private static Dictionary<string, Tensor> Take(Dictionary<string, Tensor> rest, IParameterOptimizer part)
    {
        var own = new Dictionary<string, Tensor>();
        foreach (var name in part.State.Keys)
        {
            if (rest.Remove(name, out var tensor))
                own.Add(name, tensor);
        }
        return own;
    }
}
