using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Tests.Imagery.Images;

/// <summary>Writes small tables of images.</summary>
internal static class ImageTable
{
    /// <summary>A plain picture.</summary>
    public static Picture Plain(int width, int height, params byte[] color) =>
        new(width, height, color.Length, [.. Enumerable.Range(0, width * height).SelectMany(_ => color)]);

    /// <summary>A table with the columns image and label.</summary>
    public static string Write(string path, params (byte[] Image, string Label)[] rows)
    {
        using var writer = new TableWriter(path, [new("image", OutputType.Bytes), new("label", OutputType.Text)]);
        writer.Write(rows.Length, rows.Select(row => row.Image).ToArray(), rows.Select(row => row.Label).ToArray());
        writer.Commit();
        return path;
    }
}
