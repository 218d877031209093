using static TorchSharp.torch;

namespace EcomAi.Deep.Backend;

/// <summary>How images lie in memory: plane after plane of a channel, or pixel after pixel with its channels side by side, which convolutions are fastest on.</summary>
public static class MemoryLayout
{
    /// <summary>
    /// Puts the channels of a pixel side by side, by a copy; no copy where they lie so. The shape stays [batch, channels, height, width], and the
    /// operations that follow keep the layout. Differentiable.
    /// </summary>
    public static Tensor ChannelsLast(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var pixels = images.permute(0, 2, 3, 1);
        using var dense = pixels.contiguous();
        return dense.permute(0, 3, 1, 2);
    }

    /// <summary>Puts every channel's plane in one piece, by a copy; no copy where they lie so. Differentiable.</summary>
    public static Tensor ChannelsFirst(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return images.contiguous();
    }

    /// <summary>Whether the channels of a pixel lie side by side, in the order of the pixels.</summary>
    /// <param name="images">[batch, channels, height, width].</param>
    public static bool IsChannelsLast(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var pixels = images.permute(0, 2, 3, 1);
        return pixels.is_contiguous();
    }
}
