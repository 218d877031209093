using System.Globalization;
using EcomAi.Deep.Configuration;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>
/// Layers of long short-term memory (Hochreiter and Schmidhuber 1997), batch first, with PyTorch's parameters under
/// <c>lstm.</c>: weight_ih_lK, weight_hh_lK, bias_ih_lK, bias_hh_lK, gates in the order i, f, g, o. They start uniform in
/// ±1/sqrt(hidden), the forget gate's bias at 1 (Jozefowicz et al. 2015). On the host a layer is one native call forward and
/// one backward; on a GPU it is cuDNN's.
/// </summary>
public sealed partial class LstmLayer : nn.Module
{
    private readonly LSTM lstm;
    private readonly long hiddenSize;

    /// <summary>Layers of this size; draws from the default random stream.</summary>
    /// <param name="name">The module's name in messages.</param>
    /// <param name="inputSize">Numbers a time step.</param>
    /// <param name="hiddenSize">Numbers of the state.</param>
    /// <param name="layers">How many layers; each reads the outputs of the one before.</param>
    /// <param name="dropout">The probability, 0 to 1, of a dropped output between layers while training.</param>
    public LstmLayer(string name, long inputSize, long hiddenSize, long layers = 1, double dropout = 0)
        : base(name)
    {
        this.hiddenSize = hiddenSize;
        Layers = layers;
        Dropout = dropout;
        lstm = nn.LSTM(inputSize, hiddenSize, layers, batchFirst: true, dropout: layers > 1 ? dropout : 0);
        RegisterComponents();
        OpenForgetGates();
    }

    /// <summary>How many layers there are.</summary>
    public long Layers { get; }

    /// <summary>The probability of a dropped output between layers while training.</summary>
    public double Dropout { get; }

    /// <summary>The numbers its products are computed with while it trains; states are float32 always. Default float32, which is the quickest on the host.</summary>
    public Precision Precision { get; init; }

    /// <summary>The last layer's states at all times, and every layer's last states.</summary>
    /// <param name="input">[batch, time, input].</param>
    /// <param name="hidden">First hidden states, [layers, batch, hidden]; zeros when null.</param>
    /// <param name="cell">First cell states, [layers, batch, hidden]; zeros when null.</param>
    /// <returns>Output [batch, time, hidden], hidden and cell [layers, batch, hidden].</returns>
    public (Tensor Output, Tensor Hidden, Tensor Cell) call(Tensor input, Tensor? hidden = null, Tensor? cell = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var mixed = MixedPrecision.Enter(input.device, training ? Precision : Precision.Fp32);
        if (mixed is not null)
            return RunMixed(input, hidden, cell);
#if !TORCHSHARP_PACKAGE
        if (IsFused(input))
            return RunFused(input, hidden, cell);
#endif
        return Run(input, hidden, cell);
    }

    /// <summary>As <see cref="call"/>, by torch's own LSTM.</summary>
    internal (Tensor Output, Tensor Hidden, Tensor Cell) Run(Tensor input, Tensor? hidden, Tensor? cell)
    {
        if (hidden is null && cell is null)
            return lstm.call(input);
        using var zero = zeros([Layers, input.size(0), hiddenSize], input.dtype, input.device);
        return lstm.call(input, (hidden ?? zero, cell ?? zero));
    }

    private (Tensor Output, Tensor Hidden, Tensor Cell) RunMixed(Tensor input, Tensor? hidden, Tensor? cell)
    {
        using var scope = NewDisposeScope();
        var (output, lastHidden, lastCell) = Run(input, hidden, cell);
        return (Float(output), Float(lastHidden), Float(lastCell));

        static Tensor Float(Tensor states) => states.to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    private Parameter Weight(string kind, long layer) =>
        lstm.get_parameter($"{kind}_l{layer.ToString(CultureInfo.InvariantCulture)}")!;

    private void OpenForgetGates()
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        for (var layer = 0L; layer < Layers; layer++)
        {
            Weight("bias_ih", layer).narrow(0, hiddenSize, hiddenSize).fill_(1);
            Weight("bias_hh", layer).narrow(0, hiddenSize, hiddenSize).zero_();
        }
    }
}
