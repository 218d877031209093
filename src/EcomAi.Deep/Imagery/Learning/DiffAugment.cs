using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Learning;

/// <summary>
/// DiffAugment (Zhao et al. 2020): the same kind of random change to real and generated images, differentiable in the images. In this order: brightness by up to .5 of the
/// range's half, saturation from 0 to 2, contrast from .5 to 1.5; a shift, with gray (0, the middle) where nothing comes from; a rectangle that turns gray.
/// </summary>
/// <param name="config">What is done.</param>
public sealed class DiffAugment(AugmentConfig config)
{
    /// <summary>Random numbers that one image needs.</summary>
    public const int DrawsAnImage = 7; // brightness, saturation, contrast, shift down, shift right, row and column of the cut

    /// <summary>Whether images pass unchanged.</summary>
    public bool IsOff { get; } = config is { Color: false, Translation: 0, Cutout: 0 };

    /// <summary>Changes images.</summary>
    /// <param name="images">[B, channels, height, width] in -1 ... 1.</param>
    /// <param name="draws">Numbers in [0, 1), [B, <see cref="DrawsAnImage"/>] float32; unused where nothing is done.</param>
    /// <returns>The same shape; the images themselves when nothing is done.</returns>
    public Tensor Apply(Tensor images, Tensor draws)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(draws);
        if (IsOff)
            return images;
        var changed = config.Color ? Recolor(images, draws) : images;
        if (config.Translation > 0)
            changed = Shift(changed, draws);
        return config.Cutout > 0 ? Cut(changed, draws) : changed;
    }

    /// <summary>Mirrors some images left to right.</summary>
    /// <param name="images">[B, channels, height, width], any dtype.</param>
    /// <param name="which">Whether each is mirrored [B] bool.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Mirror(Tensor images, Tensor which)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(which);
        return where(which.view(-1, 1, 1, 1), images.flip(3), images);
    }

    /// <summary>
    /// With pixel mean m over channels and image mean M, brightness b, saturation s and contrast c together are cs x + c(1 - s) m + b + (1 - c) M: one pass over the image.
    /// </summary>
    private static Tensor Recolor(Tensor images, Tensor draws)
    {
        var brightness = Column(draws, 0) - .5; // [B, 1, 1, 1]
        var contrast = Column(draws, 2) + .5;
        var gray = images.mean([1], keepdim: true); // [B, 1, height, width]
        var level = brightness + ((1 - contrast) * gray.mean([1, 2, 3], keepdim: true)); // [B, 1, 1, 1]
        if (images.shape[1] == 1)
            return addcmul(level, images, contrast, 1);
        var saturation = Column(draws, 1) * 2;
        return addcmul(addcmul(level, gray, contrast * (1 - saturation), 1), images, contrast * saturation, 1);
    }

    private Tensor Shift(Tensor images, Tensor draws)
    {
        var (batch, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        var (rows, rowInside) = Sources(draws.select(1, 3), height); // [B, height]
        var (columns, columnInside) = Sources(draws.select(1, 4), width); // [B, width]
        var sources = ((rows * width).unsqueeze(2) + columns.unsqueeze(1)).view(batch, 1, -1).expand(batch, channels, -1); // [B, channels, height x width]
        var moved = images.reshape(batch, channels, -1).gather(2, sources).view(images.shape);
        return moved * (rowInside.unsqueeze(2) * columnInside.unsqueeze(1)).unsqueeze(1);
    }

    /// <summary>The row (or column) that each one's pixels come from, and 1 where there is one, else 0.</summary>
    private (Tensor Place, Tensor Inside) Sources(Tensor draws, long length)
    {
        var most = (long)Math.Round(length * config.Translation, MidpointRounding.AwayFromZero);
        var shift = (draws * ((2 * most) + 1)).floor().clamp_max(2 * most).to(ScalarType.Int64) - most; // [B], -most ... most
        var place = arange(length, device: draws.device).unsqueeze(0) - shift.unsqueeze(1); // [B, length]
        var near = place.clamp(0, length - 1);
        return (near, near.eq(place).to_type(ScalarType.Float32));
    }

    private Tensor Cut(Tensor images, Tensor draws)
    {
        var rows = InCut(draws.select(1, 5), images.shape[2]); // [B, height]
        var columns = InCut(draws.select(1, 6), images.shape[3]); // [B, width]
        return images * (1 - (rows.unsqueeze(2) * columns.unsqueeze(1))).unsqueeze(1);
    }

    /// <summary>1 in the rows (or columns) of the cut, whose middle may lie anywhere in the image; else 0.</summary>
    private Tensor InCut(Tensor draws, long length)
    {
        var side = (long)Math.Round(length * config.Cutout, MidpointRounding.AwayFromZero);
        var middles = length + 1 - (side % 2);
        var first = ((draws * middles).floor().clamp_max(middles - 1).to(ScalarType.Int64) - (side / 2)).unsqueeze(1); // [B, 1]
        var place = arange(length, device: draws.device).unsqueeze(0) - first; // [B, length]
        return (place.ge(0).to_type(ScalarType.Float32) * place.lt(side).to_type(ScalarType.Float32));
    }

    private static Tensor Column(Tensor draws, long column) => draws.narrow(1, column, 1).unsqueeze(-1).unsqueeze(-1);
}
