using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimizers share: one state a parameter, and its life.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> states = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper()
    {
    }

    /// <summary>The options and states themselves, not copies; what they hold may be written in place.</summary>
    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        dictionary.Options.AddRange(Groups.Select(group => group.Options));
        dictionary.State.AddRange(parameters().Select(StateOf));
        return dictionary;
    }

    private protected override void ReleaseStates()
    {
        foreach (var state in states.Values)
            state.Release();
        states.Clear();
    }

    private protected OptimizerState StateOf(Parameter parameter) => states[parameter];

    private protected void Remember(OptimizerState state) => states.Add(state.Owner, state);
}
