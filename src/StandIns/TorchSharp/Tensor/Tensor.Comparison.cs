using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Where the two are equal.</summary>
        public Tensor eq(Tensor target) => Op.eqTensor.Call(this, target);

        /// <summary>Where the two are equal.</summary>
        public Tensor eq(Scalar target) => Op.eqScalar.Call(this, target);

        /// <summary>In place: where the two are equal.</summary>
        public Tensor eq_(Tensor target) => Op.eq_Tensor.Call(this, target);

        /// <summary>In place: where the two are equal.</summary>
        public Tensor eq_(Scalar target) => Op.eq_Scalar.Call(this, target);

        /// <summary>Where the two differ.</summary>
        public Tensor ne(Tensor target) => Op.neTensor.Call(this, target);

        /// <summary>Where the two differ.</summary>
        public Tensor ne(Scalar target) => Op.neScalar.Call(this, target);

        /// <summary>In place: where the two differ.</summary>
        public Tensor ne_(Tensor target) => Op.ne_Tensor.Call(this, target);

        /// <summary>In place: where the two differ.</summary>
        public Tensor ne_(Scalar target) => Op.ne_Scalar.Call(this, target);

        /// <summary>Where this is less.</summary>
        public Tensor lt(Tensor target) => Op.ltTensor.Call(this, target);

        /// <summary>Where this is less.</summary>
        public Tensor lt(Scalar target) => Op.ltScalar.Call(this, target);

        /// <summary>In place: where this is less.</summary>
        public Tensor lt_(Tensor target) => Op.lt_Tensor.Call(this, target);

        /// <summary>In place: where this is less.</summary>
        public Tensor lt_(Scalar target) => Op.lt_Scalar.Call(this, target);

        /// <summary>Where this is less or equal.</summary>
        public Tensor le(Tensor target) => Op.leTensor.Call(this, target);

        /// <summary>Where this is less or equal.</summary>
        public Tensor le(Scalar target) => Op.leScalar.Call(this, target);

        /// <summary>In place: where this is less or equal.</summary>
        public Tensor le_(Tensor target) => Op.le_Tensor.Call(this, target);

        /// <summary>In place: where this is less or equal.</summary>
        public Tensor le_(Scalar target) => Op.le_Scalar.Call(this, target);

        /// <summary>Where this is greater.</summary>
        public Tensor gt(Tensor target) => Op.gtTensor.Call(this, target);

        /// <summary>Where this is greater.</summary>
        public Tensor gt(Scalar target) => Op.gtScalar.Call(this, target);

        /// <summary>In place: where this is greater.</summary>
        public Tensor gt_(Tensor target) => Op.gt_Tensor.Call(this, target);

        /// <summary>In place: where this is greater.</summary>
        public Tensor gt_(Scalar target) => Op.gt_Scalar.Call(this, target);

        /// <summary>Where this is greater or equal.</summary>
        public Tensor ge(Tensor target) => Op.geTensor.Call(this, target);

        /// <summary>Where this is greater or equal.</summary>
        public Tensor ge(Scalar target) => Op.geScalar.Call(this, target);

        /// <summary>In place: where this is greater or equal.</summary>
        public Tensor ge_(Tensor target) => Op.ge_Tensor.Call(this, target);

        /// <summary>In place: where this is greater or equal.</summary>
        public Tensor ge_(Scalar target) => Op.ge_Scalar.Call(this, target);

        /// <summary>Where the two are equal.</summary>
        public Tensor equal(Tensor target) => eq(target);

        /// <summary>Where an element is within atol + rtol * |other| of the other's.</summary>
        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) =>
            Op.isclose.Call(this, other, rtol, atol, nanEqual);

        /// <summary>Where an element is among the test elements.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Op.isin.Call(this, test_elements, assumeUnique, invert);

        /// <summary>Whether every element is within atol + rtol * |target| of the target's.</summary>
        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) =>
            Op.allclose.CallBoolean(this, target, rtol, atol, equal_nan);
    }
}
