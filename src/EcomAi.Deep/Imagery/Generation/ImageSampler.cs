using System.Globalization;
using EcomAi.Deep.Imagery.Images;
using static TorchSharp.torch;
using Generator = EcomAi.Deep.Imagery.Models.Generator;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>
/// Makes images with a generator. An image is a pure function of the generator, its class, the seed and the image's number: how many are made together does not change a bit of it,
/// on the same device.
/// </summary>
public static class ImageSampler
{
    /// <summary>Images that the generator makes at a time.</summary>
    /// <remarks>
    /// Kernels for another batch size, or for another row of the same batch, may add in another order; so the batch is always whole and image n always has row n modulo this.
    /// </remarks>
    public const int BatchSize = 32;

    /// <summary>Makes images, one for each label, in evaluation mode and without gradients.</summary>
    /// <param name="generator">The generator; its training mode is as before afterwards.</param>
    /// <param name="labels">The wanted classes, each below the generator's number of classes.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="truncation">The farthest from 0 that a latent number may be, at least .05; infinity truncates nothing.</param>
    /// <param name="first">The number of the first image, at least 0.</param>
    /// <param name="classes">The names of the classes; null names them by their numbers.</param>
    /// <param name="stop">Whether somebody asked to stop; asked for between two batches.</param>
    /// <returns>uint8 images on the generator's device.</returns>
    /// <exception cref="ArgumentException">A label is no class of the generator's, or the names are not one for each class.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public static ImageSet Sample(
        Generator generator, IReadOnlyList<long> labels, long seed, double truncation = double.PositiveInfinity, long first = 0, IReadOnlyList<string>? classes = null, StopSignal? stop = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        return Make(generator, labels, (number, count) => Latents.Draw(seed, number, count, generator.LatentSize, truncation), first, classes, stop);
    }

    /// <summary>Makes the images of given latents.</summary>
    /// <param name="generator">The generator; its training mode is as before afterwards.</param>
    /// <param name="latents">[N, latent size] float32.</param>
    /// <param name="labels">[N] wanted classes.</param>
    /// <param name="classes">The names of the classes; null names them by their numbers.</param>
    /// <returns>uint8 images on the generator's device.</returns>
    /// <exception cref="ArgumentException">A label is no class of the generator's, or latents and labels differ in number.</exception>
    public static ImageSet Render(Generator generator, Tensor latents, IReadOnlyList<long> labels, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(labels);
        if (latents.shape is not [var rows, var size] || rows != labels.Count || size != generator.LatentSize)
            throw new ArgumentException($"latents must be [{labels.Count}, {generator.LatentSize}], received [{string.Join(", ", latents.shape)}].", nameof(latents));
        return Make(generator, labels, (number, count) => latents.narrow(0, number, count), 0, classes, stop: null);
    }

    /// <summary>Labels for a number of images, distributed as in a set by the largest remainder, the classes evenly mixed along the way.</summary>
    /// <param name="reference">The set, of at least one image.</param>
    /// <param name="count">How many labels.</param>
    public static long[] LabelsLike(ImageSet reference, int count)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfZero(reference.Count);
        var wanted = LargestRemainder([.. ImageSetFacts.ClassCounts(reference).Select(images => (long)images)], count);
        return
        [
            .. wanted.SelectMany((images, label) => Enumerable.Range(0, images).Select(place => (Label: (long)label, At: (place + .5) / images)))
                .OrderBy(image => image.At).ThenBy(image => image.Label).Select(image => image.Label),
        ];
    }

    /// <summary>Divides a number in proportion to weights: the whole parts first, then one each to the largest remainders, the first of equal ones.</summary>
    internal static int[] LargestRemainder(IReadOnlyList<long> weights, int count)
    {
        var total = weights.Sum();
        var parts = weights.Select(weight => (int)((Int128)weight * count / total)).ToArray();
        var left = count - parts.Sum();
        foreach (var place in Enumerable.Range(0, parts.Length).OrderByDescending(place => (Int128)weights[place] * count % total).Take(left))
            parts[place]++;
        return parts;
    }

    /// <summary>The device that a generator computes on; the host where it has no parameters.</summary>
    internal static Device DeviceOf(nn.Module network) => network.parameters().FirstOrDefault()?.device ?? CPU;

    private static ImageSet Make(
        Generator generator, IReadOnlyList<long> labels, Func<long, int, Tensor> latentsOf, long first, IReadOnlyList<string>? classes, StopSignal? stop)
    {
        var shape = generator.Shape;
        classes ??= [.. Enumerable.Range(0, shape.Classes).Select(place => place.ToString(CultureInfo.InvariantCulture))];
        if (classes.Count != shape.Classes)
            throw new ArgumentException($"{classes.Count} names for {shape.Classes} classes.", nameof(classes));
        foreach (var label in labels)
        {
            if (label < 0 || label >= shape.Classes)
                throw new ArgumentException($"a label is {label}, but there are {shape.Classes} classes.", nameof(labels));
        }

        var wasTraining = generator.training;
        generator.eval();
        try
        {
            using var scope = NewDisposeScope();
            using var frozen = no_grad();
            var device = DeviceOf(generator);
            var pixels = empty([labels.Count, shape.Channels, shape.Height, shape.Width], uint8, device);
            var batchLabels = new long[BatchSize];
            for (var made = 0; made < labels.Count;)
            {
                if (stop is { Requested: true })
                    throw new RunStoppedException("stopped while images were made.", stop.ExitCode);
                using var step = NewDisposeScope();
                var row = (int)((first + made) % BatchSize);
                var count = Math.Min(BatchSize - row, labels.Count - made);
                Array.Clear(batchLabels);
                for (var i = 0; i < count; i++)
                    batchLabels[row + i] = labels[made + i];
                var latents = zeros([BatchSize, generator.LatentSize], float32, device);
                latents.narrow(0, row, count).copy_(latentsOf(first + made, count));
                var images = generator.call(latents, tensor(batchLabels, [BatchSize], device: device));      // [32, channels, height, width]
                pixels.narrow(0, made, count).copy_(PictureTensors.Quantize(images.narrow(0, row, count)));
                made += count;
            }

            return new ImageSet(pixels, tensor(labels.ToArray(), [labels.Count], device: device), classes);
        }
        finally
        {
            generator.train(wasTraining);
        }
    }
}
