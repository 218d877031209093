using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Rules that change parameters by their gradients.</summary>
    public static partial class optim
    {
        /// <summary>A rule over some parameters, in groups with options of their own.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            private readonly List<ParamGroup> groups = [];

            private protected Optimizer()
            {
            }

            /// <summary>The groups; their learning rates may be set at any time.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => groups;

            internal IReadOnlyList<ParamGroup> Groups => groups;

            /// <summary>All parameters of all groups.</summary>
            public virtual IEnumerable<Parameter> parameters() => groups.SelectMany(group => group.Parameters);

            /// <summary>Zeroes all gradients in place.</summary>
            public virtual void zero_grad() => Interop.Gradients.Zero([.. parameters()], setToNone: false);

            /// <summary>Adds a group of parameters.</summary>
            public virtual void add_param_group(ParamGroup param_group) => groups.Add(param_group);

            /// <summary>Evaluates the closure, when there is one, and changes every parameter that has a gradient.</summary>
            /// <returns>What the closure gave, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>Disposes the state; the parameters are their module's.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the state.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    ReleaseStates();
            }

            private protected virtual void ReleaseStates()
            {
            }

            private protected static Tensor? Evaluate(Func<Tensor>? closure)
            {
                if (closure is null)
                    return null;
                using var graded = enable_grad();
                return closure();
            }
        }
    }
}
