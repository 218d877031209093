using System.Globalization;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997), gates in PyTorch's order i, f, g, o; parameters weight_ih_lK
/// [4 hidden, input], weight_hh_lK [4 hidden, hidden], bias_ih_lK and bias_hh_lK [4 hidden], with _reverse the other way round.
/// </summary>
public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private readonly List<Parameter> weights = [];
    private readonly long hiddenSize;
    private readonly long inputSize;
    private readonly long layers;
    private readonly bool bias;
    private readonly bool batchFirst;
    private readonly double dropout;
    private readonly bool bidirectional;

    internal LSTM(
        long inputSize, long hiddenSize, long layers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device,
        ScalarType? dtype)
        : base(nameof(LSTM))
    {
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
        this.layers = layers;
        this.bias = bias;
        this.batchFirst = batchFirst;
        this.dropout = dropout;
        this.bidirectional = bidirectional;
        for (var layer = 0L; layer < layers; layer++)
        {
            var width = layer == 0 ? inputSize : hiddenSize * Directions;
            for (var direction = 0; direction < Directions; direction++)
            {
                var suffix = layer.ToString(CultureInfo.InvariantCulture) + (direction == 1 ? "_reverse" : "");
                Add($"weight_ih_l{suffix}", [4 * hiddenSize, width], device, dtype);
                Add($"weight_hh_l{suffix}", [4 * hiddenSize, hiddenSize], device, dtype);
                if (!bias)
                    continue;
                Add($"bias_ih_l{suffix}", [4 * hiddenSize], device, dtype);
                Add($"bias_hh_l{suffix}", [4 * hiddenSize], device, dtype);
            }
        }
        flatten_parameters();
    }

    private long Directions => bidirectional ? 2 : 1;

    /// <summary>The states of the last layer at all times, and all layers' last states.</summary>
    /// <param name="input">[time, batch, input], or [batch, time, input] with batchFirst.</param>
    /// <param name="h0_c0">First hidden and cell states, [layers * directions, batch, hidden] each; zeros when null.</param>
    /// <returns>Output [time, batch, directions * hidden] (or batch first), h_n and c_n as the first states.</returns>
    /// <exception cref="ArgumentException">The input has not three dimensions.</exception>
    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        if (input.dim() != 3)
        {
            throw new ArgumentException(
                $"an LSTM takes three dimensions, {(batchFirst ? "[batch, time, input]" : "[time, batch, input]")}, not [{string.Join(", ", input.shape)}]");
        }
        if (h0_c0 is var (hidden, cell))
            return Run(input, hidden, cell);
        using var first = zeros([layers * Directions, input.size(batchFirst ? 0 : 1), hiddenSize], input.dtype, input.device);
        return Run(input, first, first);
    }

    /// <summary>The states of the last layer at all times, and all layers' last states.</summary>
    /// <param name="input">[time, batch, input], or [batch, time, input] with batchFirst.</param>
    /// <param name="h0_c0">First hidden and cell states, [layers * directions, batch, hidden] each; zeros when null.</param>
    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>Lays the parameters out in one piece of memory, as cuDNN wants them; on other devices nothing.</summary>
    public void flatten_parameters()
    {
        if (weights[0].device_type != DeviceType.CUDA || !Op.cudnnIsAcceptable.CallBoolean(weights[0]))
            return;
        const long lstm = 2;
        using var ungraded = no_grad();
        Op.cudnnFlattenWeight.Call(
            weights.ToArray<Tensor>(), bias ? 4L : 2L, inputSize, lstm, hiddenSize, 0L, layers, batchFirst, bidirectional).Dispose();
    }

    private protected override void OnPlaced() => flatten_parameters();

    private void Add(string name, long[] shape, Device? device, ScalarType? dtype)
    {
        var bound = 1 / Math.Sqrt(hiddenSize);
        var values = empty(shape, dtype, device);
        values.uniform_(-bound, bound).Dispose();
        var parameter = new Parameter(values);
        weights.Add(parameter);
        register_parameter(name, parameter);
    }

    private (Tensor, Tensor, Tensor) Run(Tensor input, Tensor hidden, Tensor cell) => Op.lstm.Call3(
        input, new[] { hidden, cell }, weights.ToArray<Tensor>(), bias, layers, dropout, training, bidirectional, batchFirst);
}
