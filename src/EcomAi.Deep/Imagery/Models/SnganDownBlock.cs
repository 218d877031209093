using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>A residual block with spectral norm: twice rectifier and 3x3 convolution, beside a 1x1 convolution where the form changes; halves the size by averaging.</summary>
internal sealed class SnganDownBlock : Module<Tensor, Tensor>
{
    private readonly Convolution convolution1;
    private readonly Convolution convolution2;
    private readonly Convolution? shortcut;
    private readonly bool _isFirst;
    private readonly bool _halves;

    /// <summary>A block of this size.</summary>
    /// <param name="source">Where the weights come from.</param>
    /// <param name="from">Channels in.</param>
    /// <param name="to">Channels out.</param>
    /// <param name="isFirst">Whether it sees the image itself, which no rectifier must cut.</param>
    /// <param name="halves">Whether it halves the size.</param>
    public SnganDownBlock(WeightSource source, int from, int to, bool isFirst, bool halves)
        : base(nameof(SnganDownBlock))
    {
        (_isFirst, _halves) = (isFirst, halves);
        convolution1 = new Convolution(source, from, to, 3, Convolution.He(from, 3), spectral: true);
        convolution2 = new Convolution(source, to, to, 3, Convolution.He(to, 3), spectral: true);
        shortcut = from != to || halves ? new Convolution(source, from, to, 1, Math.Sqrt(1.0 / from), spectral: true) : null;
        RegisterComponents();
    }

    /// <summary>See <see cref="Weight.Renew"/>.</summary>
    public void Renew()
    {
        convolution1.Renew();
        convolution2.Renew();
        shortcut?.Renew();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var x = convolution1.call(_isFirst ? input : input.relu()).relu_(); // [B, to, height, width]
        x = Halve(convolution2.call(x)); // [B, to, height / 2, width / 2]
        return x + (shortcut is null ? input : shortcut.call(Halve(input))); // a 1x1 convolution is the same after averaging, and a quarter of the work
    }

    private Tensor Halve(Tensor x) => _halves ? functional.avg_pool2d(x, 2) : x;
}
