using System.Diagnostics;
using System.Globalization;
using EcomAi.Deep.Backend;
using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;
using EcomAi.Deep.Imagery.Generation;
using EcomAi.Deep.Imagery.Images;
using EcomAi.Deep.Training;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Creatives;

/// <summary>
/// Makes the banners of a class: draws images, ranks them and real ones by the discriminator and a classifier, and writes <c>banner-WxH.png</c> for each size, <c>overview.png</c>, and
/// <c>index.csv</c> with every picture that was looked at: rank, whether generated or real, its scores, and the places it got.
/// </summary>
/// <param name="request">What is wanted.</param>
/// <param name="probabilities">A classifier of real images; null takes the run's own, and without one the discriminator alone ranks.</param>
public sealed class BannerSheets(CreativesRequest request, ClassProbabilities? probabilities = null)
{
    private const int Shown = 16;

    /// <summary>Writes the folder.</summary>
    /// <exception cref="ScoreOptionException">An option cannot be followed.</exception>
    /// <exception cref="DataException">The folder holds other files or cannot be written, or the images cannot be read.</exception>
    /// <exception cref="EcomException">The run has not finished, a font or library is missing, or a text cannot be drawn.</exception>
    /// <exception cref="RunStoppedException">Somebody asked to stop.</exception>
    public ScoreResult Run()
    {
        var clock = Stopwatch.StartNew();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        if (request.Count is { } typed)
            given.Add("count", typed);
        if (request.Seed is { } seeded)
            given.Add("seed", seeded);
        var count = (int)ImageScoreOptions.Whole(given, "count", 256, 1, 100_000, " generated images");
        var seed = ImageScoreOptions.Whole(given, "seed", 0, 0, long.MaxValue - 1, "");
        var sizes = request.Sizes is { } names ? BannerSize.Parse(names) : BannerSize.All;
        ImageFolder.RequireOwn(request.Output);
        using var regular = request.Font is { } font ? Typeface.Open(font) : Typeface.Standard(bold: false);
        using var bold = request.Font is { } same ? Typeface.Open(same) : Typeface.Standard(bold: true);
        regular.Require(request.Line ?? "");
        bold.Require(request.Price ?? "");
        using var run = RunFolder.Open(request.Run);
        var device = TorchRuntime.Prepare(request.Config);
        using var gan = TrainedGan.Load(run, request.Config, device);
        var label = gan.Facts.Require(request.Class);
        var ranked = CandidateRanking.Order([.. Generated(gan, label, request.Source == PictureSource.Real ? 0 : count, seed), .. Real(gan, label, device)]);
        return Write(ranked, sizes, new BannerPainter(regular, bold), regular, gan.Hash, seed) with { Seconds = clock.Elapsed.TotalSeconds };
    }

    /// <summary>Paints and writes ranked pictures.</summary>
    internal ScoreResult Write(
        IReadOnlyList<(Candidate Candidate, double Rank)> ranked, IReadOnlyList<BannerSize> sizes, BannerPainter painter, Typeface regular, string model, long seed)
    {
        var chosen = CandidateRanking.Distinct([.. ranked.Select(pair => pair.Candidate)], Shown);
        var places = chosen.Index().ToDictionary<(int Index, Candidate Item), Candidate, int>(pair => pair.Item, pair => pair.Index, ReferenceEqualityComparer.Instance);
        var pictures = chosen.Select(candidate => new BannerPicture(candidate.Picture, candidate.IsGenerated)).ToArray();
        var texts = (string.IsNullOrEmpty(request.Line) ? 0 : 1) + (string.IsNullOrEmpty(request.Price) ? 0 : 1);
        var banners = sizes.Select(size => (Size: size, Picture: painter.Paint(size, pictures, request.Line, request.Price))).ToArray();
        var overview = new OverviewSheet(regular, painter).Paint(banners, [.. chosen.Zip(pictures, (candidate, picture) => (picture, Caption(candidate)))]);
        using var index = new TableWriter(Path.Combine(request.Output, ImageFolder.IndexName),
        [
            new("rank", OutputType.Int32), new("source", OutputType.Text), new("class", OutputType.Text), new("seed", OutputType.Int64, Nullable: true), new("number", OutputType.Int64),
            new("discriminator", OutputType.Float), new("probability", OutputType.Float, Nullable: true), new("average_rank", OutputType.Double), new("banners", OutputType.Text, Nullable: true),
        ]);
        foreach (var (size, picture) in banners)
            GeneratedPng.Write(Path.Combine(request.Output, $"banner-{size}.png"), picture, Texts(pictures.Take(BannerLayout.Of(size, texts, pictures.Length).Pictures.Count), model, seed));
        GeneratedPng.Write(Path.Combine(request.Output, "overview.png"), overview, Texts(pictures, model, seed));
        for (var i = 0; i < ranked.Count; i++)
        {
            var (candidate, rank) = ranked[i];
            var place = places.GetValueOrDefault(candidate, int.MaxValue);
            var on = sizes.Where(size => BannerLayout.Of(size, texts, pictures.Length).Pictures.Count > place).Select(size => size.ToString()).ToArray();
            index.Write(
                1, new[] { i + 1 }, new[] { SourceName(candidate) }, new[] { request.Class }, new[] { candidate.IsGenerated ? seed : (long?)null }, new[] { candidate.Number },
                new[] { candidate.Score }, new[] { candidate.Probability }, new[] { rank }, new[] { on.Length == 0 ? null : string.Join(' ', on) });
        }

        index.Commit();
        return new ScoreResult(request.Output, sizes.Count, Facts(ranked, pictures, model, seed), 0);
    }

    private IEnumerable<Candidate> Generated(TrainedGan gan, int label, int count, long seed)
    {
        for (var first = 0; first < count; first += 8 * ImageSampler.BatchSize)
        {
            using var images = gan.Sample(label, Math.Min(8 * ImageSampler.BatchSize, count - first), seed, double.PositiveInfinity, first, request.Stop);
            foreach (var candidate in Judged(gan, images, label, isGenerated: true, first))
                yield return candidate;
        }
    }

    private IReadOnlyList<Candidate> Real(TrainedGan gan, int label, Device device)
    {
        if (request.Source == PictureSource.Generated)
            return [];
        var path = request.Images ?? ConfigPaths.Resolve(request.Config.Data.Train);
        if (request.Images is null && !File.Exists(path) && !Directory.Exists(path) && !path.Contains('*', StringComparison.Ordinal))
            throw new DataException($"the run's training images '{path}' are not there. Name real images with --images DATA.parquet, or leave them out with --source generated.");
        var shape = gan.Facts.Shape;
        using var all = ImageSetReader.Read(
            path, request.Config.Data with { Channels = shape.Channels, Height = shape.Height, Width = shape.Width }, device, "--images", shape, gan.Facts.Classes);
        using var scope = NewDisposeScope();
        var rows = all.Labels.eq(label).nonzero().squeeze(1);
        if (rows.shape[0] == 0)
            throw new DataException($"'{path}' has no image of the class '{request.Class}'. Name another table with --images, or leave real images out with --source generated.");
        using var own = new ImageSet(all.Pixels.index_select(0, rows), all.Labels.index_select(0, rows), all.Classes);
        return [.. Judged(gan, own, label, isGenerated: false, 0)];
    }

    private IEnumerable<Candidate> Judged(TrainedGan gan, ImageSet images, int label, bool isGenerated, long first)
    {
        var pictures = PictureTensors.ToPictures(images.Pixels);
        var scores = gan.Judge(images);
        var seen = ImageScoring.OfClass(probabilities ?? gan.Probabilities, images, label);
        for (var i = 0; i < pictures.Count; i++)
            yield return new Candidate(pictures[i], isGenerated, first + i, scores[i], seen?[i]);
    }

    /// <summary>A banner's texts: where nothing on it is generated, it says no such thing.</summary>
    private IReadOnlyList<PngText> Texts(IEnumerable<BannerPicture> pictures, string model, long seed) =>
        pictures.Any(picture => picture.IsGenerated)
            ? GeneratedPng.Texts(model, [request.Class], seed, double.PositiveInfinity, number: null)
            : [new("Software", GeneratedPng.Software), new("Class", request.Class), new("Comment", "The pictures are photographs; none is generated.")];

    private static string SourceName(Candidate candidate) => candidate.IsGenerated ? "generated" : "real";

    private static string Caption(Candidate candidate) => string.Create(
        CultureInfo.InvariantCulture, $"{SourceName(candidate)}  D {candidate.Score:F1}{(candidate.Probability is { } p ? $"  P {p:F2}" : "")}");

    private static List<KeyValuePair<string, string>> Facts(IReadOnlyList<(Candidate Candidate, double Rank)> ranked, BannerPicture[] pictures, string model, long seed)
    {
        var made = ranked.Count(pair => pair.Candidate.IsGenerated);
        return
        [
            new("pictures", string.Create(CultureInfo.InvariantCulture, $"{made:N0} generated, {ranked.Count - made:N0} real")),
            new($"best {pictures.Length}", string.Create(CultureInfo.InvariantCulture, $"{pictures.Count(picture => picture.IsGenerated)} generated, {pictures.Count(picture => !picture.IsGenerated)} real")),
            new("ranked by", ranked.All(pair => pair.Candidate.Probability is not null) ? "discriminator and classifier" : "discriminator"),
            new("seed", seed.ToString(CultureInfo.InvariantCulture)),
            new("model", model),
        ];
    }
}
