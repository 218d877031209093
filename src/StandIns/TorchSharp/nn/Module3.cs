namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that computes an output from three inputs.</summary>
        /// <typeparam name="T1">An input.</typeparam>
        /// <typeparam name="T2">An input.</typeparam>
        /// <typeparam name="T3">An input.</typeparam>
        /// <typeparam name="TResult">The output.</typeparam>
        public abstract class Module<T1, T2, T3, TResult> : Module, IModule<T1, T2, T3, TResult>
        {
            /// <summary>A module of this name.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the output; callers use <see cref="call"/>.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Computes the output.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3) => forward(input1, input2, input3);
        }

        /// <summary>What can be called with three inputs.</summary>
        /// <typeparam name="T1">An input.</typeparam>
        /// <typeparam name="T2">An input.</typeparam>
        /// <typeparam name="T3">An input.</typeparam>
        /// <typeparam name="TResult">The output.</typeparam>
        public interface IModule<T1, T2, T3, TResult>
        {
            /// <summary>Computes the output.</summary>
            TResult call(T1 input1, T2 input2, T3 input3);
        }
    }
}
