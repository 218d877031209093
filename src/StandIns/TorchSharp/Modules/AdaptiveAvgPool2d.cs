using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Means of as many windows of the last two dimensions as asked for.</summary>
public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d(long[] output_size)
        : base(nameof(AdaptiveAvgPool2d)) => this.output_size = output_size;

    /// <summary>Windows of height and width.</summary>
    public long[] output_size { get; set; }

    /// <summary>The means.</summary>
    /// <param name="input">[batch, channels, height, width].</param>
    /// <returns>[batch, channels, output_size].</returns>
    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, output_size);
}
