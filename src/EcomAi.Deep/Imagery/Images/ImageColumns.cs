using System.Globalization;
using EcomAi.Deep.Data;
using EcomAi.Deep.Data.Pictures;

namespace EcomAi.Deep.Imagery.Images;

/// <summary>The columns that hold images, and what their bytes mean: a PNG or JPEG file, or raw samples whose form stands in columns beside them.</summary>
internal sealed class ImageColumns
{
    private static readonly string[] FormColumns = ["width", "height", "channels"];
    private readonly string _image;
    private readonly bool _hasForm;

    /// <exception cref="DataException">The column of images is missing or does not hold bytes.</exception>
    public ImageColumns(ParquetTable table, ImageDataConfig data)
    {
        _image = table.Require(data.Image, "data.image", ColumnKind.Bytes).Name;
        _hasForm = FormColumns.All(name => table.Columns.Any(column => column.Name == name && column.Kind == ColumnKind.Integer));
    }

    /// <summary>The columns to read.</summary>
    public IEnumerable<string> Names => _hasForm ? [_image, .. FormColumns] : [_image];

    /// <summary>The image of a row.</summary>
    /// <param name="chunk">The rows.</param>
    /// <param name="row">The row in the chunk.</param>
    /// <param name="channels">1 for gray, 3 for colour, 0 for what the image has.</param>
    /// <exception cref="PictureException">The image is damaged; the message names file, row group, column and row.</exception>
    public Picture Decode(TableChunk chunk, int row, int channels)
    {
        var (bytes, where) = (chunk.Bytes(_image)[row]!, chunk.Where(_image, row));
        if (Raw(chunk, row, bytes) is not { } raw)
            return PictureDecoder.Decode(bytes, where, channels);
        return channels == 0 ? raw : PictureColors.Convert(raw, channels);
    }

    /// <summary>Insists on images in all rows.</summary>
    public void RequireNoNulls(TableChunk chunk)
    {
        foreach (var name in Names)
            chunk.RequireNoNulls(name, "data.image");
    }

    // Raw samples may begin with any bytes, those of a PNG or JPEG file among them: then the length decides, and after it how JPEG files end.
    private Picture? Raw(TableChunk chunk, int row, byte[] bytes)
    {
        if (!_hasForm || PictureDecoder.FormatOf(bytes) == PictureFormat.Png)
            return null;
        var (width, height, channels) = (chunk.Integers("width")[row], chunk.Integers("height")[row], chunk.Integers("channels")[row]);
        var fits = width is > 0 and <= 65_535 && height is > 0 and <= 65_535 && channels is 1 or 3 && width * height * channels == bytes.Length;
        if (PictureDecoder.FormatOf(bytes) == PictureFormat.Jpeg && (!fits || bytes is [.., 0xff, 0xd9]))
            return null;
        if (!fits)
        {
            throw new PictureException(chunk.Where(_image, row), string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes.Length:N0} bytes are neither a PNG or JPEG file nor the raw samples of {width} x {height} pixels with {channels} channels; import the images again with `ecomai import images`."));
        }

        return new Picture((int)width, (int)height, (int)channels, bytes);
    }
}
