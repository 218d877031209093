using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A linear layer, drawn uniform in ±1/sqrt(inputSize) as PyTorch does.</summary>
        /// <param name="inputSize">The size of the last input dimension.</param>
        /// <param name="outputSize">The size of the last output dimension.</param>
        /// <param name="hasBias">Whether a bias is added.</param>
        /// <param name="device">Where the parameters live.</param>
        /// <param name="dtype">The element type, Float32 unless given.</param>
        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
        {
            using var ungraded = no_grad();
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            var weight = empty(outputSize, inputSize, dtype, device);
            weight.uniform_(-bound, bound).Dispose();
            Tensor? bias = null;
            if (hasBias)
            {
                bias = empty(outputSize, dtype, device);
                bias.uniform_(-bound, bound).Dispose();
            }
            return new Linear(new Parameter(weight), bias is null ? null : new Parameter(bias));
        }

        /// <summary>A linear layer of these parameters, which it owns from then on.</summary>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
    }
}
