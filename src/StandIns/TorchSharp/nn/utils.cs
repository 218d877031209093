using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done to parameters between backward and the optimizer's step.</summary>
        public static class utils
        {
            /// <summary>Scales all gradients, dense and sparse, so that their joint norm is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The norm before scaling.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var borrowed = new Borrow([.. tensors]);
                var failure = Native.ts_clip_grad_norm(borrowed.Pointers, borrowed.Pointers.Length, max_norm, norm_type, out var norm);
                NativeFailure.Check(failure, "clip_grad_norm_");
                return norm;
            }
        }
    }
}
