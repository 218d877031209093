using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum (Nesterov's when asked) and a weight decay that enters the gradient.</summary>
public class SGD : OptimizerHelper
{
    /// <summary>The rule over one group of parameters.</summary>
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
    {
        add_param_group(new ParamGroup
        {
            Parameters = parameters,
            Options = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
                maximize = maximize,
            },
        });
    }

    /// <summary>Adds a group of parameters, whose options are this rule's.</summary>
    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Parameters = [.. param_group.Parameters];
        base.add_param_group(param_group);
        foreach (var parameter in param_group.Parameters)
            Remember(new State(parameter));
    }

    /// <summary>One update of every parameter that has a gradient.</summary>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var loss = Evaluate(closure);
        foreach (var group in Groups)
            Step((Options)group.Options, [.. group.Parameters.Select(parameter => (State)StateOf(parameter))]);
        return loss;
    }

    private static unsafe void Step(Options options, State[] states)
    {
        using var parameters = new Borrow(Array.ConvertAll(states, state => state.Owner));
        using var buffers = new Borrow(Array.ConvertAll(states, state => state.momentum_buffer));
        var rule = new SgdRule
        {
            LearningRate = options.LearningRate ?? 0,
            Momentum = options.momentum ?? 0,
            Dampening = options.dampening ?? 0,
            WeightDecay = options.weight_decay ?? 0,
            Nesterov = options.nesterov == true ? 1 : 0,
            Maximize = options.maximize == true ? 1 : 0,
        };
        int failure;
        fixed (IntPtr* pointers = buffers.Pointers)
            failure = Native.ts_sgd_step(parameters.Pointers, pointers, states.Length, rule);
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i].momentum_buffer is null && buffers.Pointers[i] != IntPtr.Zero)
                states[i].momentum_buffer = new Tensor(buffers.Pointers[i]).DetachFromDisposeScope();
        }
        NativeFailure.Check(failure, "SGD.step");
    }

    /// <summary>The numbers of the rule.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the last change is kept.</summary>
        public double? momentum;

        /// <summary>How much of the gradient is left out of the momentum.</summary>
        public double? dampening;

        /// <summary>The weight decay.</summary>
        public double? weight_decay;

        /// <summary>Whether momentum looks ahead.</summary>
        public bool? nesterov;

        /// <summary>Whether the objective is climbed instead of descended.</summary>
        public bool? maximize;
    }

    /// <summary>What the rule remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The last change, of the parameter's shape; null without momentum and before the first update.</summary>
        public Tensor? momentum_buffer;

        internal State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Disposes the tensor.</summary>
        public void Dispose() => momentum_buffer?.Dispose();

        internal override void Release() => Dispose();
    }
}
