namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that computes an output from one input.</summary>
        /// <typeparam name="T">An input.</typeparam>
        /// <typeparam name="TResult">The output.</typeparam>
        public abstract class Module<T, TResult> : Module, IModule<T, TResult>
        {
            /// <summary>A module of this name.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the output; callers use <see cref="call"/>.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes the output.</summary>
            public TResult call(T input) => forward(input);
        }

        /// <summary>What can be called with one input.</summary>
        /// <typeparam name="T">An input.</typeparam>
        /// <typeparam name="TResult">The output.</typeparam>
        public interface IModule<T, TResult>
        {
            /// <summary>Computes the output.</summary>
            TResult call(T input1);
        }
    }
}
