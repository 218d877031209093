using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Zeros of the same shape.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(Op.zeros_like, dtype, device, requires_grad);

        /// <summary>Ones of the same shape.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(Op.ones_like, dtype, device, requires_grad);

        /// <summary>Numbers uniform in [0, 1) of the same shape.</summary>
        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(Op.rand_like, dtype, device, requires_grad);

        /// <summary>Standard normal numbers of the same shape.</summary>
        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(Op.randn_like, dtype, device, requires_grad);

        /// <summary>One value in the same shape.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            LikeFilled(Op.full_like, value, dtype, device, requires_grad);

        /// <summary>Uninitialised memory of the same shape.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Like(Op.empty_like, dtype, device, requires_grad);
    }
}
