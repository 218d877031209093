using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>Between images, whose channels are planes, and activations, whose channels lie side by side in memory: convolutions are fastest so.</summary>
internal static class Planes
{
    /// <summary>Puts the channels of a pixel side by side; the shape stays [B, channels, height, width].</summary>
    public static Tensor ChannelsLast(Tensor planes, ScalarType type) => MemoryLayout.ChannelsLast(planes).to(type);

    /// <summary>Makes one pixel of each 2x2 square: [B, channels, height, width] to [B, 4 channels, height / 2, width / 2], channels side by side. In one copy: images are large.</summary>
    public static Tensor Squares(Tensor images, ScalarType type)
    {
        var (batch, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2] / 2, images.shape[3] / 2);
        return images.to(type).view(batch, channels, height, 2, width, 2).permute(0, 2, 4, 1, 3, 5).reshape(batch, height, width, 4 * channels).permute(0, 3, 1, 2);
    }

    /// <summary>Takes [B, height x width x channels] for activations [B, channels, height, width] with the channels side by side; copies nothing.</summary>
    public static Tensor Unflatten(Tensor flat, (int Height, int Width) size, int channels) =>
        flat.view(-1, size.Height, size.Width, channels).permute(0, 3, 1, 2);

    /// <summary>The reverse of <see cref="Unflatten"/>, in float32.</summary>
    public static Tensor Flatten(Tensor activations) => activations.permute(0, 2, 3, 1).reshape(activations.shape[0], -1).to(ScalarType.Float32);
}
