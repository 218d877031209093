using EcomAi.Deep.Configuration;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Images;

/// <summary>
/// Reads images from Parquet and decodes them, on all processors, into one tensor. The rules:
/// <list type="bullet">
/// <item>Every row has an image and a class; a damaged image is an error that names its row.</item>
/// <item>With <c>data.width</c> and <c>data.height</c> images are brought to that size, cut at the centre; without, all must be of the first one's.</item>
/// <item>Sizes are 8 to 512 pixels and divide by 4; channels are those of <c>data.channels</c>, else of the first image, and the others are converted.</item>
/// <item>Classes are ordered ordinally, integers by value; those of validation and test images must be among the training images'.</item>
/// </list>
/// </summary>
public static class ImageSetReader
{
    private const int BlockBytes = 1 << 25;

    /// <summary>Reads a table of images.</summary>
    /// <param name="path">A Parquet file, folder or glob.</param>
    /// <param name="data">The columns and the wanted form.</param>
    /// <param name="device">Where the images shall be.</param>
    /// <param name="option">The option that named the path, for errors.</param>
    /// <param name="shape">The form that the images must have; null takes that of the first image.</param>
    /// <param name="classes">The classes there may be; null takes those that are met.</param>
    /// <exception cref="DataException">A column is missing or of a wrong kind, a value is null, there are no rows, a size does not fit, or a class is unknown.</exception>
    /// <exception cref="PictureException">An image is damaged.</exception>
    public static ImageSet Read(string path, ImageDataConfig data, Device device, string option = "data.train", ImageShape? shape = null, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Read(ParquetTable.Open(ConfigPaths.Resolve(path)), data, device, option, shape, classes);
    }

    /// <summary>Reads a table that is open already.</summary>
    internal static ImageSet Read(ParquetTable table, ImageDataConfig data, Device device, string option, ImageShape? shape, IReadOnlyList<string>? classes)
    {
        var columns = new ImageColumns(table, data);
        var label = table.Require(data.Label, "data.label", ColumnKind.Text, ColumnKind.Integer);
        if (table.Rows == 0)
            throw new DataException($"{table.Path} holds no images; {option} needs a table with an image a row, as `ecomai import images` writes it.");
        if (table.Rows > Array.MaxLength / 8)
            throw new DataException($"{table.Path} has {table.Rows:N0} rows; at most {Array.MaxLength / 8:N0} are read. Name a part of the files in {option}.");

        var labels = new ImageClasses(table.Path, label, (int)table.Rows);
        using var scope = NewDisposeScope();
        Tensor? pixels = null;
        var start = 0;
        foreach (var chunk in table.Read([.. columns.Names, label.Name]))
        {
            columns.RequireNoNulls(chunk);
            labels.Add(chunk, start);
            shape ??= First(columns, chunk, data);
            pixels ??= empty([table.Rows, shape.Value.Channels, shape.Value.Height, shape.Value.Width], ScalarType.Byte, device);
            Decode(columns, chunk, data, shape.Value, pixels, start);
            start += chunk.Rows;
        }

        var (names, places) = labels.Finish(classes);
        using var host = tensor(places);
        return new ImageSet(pixels!, host.to(device), names);
    }

    private static ImageShape First(ImageColumns columns, TableChunk chunk, ImageDataConfig data)
    {
        var first = columns.Decode(chunk, 0, data.Channels);
        if (data.Width > 0)
            return new ImageShape(first.Channels, data.Height, data.Width, 1);
        if (first.Width % 4 == 0 && first.Height % 4 == 0 && Math.Min(first.Width, first.Height) >= 8 && Math.Max(first.Width, first.Height) <= 512)
            return new ImageShape(first.Channels, first.Height, first.Width, 1);
        throw new DataException(
            $"{chunk.Where(data.Image, 0)}: {first.Width} x {first.Height} pixels, but width and height must divide by 4 and be 8 to 512; "
            + $"set data.width and data.height, such as {Near(first.Width)} and {Near(first.Height)}, or import again with --size {Near(first.Width)}x{Near(first.Height)}.");
    }

    private static int Near(int side) => Math.Clamp((side + 2) / 4 * 4, 8, 512);

    private static void Decode(ImageColumns columns, TableChunk chunk, ImageDataConfig data, ImageShape shape, Tensor pixels, int start)
    {
        var size = shape.Channels * shape.Height * shape.Width;
        var block = Math.Clamp(BlockBytes / size, 1, chunk.Rows);
        var samples = new byte[block * size];
        var faults = new EcomException?[block];
        for (var from = 0; from < chunk.Rows; from += block)
        {
            var count = Math.Min(block, chunk.Rows - from);
            Parallel.For(0, count, i =>
            {
                try
                {
                    PictureTensors.WritePlanes(Fitted(columns, chunk, from + i, data, shape), samples.AsSpan(i * size, size));
                }
                catch (EcomException fault)
                {
                    faults[i] = fault;
                }
            });

            // The first row's, whichever thread was faster.
            if (faults.FirstOrDefault(fault => fault is not null) is { } first)
                throw first;
            using var scope = NewDisposeScope();
            pixels.narrow(0, start + from, count).copy_(tensor(samples.AsMemory(0, count * size), [count, shape.Channels, shape.Height, shape.Width]));
        }
    }

    private static Picture Fitted(ImageColumns columns, TableChunk chunk, int row, ImageDataConfig data, ImageShape shape)
    {
        var picture = columns.Decode(chunk, row, shape.Channels);
        if (data.Width > 0)
            picture = PictureSize.To(picture, data.Width, data.Height, PictureFit.Crop);
        if (picture.Width == shape.Width && picture.Height == shape.Height)
            return picture;
        throw new DataException(
            $"{chunk.Where(data.Image, row)}: {picture.Width} x {picture.Height} pixels, but the first training image has {shape.Width} x {shape.Height}, and all must agree; "
            + $"set data.width and data.height, or import again with --size {shape.Width}x{shape.Height}.");
    }
}
