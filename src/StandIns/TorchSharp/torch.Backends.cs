using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// Whether operations shall give the same bits on every run; those that have no such way are refused, or warned of, and cuDNN keeps
    /// to its repeatable algorithms. Disposing of what comes back restores what was before. TorchSharp 0.107 has the name and marks it as not implemented.
    /// </summary>
    [Experimental("STANDIN001")]
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false)
    {
        var before = DeterministicState();
        SetDeterministic(mode, warn_only);
        return new DeterministicBefore(before);
    }

    /// <summary>Whether operations shall give the same bits on every run.</summary>
    [Experimental("STANDIN001")]
    public static bool are_deterministic_algorithms_enabled() => DeterministicState() != 0;

    /// <summary>Whether an operation without a repeatable way is warned of only.</summary>
    [Experimental("STANDIN001")]
    public static bool is_deterministic_algorithms_warn_only_enabled() => DeterministicState() == 2;

    private static int DeterministicState()
    {
        NativeFailure.Check(Native.ts_get_deterministic(out var state), "are_deterministic_algorithms_enabled");
        return state;
    }

    private static void SetDeterministic(bool mode, bool warnOnly) =>
        NativeFailure.Check(Native.ts_set_deterministic(mode ? 1 : 0, warnOnly ? 1 : 0), "use_deterministic_algorithms");

    private static bool GetTf32(int kind)
    {
        NativeFailure.Check(Native.ts_get_tf32(kind, out var on), "allow_tf32");
        return on != 0;
    }

    private static void SetTf32(int kind, bool on) => NativeFailure.Check(Native.ts_set_tf32(kind, on ? 1 : 0), "allow_tf32");

    /// <summary>How the libraries beneath compute.</summary>
    public static class backends
    {
        /// <summary>Products of matrices on a GPU.</summary>
        public static class cuda
        {
            /// <summary>Their precision.</summary>
            public static class matmul
            {
                /// <summary>Whether float32 products are computed from operands rounded to TensorFloat32: 10 bits behind the point, not 23.</summary>
                public static bool allow_tf32
                {
                    get => GetTf32(0);
                    set => SetTf32(0, value);
                }
            }
        }

        /// <summary>Convolutions and recurrent layers on a GPU.</summary>
        public static class cudnn
        {
            /// <summary>Whether float32 ones are computed from operands rounded to TensorFloat32: 10 bits behind the point, not 23.</summary>
            public static bool allow_tf32
            {
                get => GetTf32(1);
                set => SetTf32(1, value);
            }
        }
    }

    private sealed class DeterministicBefore(int state) : IDisposable
    {
        public void Dispose() => SetDeterministic(state != 0, state == 2);
    }
}
