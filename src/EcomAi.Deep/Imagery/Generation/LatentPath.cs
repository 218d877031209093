using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>Ways from one latent to another. Straight lines would pass through unlikely short vectors, so the way is an arc (slerp, White 2016).</summary>
public static class LatentPath
{
    /// <summary>Latents evenly spread on the arc between two, these included exactly.</summary>
    /// <param name="from">[latent size] float32, on the host.</param>
    /// <param name="to">[latent size] float32, on the host.</param>
    /// <param name="frames">How many, at least 2.</param>
    /// <returns>[frames, latent size] float32 on the host.</returns>
    public static Tensor Arc(Tensor from, Tensor to, int frames)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 2);
        var (a, b) = (Values(from), Values(to));
        if (a.Length != b.Length)
            throw new ArgumentException($"latents of {a.Length} and {b.Length} numbers.", nameof(to));
        var (dot, lengthA, lengthB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
            lengthA += (double)a[i] * a[i];
            lengthB += (double)b[i] * b[i];
        }

        var angle = Math.Acos(Math.Clamp(dot / Math.Max(Math.Sqrt(lengthA * lengthB), double.Epsilon), -1, 1));
        var path = new float[frames * a.Length];
        for (var frame = 0; frame < frames; frame++)
        {
            var t = (double)frame / (frames - 1);
            // Nearly parallel or opposite vectors have no well-defined arc; the line between them will do.
            var (weightA, weightB) = Math.Sin(angle) < 1e-6 ? (1 - t, t) : (Math.Sin((1 - t) * angle) / Math.Sin(angle), Math.Sin(t * angle) / Math.Sin(angle));
            for (var i = 0; i < a.Length; i++)
                path[(frame * a.Length) + i] = (float)((weightA * a[i]) + (weightB * b[i]));
        }

        a.CopyTo(path, 0);
        b.CopyTo(path, path.Length - b.Length);
        return tensor(path, [frames, a.Length]);
    }

    private static float[] Values(Tensor latent)
    {
        using var values = latent.data<float>();
        return values.ToArray();
    }
}
