using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcomAi.Deep.Bidding.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Bidding.Learning;

/// <summary>The layers of a network on the host, run forward and backward on columns: every row of a matrix is one unit, every column one state.</summary>
internal sealed unsafe class HostLayers
{
    private readonly Linear[] _layers;
    private readonly int[] _widths;

    public HostLayers(QNetwork network)
    {
        _layers = [.. network.Layers];
        _widths = [network.Features, .. _layers.Select(layer => (int)layer.out_features)];
        (Actions, IsDueling) = (network.Actions, network.IsDueling);
    }

    /// <summary>The number of actions.</summary>
    public int Actions { get; }

    /// <summary>Whether the last layer gives value and advantages.</summary>
    public bool IsDueling { get; }

    /// <summary>Numbers of a state.</summary>
    public int Features => _widths[0];

    /// <summary>Outputs of the last layer.</summary>
    public int Outputs => _widths[^1];

    /// <summary>Units of every layer, the state first.</summary>
    public IReadOnlyList<int> Widths => _widths;

    /// <summary>Room for the units of every layer over some columns.</summary>
    public float[][] Room(int columns) => [.. _widths.Select(width => Pinned(width * columns))];

    /// <summary>An array that stays where it is, so that pointers to it stay good.</summary>
    public static float[] Pinned(int length) => GC.AllocateArray<float>(length, pinned: true);

    /// <summary>The memory of a pinned array.</summary>
    public static float* At(float[] pinned) => (float*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    /// <summary>The memory of a contiguous tensor on the host, good while the tensor lives.</summary>
    public static float* At(Tensor tensor)
    {
        fixed (byte* data = tensor.bytes)
            return (float*)data;
    }

    /// <summary>Computes all units from those of the state.</summary>
    /// <param name="units">[width, columns] of every layer, as <see cref="Room"/> makes; the first is given.</param>
    /// <param name="step">Columns of <paramref name="units"/>.</param>
    /// <param name="columns">How many of them are wanted.</param>
    public void Forward(float[][] units, int step, int columns)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            ColumnProduct.Run(
                _widths[i + 1], _widths[i], ColumnProduct.Pad(columns), At(_layers[i].weight), _widths[i], 1, At(units[i]), step, At(_layers[i].bias!),
                i < _layers.Length - 1, At(units[i + 1]), step);
        }
    }

    /// <summary>Computes the gradients of all weights and biases.</summary>
    /// <param name="units">What <see cref="Forward"/> computed.</param>
    /// <param name="slopes">Room of the same sizes; the last, the gradient of the outputs [outputs, columns], is given, with zeros in the columns that do not count.</param>
    /// <param name="rows">Room for one layer's units row by row, [columns, widest layer up to whole vectors].</param>
    /// <param name="products">Room for one layer's weights, [outputs, inputs up to whole vectors].</param>
    /// <param name="step">Columns of <paramref name="units"/>.</param>
    /// <param name="columns">How many of them count.</param>
    /// <param name="gradients">Weight and bias of every layer, where they go.</param>
    public void Backward(float[][] units, float[][] slopes, float[] rows, float[] products, int step, int columns, IReadOnlyList<Tensor> gradients)
    {
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            int outputs = _widths[i + 1], inputs = _widths[i], padded = ColumnProduct.Pad(inputs);
            float* slope = At(slopes[i + 1]), row = At(rows), product = At(products);
            Transpose(At(units[i]), inputs, step, row, padded, columns);
            ColumnProduct.Run(outputs, columns, padded, slope, step, 1, row, padded, null, false, product, padded);
            var weight = At(gradients[2 * i]);
            var bias = At(gradients[(2 * i) + 1]);
            for (var o = 0; o < outputs; o++)
            {
                new ReadOnlySpan<float>(product + (o * padded), inputs).CopyTo(new Span<float>(weight + (o * inputs), inputs));
                bias[o] = Sum(slope + (o * step), step);
            }

            if (i == 0)
                break;
            var before = At(slopes[i]);
            ColumnProduct.Run(inputs, outputs, ColumnProduct.Pad(columns), At(_layers[i].weight), 1, inputs, slope, step, null, false, before, step);
            ShutWhereUnitsWere(At(units[i]), before, inputs * step);
        }
    }

    /// <summary>The values of the actions of one column.</summary>
    public void Values(float[] outputs, int step, int column, Span<float> values)
    {
        if (!IsDueling)
        {
            for (var action = 0; action < values.Length; action++)
                values[action] = outputs[(action * step) + column];
            return;
        }

        var mean = 0f;
        for (var action = 0; action < values.Length; action++)
        {
            values[action] = outputs[((action + 1) * step) + column];
            mean += values[action];
        }

        mean /= values.Length;
        foreach (ref var value in values)
            value = outputs[column] + (value - mean);
    }

    /// <summary>The gradient of the outputs of one column from that of the values of its actions.</summary>
    public void Slopes(ReadOnlySpan<float> values, float[] outputs, int step, int column)
    {
        if (!IsDueling)
        {
            for (var action = 0; action < values.Length; action++)
                outputs[(action * step) + column] = values[action];
            return;
        }

        var sum = 0f;
        foreach (var value in values)
            sum += value;
        outputs[column] = sum;
        for (var action = 0; action < values.Length; action++)
            outputs[((action + 1) * step) + column] = values[action] - (sum / values.Length);
    }

    // Columns that do not count hold zeros, so whole vectors may be added up.
    private static float Sum(float* values, int count)
    {
        var sums = Vector512<float>.Zero;
        for (var k = 0; k < count; k += ColumnProduct.Lanes)
            sums += Vector512.Load(values + k);
        return Vector512.Sum(sums);
    }

    // ReLU lets nothing back where it let nothing through.
    private static void ShutWhereUnitsWere(float* units, float* slopes, int count)
    {
        for (var k = 0; k < count; k += ColumnProduct.Lanes)
        {
            var open = Vector512.GreaterThan(Vector512.Load(units + k), Vector512<float>.Zero);
            (Vector512.Load(slopes + k) & open).Store(slopes + k);
        }
    }

    private static void Transpose(float* from, int height, int fromStep, float* to, int toStep, int width)
    {
        for (var r = 0; r < height; r++)
        {
            var row = from + (r * fromStep);
            for (var c = 0; c < width; c++)
                to[(c * toStep) + r] = row[c];
        }
    }
}
