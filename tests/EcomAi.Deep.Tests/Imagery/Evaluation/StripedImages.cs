using EcomAi.Deep.Imagery.Evaluation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Tests.Imagery.Evaluation;

/// <summary>Noisy pictures of lying and standing stripes and of neither, which a small classifier tells apart.</summary>
internal static class StripedImages
{
    public static readonly string[] Classes = ["lying", "standing", "plain"];

    /// <summary>Settings that train in a second.</summary>
    public static ImageEvaluateConfig Config(string cache = "") =>
        new() { Cache = cache, ClassifierEpochs = 3, ClassifierWidth = 4, Neighbours = 3 };

    public static ImageSet Draw(int count, ulong seed, int channels = 1, int height = 12, int width = 16)
    {
        var random = new Xoshiro256(seed);
        var (pixels, labels) = (new byte[count * channels * height * width], new long[count]);
        var next = 0;
        for (var image = 0; image < count; image++)
        {
            labels[image] = image % 3;
            var phase = random.NextInt(4);
            for (var place = 0; place < channels * height * width; place++)
            {
                var (row, column) = (place / width % height, place % width);
                var stripe = labels[image] switch { 0 => row + phase, 1 => column + phase, _ => 0 } / 2 % 2;
                pixels[next++] = (byte)((labels[image] == 2 ? 100 : 160 * stripe) + random.NextInt(80));
            }
        }

        return new ImageSet(tensor(pixels, [count, channels, height, width]), tensor(labels), Classes);
    }

    /// <summary>Pixels that know nothing of each other.</summary>
    public static ImageSet Noise(int count, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var pixels = new byte[count * 12 * 16];
        foreach (ref var pixel in pixels.AsSpan())
            pixel = (byte)random.NextInt(256);
        return new ImageSet(tensor(pixels, [count, 1, 12, 16]), zeros(count, int64), Classes);
    }
}
