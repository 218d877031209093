using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Images;

/// <summary>The images to train with, to choose a checkpoint by and to measure at the end, all of one form and of the training images' classes.</summary>
public sealed class ImageSplits : IDisposable
{
    private ImageSplits(ImageSet train, ImageSet? validation, ImageSet? test, IReadOnlyList<string> files) =>
        (Train, Validation, Test, Files) = (train, validation, test, files);

    /// <summary>The images to train with.</summary>
    public ImageSet Train { get; }

    /// <summary>The images to choose a checkpoint by; null where there are none.</summary>
    public ImageSet? Validation { get; }

    /// <summary>The images to measure at the end; null where there are none.</summary>
    public ImageSet? Test { get; }

    /// <summary>The files that were read, in order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Reads the images that a configuration names.</summary>
    /// <param name="data">The section <c>data</c>.</param>
    /// <param name="device">Where the images shall be.</param>
    /// <exception cref="DataException">A table breaks a rule of <see cref="ImageSetReader"/>, or too many images are to be held back.</exception>
    /// <exception cref="Data.Pictures.PictureException">An image is damaged.</exception>
    public static ImageSplits Load(ImageDataConfig data, Device device)
    {
        ArgumentNullException.ThrowIfNull(data);
        ImageSet? train = null, validation = null, test = null;
        try
        {
            var files = new List<string>();
            ImageSet Read(string path, string option)
            {
                var table = ParquetTable.Open(ConfigPaths.Resolve(path));
                files.AddRange(table.Files);
                return ImageSetReader.Read(table, data, device, option, train?.Shape, train?.Classes);
            }

            train = Read(data.Train, "data.train");
            validation = data.Validation is { Length: > 0 } path ? Read(path, "data.validation") : null;
            test = data.Test is { Length: > 0 } last ? Read(last, "data.test") : null;
            if (data.ValidationCount > 0)
            {
                var whole = train;
                (train, validation) = HoldBack(whole, data.ValidationCount);
                whole.Dispose();
            }

            var splits = new ImageSplits(train, validation, test, files);
            (train, validation, test) = (null, null, null);
            return splits;
        }
        finally
        {
            train?.Dispose();
            validation?.Dispose();
            test?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Train.Dispose();
        Validation?.Dispose();
        Test?.Dispose();
    }

    /// <summary>How many images of each class are held back: in proportion, rounded so that the sum is right, and never all of a class.</summary>
    internal static int[] Shares(IReadOnlyList<int> counts, int wanted)
    {
        var total = counts.Sum();
        var most = total - counts.Count(count => count > 0);
        if (wanted > most)
        {
            throw new DataException(
                $"data.validationCount is {wanted:N0}, but of {total:N0} training images in {counts.Count(count => count > 0):N0} classes at most {most:N0} can be held back, so that each class keeps one; set a smaller number.");
        }

        // Largest remainders first, the earlier class among equals.
        var shares = counts.Select(count => (int)Math.Min((long)wanted * count / total, Math.Max(0, count - 1))).ToArray();
        var order = Enumerable.Range(0, shares.Length).OrderByDescending(place => (long)wanted * counts[place] % total).ToArray();
        for (var left = wanted - shares.Sum(); left > 0;)
        {
            foreach (var place in order)
            {
                if (left == 0)
                    break;
                if (shares[place] >= counts[place] - 1)
                    continue;
                shares[place]++;
                left--;
            }
        }

        return shares;
    }

    private static (ImageSet Train, ImageSet Validation) HoldBack(ImageSet images, int count)
    {
        var labels = ImageSetFacts.Labels(images);
        var shares = Shares(ImageSetFacts.ClassCounts(images), count);
        var held = new bool[labels.Length];
        for (var place = 0; place < shares.Length; place++)
        {
            int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == place)];
            new Xoshiro256(Seeds.Derive(0, "validation", place)).Shuffle<int>(rows);
            foreach (var row in rows.AsSpan(0, shares[place]))
                held[row] = true;
        }

        return (Rows(images, row => !held[row]), Rows(images, row => held[row]));
    }

    private static ImageSet Rows(ImageSet images, Func<int, bool> wanted)
    {
        long[] rows = [.. Enumerable.Range(0, images.Count).Where(wanted).Select(row => (long)row)];
        using var scope = NewDisposeScope();
        var index = tensor(rows).to(images.Pixels.device);
        return new ImageSet(images.Pixels.index_select(0, index), images.Labels.index_select(0, index), images.Classes);
    }
}
