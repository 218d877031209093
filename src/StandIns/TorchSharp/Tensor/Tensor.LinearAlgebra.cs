using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrix product, batched over leading dimensions.</summary>
        public Tensor matmul(Tensor target) => Wrap(Native.ts_matmul(Live, target.Live, out var result), result, "matmul", this, target);

        /// <summary>The product of two matrices.</summary>
        public Tensor mm(Tensor target) => Wrap(Native.ts_mm(Live, target.Live, out var result), result, "mm", this, target);

        /// <summary>The products of two batches of matrices.</summary>
        public Tensor bmm(Tensor batch2) => Wrap(Native.ts_bmm(Live, batch2.Live, out var result), result, "bmm", this, batch2);

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target) => Op.mv.Call(this, target);

        /// <summary>The inner product of two vectors.</summary>
        public Tensor dot(Tensor target) => Op.dot.Call(this, target);

        /// <summary>The outer product of two vectors.</summary>
        public Tensor outer(Tensor vec2) => Op.outer.Call(this, vec2);

        /// <summary>beta * this + alpha * (mat1 @ mat2).</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Op.addmm.Call(this, mat1, mat2, (double)beta, (double)alpha);

        /// <summary>In place: beta * this + alpha * (mat1 @ mat2).</summary>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Op.addmm_.Call(this, mat1, mat2, (double)beta, (double)alpha);

        /// <summary>beta * this + alpha * (batch1 @ batch2), a matrix product for each of the batch.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Op.baddbmm.Call(this, batch1, batch2, (double)beta, (double)alpha);

        /// <summary>This plus value * tensor1 * tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcmul.Call(this, tensor1, tensor2, value);

        /// <summary>In place: this plus value * tensor1 * tensor2.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcmul_.Call(this, tensor1, tensor2, value);

        /// <summary>This plus value * tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcdiv.Call(this, tensor1, tensor2, value);

        /// <summary>This plus value * tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Op.addcdiv.Call(this, tensor1, tensor2);

        /// <summary>In place: this plus value * tensor1 / tensor2.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcdiv_.Call(this, tensor1, tensor2, value);

        /// <summary>In place: this plus value * tensor1 / tensor2.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Op.addcdiv_.Call(this, tensor1, tensor2);

        /// <summary>The Cholesky factor of a positive definite matrix.</summary>
        public Tensor cholesky(bool upper = false) => Op.cholesky.Call(this, upper);

        /// <summary>The inverse of a positive definite matrix from its Cholesky factor.</summary>
        public Tensor cholesky_inverse(bool upper = false) => Op.cholesky_inverse.Call(this, upper);

        /// <summary>The solution of a system from the Cholesky factor.</summary>
        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Op.cholesky_solve.Call(this, input2, upper);

        /// <summary>The inverse of a square matrix.</summary>
        public Tensor inverse() => Op.inverse.Call(this);
    }
}
