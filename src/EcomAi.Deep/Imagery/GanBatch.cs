using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery;

/// <summary>The real images of one step.</summary>
/// <param name="Number">The step, counted from 0 over all epochs.</param>
/// <param name="Pixels">[B, channels, height, width] uint8.</param>
/// <param name="Labels">[B] int64.</param>
internal sealed record GanBatch(long Number, Tensor Pixels, Tensor Labels) : IBatch, IDisposable
{
    /// <inheritdoc/>
    public int Size => (int)Labels.shape[0];

    /// <inheritdoc/>
    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }
}
