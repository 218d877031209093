using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>The random numbers that images are made from: those of an image are a pure function of a seed and the image's number, on any device and in any batch.</summary>
public static class Latents
{
    /// <summary>Draws latents.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="first">The number of the first image.</param>
    /// <param name="count">How many images.</param>
    /// <param name="size">Numbers of an image.</param>
    /// <param name="truncation">Numbers farther from 0 than this are drawn again (the truncation trick, Brock et al. 2019): less variety, fewer odd images. Infinity truncates nothing.</param>
    /// <returns>[count, size] float32 on the host, normally distributed.</returns>
    public static Tensor Draw(long seed, long first, int count, int size, double truncation = double.PositiveInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(truncation, .05);
        var numbers = new float[count * size];
        for (var image = 0; image < count; image++)
        {
            var random = new Xoshiro256(Seeds.Derive(seed, "latent", first + image));
            foreach (ref var number in numbers.AsSpan(image * size, size))
            {
                do
                {
                    number = random.NextGaussian();
                }
                while (Math.Abs(number) > truncation);
            }
        }

        return tensor(numbers, [count, size]);
    }
}
