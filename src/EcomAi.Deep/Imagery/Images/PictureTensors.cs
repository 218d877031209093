using EcomAi.Deep.Data.Pictures;
using static TorchSharp.torch;

namespace EcomAi.Deep.Imagery.Images;

/// <summary>Pictures (rows of pixels, channels side by side) as tensors (channels, rows, pixels), and back.</summary>
public static class PictureTensors
{
    /// <summary>A picture as a tensor.</summary>
    /// <returns>[channels, height, width] uint8 on the host.</returns>
    public static Tensor ToTensor(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var planes = new byte[picture.Samples.Length];
        WritePlanes(picture, planes);
        return tensor(planes, [picture.Channels, picture.Height, picture.Width]);
    }

    /// <summary>Pictures of one size and kind as a tensor.</summary>
    /// <returns>[N, channels, height, width] uint8 on the host.</returns>
    /// <exception cref="ArgumentException">There are none, or they differ.</exception>
    public static Tensor ToTensor(IReadOnlyList<Picture> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentOutOfRangeException.ThrowIfZero(pictures.Count);
        var first = pictures[0];
        var planes = new byte[checked(pictures.Count * first.Samples.Length)];
        for (var i = 0; i < pictures.Count; i++)
        {
            var picture = pictures[i];
            if ((picture.Width, picture.Height, picture.Channels) != (first.Width, first.Height, first.Channels))
                throw new ArgumentException($"picture {i} differs from the first in size or channels.", nameof(pictures));
            WritePlanes(picture, planes.AsSpan(i * first.Samples.Length));
        }

        return tensor(planes, [pictures.Count, first.Channels, first.Height, first.Width]);
    }

    /// <summary>A tensor as a picture.</summary>
    /// <param name="image">[channels, height, width] uint8, on any device.</param>
    public static Picture ToPicture(Tensor image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var batch = image.unsqueeze(0);
        return ToPictures(batch)[0];
    }

    /// <summary>A tensor as pictures.</summary>
    /// <param name="images">[N, channels, height, width] uint8, on any device.</param>
    /// <exception cref="ArgumentException">The shape or type is another.</exception>
    public static IReadOnlyList<Picture> ToPictures(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.shape is not [var count, 1 or 3, var height, var width] || images.dtype != ScalarType.Byte)
            throw new ArgumentException($"uint8 [N, 1 or 3, height, width] wanted, but the tensor is {images.dtype} [{string.Join(", ", images.shape)}].", nameof(images));
        using var host = images.cpu();
        using var whole = host.contiguous();
        using var values = whole.data<byte>();
        var channels = (int)images.shape[1];
        var plane = (int)(height * width);
        var planes = new byte[plane * channels];
        var pictures = new Picture[count];
        for (var i = 0; i < pictures.Length; i++)
        {
            values.CopyTo(planes.AsSpan(), 0, (long)i * planes.Length);
            var samples = new byte[planes.Length];
            for (var channel = 0; channel < channels; channel++)
            {
                for (int from = channel * plane, to = channel; to < samples.Length; from++, to += channels)
                    samples[to] = planes[from];
            }

            pictures[i] = new Picture((int)width, (int)height, channels, samples);
        }

        return pictures;
    }

    /// <summary>Rounds images of -1 ... 1 to samples, the way back of <see cref="ImageSet.Normalize"/>; what lies outside becomes 0 or 255.</summary>
    /// <param name="images">Floating point, any shape.</param>
    /// <returns>uint8 of the same shape.</returns>
    public static Tensor Quantize(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var real = images.to(float32);
        using var moved = real.add(1);
        using var scaled = moved.mul(127.5);
        using var rounded = scaled.round();
        using var bounded = rounded.clamp(0, 255);
        return bounded.to(ScalarType.Byte);
    }

    /// <summary>Writes a picture's channels one plane after the other.</summary>
    internal static void WritePlanes(Picture picture, Span<byte> planes)
    {
        var (samples, channels) = (picture.Samples, picture.Channels);
        if (channels == 1)
        {
            samples.CopyTo(planes);
            return;
        }

        var plane = picture.Width * picture.Height;
        for (var channel = 0; channel < channels; channel++)
        {
            var to = planes.Slice(channel * plane, plane);
            for (int pixel = 0, from = channel; pixel < plane; pixel++, from += channels)
                to[pixel] = samples[from];
        }
    }
}
