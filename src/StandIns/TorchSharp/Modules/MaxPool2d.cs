using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The largest of windows of the last two dimensions.</summary>
public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool2d(long[] kernel_size, long[]? stride, long[]? padding, long[]? dilation, bool ceil_mode)
        : base(nameof(MaxPool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        this.ceil_mode = ceil_mode;
    }

    /// <summary>Height and width of a window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Pixels between two windows; the window's size when null.</summary>
    public long[]? stride { get; set; }

    /// <summary>Pixels on every side that are never the largest; none when null.</summary>
    public long[]? padding { get; set; }

    /// <summary>Pixels between two of a window; 1 when null.</summary>
    public long[]? dilation { get; set; }

    /// <summary>Whether a last window may stand over the edge.</summary>
    public bool ceil_mode { get; set; }

    /// <summary>The largest ones.</summary>
    /// <param name="input">[batch, channels, height, width].</param>
    public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);
}
