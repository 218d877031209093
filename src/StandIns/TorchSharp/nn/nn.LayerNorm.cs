using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Normalises the last dimensions, of these sizes.</summary>
        public static LayerNorm LayerNorm(
            long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null,
            ScalarType? dtype = null) => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

        /// <summary>Normalises the last dimension, of this size.</summary>
        public static LayerNorm LayerNorm(
            long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null,
            ScalarType? dtype = null) => new([normalized_shape], eps, elementwise_affine, bias, device, dtype);
    }
}
