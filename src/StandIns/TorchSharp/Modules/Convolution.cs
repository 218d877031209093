using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions of all kinds have: their shape, a weight, and a bias or none.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private Parameter kernel;
    private Parameter? offset;

    private protected Convolution(
        string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type,
        long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device,
        ScalarType? dtype)
        : base(name)
    {
        RequirePositive(name, (nameof(in_channels), in_channels), (nameof(out_channels), out_channels), (nameof(groups), groups));
        if (in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{name}: {in_channels} input and {out_channels} output channels are no multiples of {groups} groups");
        foreach (var size in kernel_size)
            RequirePositive(name, (nameof(kernel_size), size));
        foreach (var size in stride)
            RequirePositive(name, (nameof(stride), size));
        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding_type is null ? padding : null;
        this.padding_type = padding_type;
        this.dilation = dilation;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        long[] shape = transposed
            ? [in_channels, out_channels / groups, .. kernel_size]
            : [out_channels, in_channels / groups, .. kernel_size];
        kernel = new Parameter(empty(shape, dtype, device));
        offset = bias ? new Parameter(empty([out_channels], dtype, device)) : null;
        RegisterOwn(nameof(weight), kernel);
        RegisterOwn(nameof(bias), offset);
        reset_parameters();
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the output.</summary>
    public long out_channels { get; }

    /// <summary>Height and width of the kernel.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Pixels between two places of the kernel.</summary>
    public long[] stride { get; set; }

    /// <summary>Pixels added on every side; null when given by name.</summary>
    public long[]? padding { get; }

    private protected long[] Edges => padding ?? [0, 0];

    /// <summary>How much is padded, when given by name.</summary>
    public Padding? padding_type { get; }

    /// <summary>Pixels between two taps of the kernel.</summary>
    public long[] dilation { get; set; }

    /// <summary>Pixels a transposed convolution adds at the lower and right edge.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Parts of the channels that see one another only.</summary>
    public long groups { get; set; }

    /// <summary>What is added on every side.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>[outputs, inputs / groups, kernel], transposed [inputs, outputs / groups, kernel]; the module's own wrapper.</summary>
    public Parameter weight
    {
        get => kernel;
        set
        {
            kernel = value;
            Exchange(nameof(weight), value);
        }
    }

    /// <summary>[outputs], or null without a bias; the module's own wrapper.</summary>
    public Parameter? bias
    {
        get => offset;
        set
        {
            offset = value;
            Exchange(nameof(bias), value);
        }
    }

    /// <summary>Draws weight and bias anew: uniform in ±1/sqrt(fan in).</summary>
    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(kernel, Math.Sqrt(5)).Dispose();
        if (offset is null)
            return;
        var bound = 1 / Math.Sqrt(nn.init.CalculateFanInAndFanOut(kernel).fanIn);
        nn.init.uniform_(offset, -bound, bound).Dispose();
    }

    private static void RequirePositive(string module, params ReadOnlySpan<(string Name, long Value)> sizes)
    {
        foreach (var (name, value) in sizes)
        {
            if (value < 1)
                throw new ArgumentException($"{module}: {name} must be 1 or more, not {value}");
        }
    }
}
