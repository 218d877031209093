using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of an <see cref="LSTM"/> layer.</summary>
public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
{
    private readonly long hiddenSize;
    private Parameter inputWeight;
    private Parameter hiddenWeight;
    private Parameter? inputBias;
    private Parameter? hiddenBias;

    internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(LSTMCell))
    {
        this.hiddenSize = hiddenSize;
        inputWeight = Draw([4 * hiddenSize, inputSize], device, dtype);
        hiddenWeight = Draw([4 * hiddenSize, hiddenSize], device, dtype);
        register_parameter(nameof(weight_ih), inputWeight);
        register_parameter(nameof(weight_hh), hiddenWeight);
        if (!bias)
            return;
        inputBias = Draw([4 * hiddenSize], device, dtype);
        hiddenBias = Draw([4 * hiddenSize], device, dtype);
        register_parameter(nameof(bias_ih), inputBias);
        register_parameter(nameof(bias_hh), hiddenBias);
    }

    /// <summary>[4 hidden, input]; the module's own wrapper.</summary>
    public Parameter? weight_ih
    {
        get => inputWeight;
        set => Exchange(nameof(weight_ih), inputWeight = Given(value));
    }

    /// <summary>[4 hidden, hidden]; the module's own wrapper.</summary>
    public Parameter? weight_hh
    {
        get => hiddenWeight;
        set => Exchange(nameof(weight_hh), hiddenWeight = Given(value));
    }

    /// <summary>[4 hidden], or null without biases; the module's own wrapper.</summary>
    public Parameter? bias_ih
    {
        get => inputBias;
        set => Exchange(nameof(bias_ih), inputBias = value);
    }

    /// <summary>[4 hidden], or null without biases; the module's own wrapper.</summary>
    public Parameter? bias_hh
    {
        get => hiddenBias;
        set => Exchange(nameof(bias_hh), hiddenBias = value);
    }

    /// <summary>The next hidden and cell states.</summary>
    /// <param name="input">[batch, input].</param>
    /// <param name="h0_c0">Hidden and cell states, [batch, hidden] each; zeros when null.</param>
    /// <returns>[batch, hidden] each.</returns>
    public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
    {
        if (h0_c0 is var (hidden, cell))
            return Run(input, hidden, cell);
        using var first = zeros([input.size(0), hiddenSize], input.dtype, input.device);
        return Run(input, first, first);
    }

    /// <summary>The next hidden and cell states.</summary>
    /// <param name="input">[batch, input].</param>
    /// <param name="h0_c0">Hidden and cell states, [batch, hidden] each; zeros when null.</param>
    public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    private static Parameter Given(Parameter? value) => value ?? throw new ArgumentNullException(nameof(value));

    private Parameter Draw(long[] shape, Device? device, ScalarType? dtype)
    {
        var bound = 1 / Math.Sqrt(hiddenSize);
        var values = empty(shape, dtype, device);
        values.uniform_(-bound, bound).Dispose();
        return new Parameter(values);
    }

    private (Tensor, Tensor) Run(Tensor input, Tensor hidden, Tensor cell) =>
        Op.lstmCell.Call2(input, new[] { hidden, cell }, inputWeight, hiddenWeight, inputBias, hiddenBias);
}
