namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that computes an output from one input.</summary>
        /// <typeparam name="T">An input.</typeparam>
        /// <typeparam name="TResult">The output.</typeparam>
        public abstract class Module<T, TResult> : HookableModule<
            Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>A module of this name.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the output without asking the hooks; callers use <see cref="call"/>.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes the output, and asks the hooks before and after.</summary>
            public TResult call(T input) => IsHooked ? CallHooked(input) : forward(input);

            private TResult CallHooked(T input)
            {
                foreach (var hook in TellBefore())
                {
                    if (hook(this, input) is { } changed)
                        input = changed;
                }
                var result = forward(input);
                foreach (var hook in Afterwards())
                {
                    if (hook(this, input, result) is { } changed)
                        result = changed;
                }
                TellAfter();
                return result;
            }
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
