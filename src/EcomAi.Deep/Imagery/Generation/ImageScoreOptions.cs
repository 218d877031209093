using System.Globalization;
using EcomAi.Deep.Training;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>The options of <c>score</c> that the family follows.</summary>
internal sealed record ImageScoreOptions
{
    public const int MostOnSheet = 4096;
    private const int MostImages = 1_000_000;
    private const int MostFrames = 64;
    private const string ClassKey = "class";
    private const string CountKey = "count";
    private const string SeedKey = "seed";
    private const string TruncationKey = "truncation";
    private const string GridKey = "grid";
    private const string InterpolateKey = "interpolate";

    /// <summary>The names of the wanted classes; empty for all.</summary>
    public IReadOnlyList<string> Classes { get; private init; } = [];

    /// <summary>Images of each class.</summary>
    public int Count { get; private init; }

    public long Seed { get; private init; }

    public double Truncation { get; private init; }

    /// <summary>Whether all images are shown on one sheet.</summary>
    public bool HasGrid { get; private init; }

    /// <summary>Images on the way from a seed to the next; 0 for none.</summary>
    public int Frames { get; private init; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="ScoreOptionException">One is another family's, no number, or out of its range.</exception>
    public static ImageScoreOptions Of(ScoreRequest request)
    {
        request.RefuseOptions(ClassKey, CountKey, SeedKey, TruncationKey, GridKey, InterpolateKey);
        var options = request.Options;
        var read = new ImageScoreOptions
        {
            Classes = Names(options.GetValueOrDefault(ClassKey)),
            Count = (int)Whole(options, CountKey, 8, 1, MostImages, " images of a class"),
            Seed = Whole(options, SeedKey, 0, 0, long.MaxValue - 1, ""),
            Truncation = Real(options, TruncationKey, .05, 100),
            HasGrid = options.ContainsKey(GridKey),
            Frames = (int)Whole(options, InterpolateKey, 0, 2, MostFrames, " pictures of a strip"),
        };
        var isSheet = HasExtension(request.Output, ".png");
        if (read.Frames > 0 && !isSheet)
            throw new ScoreOptionException($"--interpolate makes a strip, so --output must end in .png, received '{request.Output}'");
        if (read.HasGrid && HasExtension(request.Output, ".parquet"))
            throw new ScoreOptionException($"--grid makes a picture, so --output must be a folder or end in .png, received '{request.Output}'");
        return Path.GetExtension(request.Output) is "" || isSheet || HasExtension(request.Output, ".parquet") || IsFolder(request.Output)
            ? read
            : throw new ScoreOptionException($"--output must name a folder, or end in .png or .parquet, received '{request.Output}'");
    }

    /// <summary>Whether an output is a folder for a file each image.</summary>
    public static bool IsFolder(string output) =>
        Path.EndsInDirectorySeparator(output) || Directory.Exists(output) || Path.GetExtension(output).Length == 0;

    /// <summary>Whether a path ends in an extension.</summary>
    public static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole number of an option.</summary>
    /// <exception cref="ScoreOptionException">It is none, or out of its range.</exception>
    internal static long Whole(IReadOnlyDictionary<string, string> options, string key, long standard, long least, long most, string unit)
    {
        if (!options.TryGetValue(key, out var text))
            return standard;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new ScoreOptionException(string.Create(CultureInfo.InvariantCulture, $"--{key} must be a whole number, {least} to {most}{unit}, received '{text}'"));
    }

    private static double Real(IReadOnlyDictionary<string, string> options, string key, double least, double most)
    {
        if (!options.TryGetValue(key, out var text))
            return double.PositiveInfinity;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new ScoreOptionException(string.Create(CultureInfo.InvariantCulture, $"--{key} must be a number from {least} to {most}, received '{text}'"));
    }

    private static string[] Names(string? text)
    {
        var names = text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        return names is { Length: 0 } ? throw new ScoreOptionException("--class names no class; leave it out for all classes") : names ?? [];
    }
}
