using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Models;

/// <summary>Between images, whose channels are planes, and activations, whose channels lie side by side in memory: convolutions are fastest so.</summary>
internal static class Planes
{
    /// <summary>Puts the channels of a pixel side by side; the shape stays [B, channels, height, width].</summary>
    public static Tensor ChannelsLast(Tensor planes, ScalarType type) => planes.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).to(type);

    /// <summary>Takes [B, height x width x channels] for activations [B, channels, height, width] with the channels side by side; copies nothing.</summary>
    public static Tensor Unflatten(Tensor flat, (int Height, int Width) size, int channels) =>
        flat.view(-1, size.Height, size.Width, channels).permute(0, 3, 1, 2);

    /// <summary>The reverse of <see cref="Unflatten"/>, in float32.</summary>
    public static Tensor Flatten(Tensor activations) => activations.permute(0, 2, 3, 1).reshape(activations.shape[0], -1).to(ScalarType.Float32);
}
