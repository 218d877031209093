using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;

using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>Makes the images of <c>score</c>: a folder of PNG files with an index, a Parquet table, a sheet, or a strip between two seeds.</summary>
/// <param name="request">What is wanted.</param>
/// <param name="run">The run.</param>
/// <param name="probabilities">A classifier of real images; null takes the run's own.</param>
internal sealed class ImageScoring(ScoreRequest request, RunFolder run, ClassProbabilities? probabilities = null)
{
    // Bounds memory, and how long a wish to stop waits; a multiple of the sampler's batch.
    private const int BlockSize = 8 * ImageSampler.BatchSize;

    private readonly GanConfig _config = (GanConfig)request.Config;

    /// <summary>Writes the images.</summary>
    /// <exception cref="ScoreOptionException">An option cannot be followed.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public ScoreResult Run()
    {
        var options = ImageScoreOptions.Of(request);
        var clock = Stopwatch.StartNew();
        using var gan = TrainedGan.Load(run, _config, TorchRuntime.Prepare(_config));
        return Write(options, gan) with { Seconds = clock.Elapsed.TotalSeconds };
    }

    /// <summary>Writes the images of networks that were brought back.</summary>
    internal ScoreResult Write(ImageScoreOptions options, TrainedGan gan)
    {
        var labels = options.Classes.Count == 0 ? [.. Enumerable.Range(0, gan.Facts.Classes.Count)] : options.Classes.Select(gan.Facts.Require).ToArray();
        var total = (long)labels.Length * options.Count;
        var onSheet = total * Math.Max(1, options.Frames);
        var isSheet = ImageScoreOptions.HasExtension(request.Output, ".png");
        if ((isSheet || options.HasGrid) && onSheet > ImageScoreOptions.MostOnSheet)
            throw new ScoreOptionException(string.Create(CultureInfo.InvariantCulture, $"a sheet holds at most {ImageScoreOptions.MostOnSheet} images, but --class and --count ask for {onSheet}; lower --count, or let --output name a folder"));
        if (options.Frames > 0)
            WriteStrip(options, gan, labels);
        else
            WriteImages(options, gan, labels, total);
        return new ScoreResult(request.Output, options.Frames > 0 ? onSheet : total, Facts(options, gan, labels), 0)
        {
            NextCommand = ImageScoreOptions.HasExtension(request.Output, ".parquet")
                ? null
                : $"./ecomai creatives --run {run.Path} --class '{gan.Facts.Classes[labels[0]]}' --output banners",
        };
    }

    private void WriteImages(ImageScoreOptions options, TrainedGan gan, int[] labels, long total)
    {
        var isFolder = ImageScoreOptions.IsFolder(request.Output);
        using var sink = Sink(gan, options);
        using var grid = options.HasGrid && isFolder ? new ImageSheet(Path.Combine(request.Output, "grid.png"), gan.Hash, options.Truncation, options.Count) : null;
        using var phase = request.Observer.Phase("images", total, "images");
        foreach (var label in labels)
        {
            for (var first = 0; first < options.Count; first += BlockSize)
            {
                if (request.Stop.Requested)
                    throw new RunStoppedException($"stopped; {(isFolder ? $"the images in {request.Output} have no index yet" : $"{request.Output} was not written")}.", request.Stop.ExitCode);
                var count = Math.Min(BlockSize, options.Count - first);
                using var images = gan.Sample(label, count, options.Seed, options.Truncation, first);
                foreach (var image in Judged(gan, images, label, options.Seed, first))
                {
                    sink.Add(image);
                    grid?.Add(image);
                }

                phase.Advance(count);
            }
        }

        grid?.Finish();
        sink.Finish();
    }

    private IImageSink Sink(TrainedGan gan, ImageScoreOptions options)
    {
        if (ImageScoreOptions.HasExtension(request.Output, ".parquet"))
            return new ImageTable(request.Output, gan.Hash, options.Truncation);
        if (ImageScoreOptions.IsFolder(request.Output))
            return new ImageFolder(request.Output, gan.Facts, gan.Hash, options.Truncation);
        new AtomicFile(request.Output).Dispose();
        return new ImageSheet(request.Output, gan.Hash, options.Truncation, options.Count);
    }

    private IEnumerable<GeneratedImage> Judged(TrainedGan gan, ImageSet images, int label, long seed, long first)
    {
        var pictures = PictureTensors.ToPictures(images.Pixels);
        var scores = gan.Judge(images);
        var seen = OfClass(probabilities ?? gan.Probabilities, images, label);
        for (var i = 0; i < pictures.Count; i++)
            yield return new GeneratedImage(gan.Facts.Classes[label], seed, first + i, pictures[i], scores[i], seen?[i]);
    }

    /// <summary>The probabilities of one class; null where there is no classifier.</summary>
    internal static float[]? OfClass(ClassProbabilities? probabilities, ImageSet images, int label)
    {
        if (probabilities is null)
            return null;
        using var scope = NewDisposeScope();
        using var values = probabilities(images).select(1, label).to(float32).cpu().contiguous().data<float>();
        return values.ToArray();
    }

    /// <summary>A row for each class and number: from the image of the seed to the one of the next seed.</summary>
    private void WriteStrip(ImageScoreOptions options, TrainedGan gan, int[] labels)
    {
        new AtomicFile(request.Output).Dispose();
        var pictures = new List<Picture>();
        foreach (var label in labels)
        {
            for (var number = 0; number < options.Count; number++)
            {
                if (request.Stop.Requested)
                    throw new RunStoppedException($"stopped; {request.Output} was not written.", request.Stop.ExitCode);
                pictures.AddRange(Strip(gan, label, number, options));
            }
        }

        var texts = GeneratedPng.Texts(gan.Hash, labels.Select(label => gan.Facts.Classes[label]), options.Seed, options.Truncation, number: null);
        GeneratedPng.Write(request.Output, PictureGrid.Tile(pictures, options.Frames), texts);
    }

    /// <summary>The images on the arc between the latents of a seed and the next; the ends are the very images of those seeds.</summary>
    internal static IReadOnlyList<Picture> Strip(TrainedGan gan, int label, long number, ImageScoreOptions options)
    {
        using var scope = NewDisposeScope();
        var from = Latents.Draw(options.Seed, number, 1, gan.Generator.LatentSize, options.Truncation);
        var to = Latents.Draw(options.Seed + 1, number, 1, gan.Generator.LatentSize, options.Truncation);
        using var first = gan.Sample(label, 1, options.Seed, options.Truncation, number);
        using var last = gan.Sample(label, 1, options.Seed + 1, options.Truncation, number);
        var inner = Array.Empty<Picture>();
        if (options.Frames > 2)
        {
            var path = LatentPath.Arc(from.select(0, 0), to.select(0, 0), options.Frames).narrow(0, 1, options.Frames - 2);
            using var between = ImageSampler.Render(gan.Generator, path, Enumerable.Repeat((long)label, options.Frames - 2).ToArray(), gan.Facts.Classes);
            inner = [.. PictureTensors.ToPictures(between.Pixels)];
        }

        return [PictureTensors.ToPictures(first.Pixels)[0], .. inner, PictureTensors.ToPictures(last.Pixels)[0]];
    }

    private static List<KeyValuePair<string, string>> Facts(ImageScoreOptions options, TrainedGan gan, int[] labels)
    {
        var facts = new List<KeyValuePair<string, string>>
        {
            new("classes", string.Join(", ", labels.Select(label => gan.Facts.Classes[label]))),
            new("images each", options.Count.ToString("N0", CultureInfo.InvariantCulture)),
            new("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
            new("model", gan.Hash),
        };
        if (double.IsFinite(options.Truncation))
            facts.Add(new("truncation", options.Truncation.ToString(CultureInfo.InvariantCulture)));
        return facts;
    }
}
