using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>All images on one PNG sheet: a row for each class, or several where there are many of each.</summary>
internal sealed class ImageSheet(string path, string model, double truncation, int perClass) : IImageSink
{
    private const int MostColumns = 64;
    private readonly List<GeneratedImage> _images = [];

    /// <inheritdoc/>
    public void Add(GeneratedImage image) => _images.Add(image);

    /// <inheritdoc/>
    public void Finish()
    {
        var sheet = PictureGrid.Tile([.. _images.Select(image => image.Picture)], Columns(perClass, _images.Count / perClass));
        GeneratedPng.Write(path, sheet, GeneratedPng.Texts(model, _images.Select(image => image.Class).Distinct(), _images[0].Seed, truncation, _images.Count == 1 ? _images[0].Number : null));
    }

    /// <inheritdoc/>
    public void Dispose() => _images.Clear();

    /// <summary>Images in a row: those of a class; for one class, or where they are too many, a nearly square sheet.</summary>
    internal static int Columns(int perClass, int classes) => classes > 1 && perClass <= MostColumns ? perClass : (int)Math.Ceiling(Math.Sqrt((double)perClass * classes));
}
