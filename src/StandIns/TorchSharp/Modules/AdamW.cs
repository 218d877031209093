using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with a weight decay that shrinks the weights (Loshchilov and Hutter 2019).</summary>
public class AdamW : OptimizerHelper
{
    /// <summary>The rule over one group of parameters.</summary>
    public AdamW(
        IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    private AdamW(
        ParamGroup[] groups, double lr, double beta1, double beta2, double eps, double weight_decay, bool amsgrad, bool maximize)
    {
        foreach (var group in groups)
        {
            group.Options = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                amsgrad = amsgrad,
                maximize = maximize,
            };
            add_param_group(group);
        }
    }

    /// <summary>Adds a group of parameters, whose options are this rule's.</summary>
    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Parameters = [.. param_group.Parameters];
        base.add_param_group(param_group);
        var amsgrad = ((Options)param_group.Options).amsgrad == true;
        foreach (var parameter in param_group.Parameters)
            Remember(new State(parameter, amsgrad));
    }

    /// <summary>One update of every parameter that has a gradient.</summary>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        var loss = Evaluate(closure);
        foreach (var group in Groups)
            Step((Options)group.Options, [.. group.Parameters.Select(parameter => (State)StateOf(parameter))]);
        return loss;
    }

    private static void Step(Options options, State[] states)
    {
        using var parameters = new Borrow(Array.ConvertAll(states, state => state.Owner));
        using var means = new Borrow(Array.ConvertAll(states, state => state.exp_avg));
        using var squares = new Borrow(Array.ConvertAll(states, state => state.exp_avg_sq));
        using var largest = new Borrow(Array.ConvertAll(states, state => state.max_exp_avg_sq));
        var steps = Array.ConvertAll(states, state => state.step);
        var rule = new AdamRule
        {
            LearningRate = options.LearningRate ?? 0,
            Beta1 = options.beta1 ?? 0,
            Beta2 = options.beta2 ?? 0,
            Eps = options.eps ?? 0,
            WeightDecay = options.weight_decay ?? 0,
            Decoupled = 1,
            Amsgrad = options.amsgrad == true ? 1 : 0,
            Maximize = options.maximize == true ? 1 : 0,
        };
        var failure = Native.ts_adam_step(
            parameters.Pointers, means.Pointers, squares.Pointers, largest.Pointers, steps, states.Length, rule);
        NativeFailure.Check(failure, "AdamW.step");
        for (var i = 0; i < states.Length; i++)
            states[i].step = steps[i];
    }

    /// <summary>The numbers of the rule.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the mean gradient is kept, 0 to 1.</summary>
        public double? beta1;

        /// <summary>How much of the mean squared gradient is kept, 0 to 1.</summary>
        public double? beta2;

        /// <summary>The weight decay.</summary>
        public double? weight_decay;

        /// <summary>What is added to the root of the mean square.</summary>
        public double? eps;

        /// <summary>Whether the largest mean square so far is divided by.</summary>
        public bool? amsgrad;

        /// <summary>Whether the objective is climbed instead of descended.</summary>
        public bool? maximize;
    }

    /// <summary>What the rule remembers of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>How many updates there were.</summary>
        public long step;

        /// <summary>The mean gradient, of the parameter's shape.</summary>
        public Tensor exp_avg;

        /// <summary>The mean squared gradient, of the parameter's shape.</summary>
        public Tensor exp_avg_sq;

        /// <summary>The largest mean square so far; null without amsgrad.</summary>
        public Tensor? max_exp_avg_sq;

        internal State(Parameter parameter, bool amsgrad)
            : base(parameter)
        {
            using var ungraded = no_grad();
            exp_avg = zeros_like(parameter).DetachFromDisposeScope();
            exp_avg_sq = zeros_like(parameter).DetachFromDisposeScope();
            max_exp_avg_sq = amsgrad ? zeros_like(parameter).DetachFromDisposeScope() : null;
        }

        /// <summary>Disposes the tensors.</summary>
        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        internal override void Release() => Dispose();
    }
}
