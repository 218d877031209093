using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers of long short-term memory, drawn uniform in ±1/sqrt(hiddenSize).</summary>
        /// <param name="inputSize">Numbers a time step.</param>
        /// <param name="hiddenSize">Numbers of the state.</param>
        /// <param name="numLayers">How many layers; each reads the one before.</param>
        /// <param name="bias">Whether there are biases, two vectors a layer.</param>
        /// <param name="batchFirst">Input and output are [batch, time, ...] instead of [time, batch, ...].</param>
        /// <param name="dropout">The probability of a dropped output between layers while training.</param>
        /// <param name="bidirectional">Reads the sequence backward too.</param>
        /// <param name="device">Where the parameters live.</param>
        /// <param name="dtype">The element type, Float32 unless given.</param>
        public static LSTM LSTM(
            long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
            bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(numLayers, 1);
            return new LSTM(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }

        /// <summary>One step of long short-term memory, drawn uniform in ±1/sqrt(hiddenSize).</summary>
        /// <param name="inputSize">Numbers a time step.</param>
        /// <param name="hiddenSize">Numbers of the state.</param>
        /// <param name="bias">Whether there are biases, two vectors.</param>
        /// <param name="device">Where the parameters live.</param>
        /// <param name="dtype">The element type, Float32 unless given.</param>
        public static LSTMCell LSTMCell(
            long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, hiddenSize, bias, device, dtype);
    }
}
