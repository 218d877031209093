using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public abstract partial class Optimizer
        {
            /// <summary>An optimizer's options a group, and its state a parameter, in the order of the parameters.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>The options of every group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>The state of every parameter, itself and not a copy.</summary>
                public List<OptimizerState> State { get; } = [];
            }
        }
    }
}
