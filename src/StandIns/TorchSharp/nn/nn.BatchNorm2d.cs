using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Batch normalisation of images.</summary>
        /// <param name="num_features">Channels.</param>
        /// <param name="eps">What is added to the variance.</param>
        /// <param name="momentum">The part of a batch in the new running statistics.</param>
        /// <param name="affine">Whether the result is scaled (by 1 at first) and shifted (by 0).</param>
        /// <param name="track_running_stats">Whether running statistics are kept; without them evaluation goes by the batch too.</param>
        /// <param name="device">Where parameters and statistics live.</param>
        /// <param name="dtype">The element type, Float32 unless given.</param>
        public static BatchNorm2d BatchNorm2d(
            long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
    }
}
