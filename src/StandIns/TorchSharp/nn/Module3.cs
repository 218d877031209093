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
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<
            Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            /// <summary>A module of this name.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the output without asking the hooks; callers use <see cref="call"/>.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Computes the output, and asks the hooks before and after.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3) => IsHooked ? CallHooked(input1, input2, input3) : forward(input1, input2, input3);

            private TResult CallHooked(T1 input1, T2 input2, T3 input3)
            {
                foreach (var hook in TellBefore())
                {
                    if (hook(this, input1, input2, input3) is { } changed)
                        (input1, input2, input3) = changed;
                }
                var result = forward(input1, input2, input3);
                foreach (var hook in Afterwards())
                {
                    if (hook(this, input1, input2, input3, result) is { } changed)
                        result = changed;
                }
                TellAfter();
                return result;
            }
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
