using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Generation;

/// <summary>One Parquet table with a row for each image: the PNG file's bytes and its class in the columns that training reads, and where the image comes from.</summary>
internal sealed class ImageTable(string path, string model, double truncation) : IImageSink
{
    private readonly TableWriter _table = new(path,
    [
        new("image", OutputType.Bytes), new("label", OutputType.Text), new("seed", OutputType.Int64), new("number", OutputType.Int64),
        new("discriminator", OutputType.Float), new("probability", OutputType.Float, Nullable: true),
    ], rowGroupRows: 4096);

    /// <inheritdoc/>
    public void Add(GeneratedImage image) => _table.Write(
        1, new[] { PngEncoder.Encode(image.Picture, GeneratedPng.Texts(model, [image.Class], image.Seed, truncation, image.Number)) }, new[] { image.Class },
        new[] { image.Seed }, new[] { image.Number }, new[] { image.Score }, new[] { image.Probability });

    /// <inheritdoc/>
    public void Finish() => _table.Commit();

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();
}
