using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Images of another size: to a size, or by a factor.</summary>
public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
{
    private readonly long[]? target;
    private readonly double[]? factor;

    internal Upsample(long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
        : base(nameof(Upsample))
    {
        target = size;
        factor = scale_factor;
        this.mode = mode;
        this.align_corners = align_corners;
        this.recompute_scale_factor = recompute_scale_factor;
    }

    /// <summary>Height and width, or nothing.</summary>
    public ReadOnlySpan<long> size => target;

    /// <summary>The factors of height and width, or nothing.</summary>
    public ReadOnlySpan<double> scale_factor => factor;

    /// <summary>What lies between pixels.</summary>
    public UpsampleMode mode { get; }

    /// <summary>Whether the corner pixels' centres stay in the corners.</summary>
    public bool? align_corners { get; }

    /// <summary>Whether the factor is that of the sizes instead of the one given.</summary>
    public bool? recompute_scale_factor { get; set; }

    /// <summary>The images in their new size.</summary>
    /// <param name="input">[batch, channels, height, width].</param>
    public override Tensor forward(Tensor input) => nn.functional.interpolate(
        input, target, factor, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
}
