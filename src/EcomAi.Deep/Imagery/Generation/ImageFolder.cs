using System.Globalization;
using EcomAi.Deep.Data;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>A PNG file for each image, named after class, seed and number, and <c>index.csv</c>, which comes last.</summary>
internal sealed class ImageFolder : IImageSink
{
    public const string IndexName = "index.csv";
    private readonly string _folder;
    private readonly string _model;
    private readonly double _truncation;
    private readonly Dictionary<string, string> _stems;
    private readonly TableWriter _index;

    /// <summary>Opens the folder.</summary>
    /// <param name="folder">A new or empty folder, or one with an index.</param>
    /// <param name="facts">The classes.</param>
    /// <param name="model">The model's hash.</param>
    /// <param name="truncation">The truncation of latents.</param>
    /// <exception cref="DataException">The folder holds other files, or cannot be written.</exception>
    public ImageFolder(string folder, ImageFacts facts, string model, double truncation)
    {
        RequireOwn(folder);
        (_folder, _model, _truncation) = (folder, model, truncation);
        _stems = Stems(facts.Classes);
        _index = new TableWriter(Path.Combine(folder, IndexName),
        [
            new("file", OutputType.Text), new("class", OutputType.Text), new("seed", OutputType.Int64), new("number", OutputType.Int64),
            new("discriminator", OutputType.Float), new("probability", OutputType.Float, Nullable: true),
        ]);
    }

    /// <summary>Checks that nothing foreign lies in a folder.</summary>
    /// <exception cref="DataException">It is a file, or has files and no index.</exception>
    public static void RequireOwn(string folder)
    {
        if (File.Exists(folder))
            throw new DataException($"cannot write the folder '{folder}': it is a file. Name a new or empty folder.");
        if (Directory.Exists(folder) && !File.Exists(Path.Combine(folder, IndexName)) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new DataException($"the folder '{folder}' holds other files and no {IndexName} of an earlier command. Name a new or empty folder.");
    }

    /// <inheritdoc/>
    public void Add(GeneratedImage image)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_stems[image.Class]}-{image.Seed}-{image.Number}.png");
        GeneratedPng.Write(Path.Combine(_folder, name), image.Picture, GeneratedPng.Texts(_model, [image.Class], image.Seed, _truncation, image.Number));
        _index.Write(1, new[] { name }, new[] { image.Class }, new[] { image.Seed }, new[] { image.Number }, new[] { image.Score }, new[] { image.Probability });
    }

    /// <inheritdoc/>
    public void Finish() => _index.Commit();

    /// <inheritdoc/>
    public void Dispose() => _index.Dispose();

    /// <summary>The classes as they stand in file names: letters, digits, dots and dashes, and a number where two would be the same.</summary>
    internal static Dictionary<string, string> Stems(IReadOnlyList<string> classes)
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in classes)
        {
            var plain = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_')).TrimStart('.');
            var stem = plain.Length == 0 ? "class" : plain;
            for (var i = 2; !taken.Add(stem); i++)
                stem = string.Create(CultureInfo.InvariantCulture, $"{plain}_{i}");
            stems.Add(name, stem);
        }

        return stems;
    }
}
