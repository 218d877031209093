using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static class linalg
    {
        /// <summary>The inverse of a square matrix, or of a batch of them.</summary>
        public static Tensor inv(Tensor input) => Op.linalgInv.Call(input);

        /// <summary>The lower Cholesky factor of a positive definite matrix, or of a batch of them.</summary>
        public static Tensor cholesky(Tensor input) => Op.linalgCholesky.Call(input);

        /// <summary>The X with A X = B, or X A = B when <paramref name="left"/> is false.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Op.linalgSolve.Call(A, B, left);
    }
}
