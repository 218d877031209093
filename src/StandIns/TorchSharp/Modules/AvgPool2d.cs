using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Means of windows of the last two dimensions.</summary>
public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AvgPool2d(
        long[] kernel_size, long[]? stride, long[]? padding, bool ceil_mode, bool count_include_pad, long? divisor_override)
        : base(nameof(AvgPool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
        this.divisor_override = divisor_override;
    }

    /// <summary>Height and width of a window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Pixels between two windows; the window's size when null.</summary>
    public long[]? stride { get; set; }

    /// <summary>Zeros on every side; none when null.</summary>
    public long[]? padding { get; set; }

    /// <summary>Whether a last window may stand over the edge.</summary>
    public bool ceil_mode { get; set; }

    /// <summary>Whether the zeros on the sides count.</summary>
    public bool count_include_pad { get; set; }

    /// <summary>What the sum is divided by; the number of pixels when null.</summary>
    public long? divisor_override { get; set; }

    /// <summary>The means.</summary>
    /// <param name="input">[batch, channels, height, width].</param>
    public override Tensor forward(Tensor input) =>
        nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
}
