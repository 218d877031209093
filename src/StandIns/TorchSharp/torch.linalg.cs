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

        /// <summary>Eigenvalues, rising, and eigenvectors (columns) of a symmetric matrix, or of a batch of them.</summary>
        /// <param name="input">[..., n, n], read on one side of the diagonal only.</param>
        /// <param name="UPLO">L for the lower side, U for the upper one.</param>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Op.linalgEigh.Call2(input, UPLO.ToString());

        /// <summary>Eigenvalues, rising, of a symmetric matrix, or of a batch of them: [..., n, n] gives [..., n].</summary>
        /// <param name="input">[..., n, n], read on one side of the diagonal only.</param>
        /// <param name="UPLO">L for the lower side, U for the upper one.</param>
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Op.linalgEigvalsh.Call(input, UPLO.ToString());

        /// <summary>Singular values, falling, of a matrix, or of a batch of them.</summary>
        public static Tensor svdvals(Tensor input) => Op.linalgSvdvals.Call(input);

        /// <summary>The norm (sum |x|^ord)^(1/ord) over all elements, or over some dimensions.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Op.linalgVectorNorm.Call(input, ord, dims, keepdim);

        /// <summary>The X with A X = B, or X A = B when <paramref name="left"/> is false.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Op.linalgSolve.Call(A, B, left);
    }
}
