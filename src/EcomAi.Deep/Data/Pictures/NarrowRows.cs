namespace EcomAi.Deep.Data.Pictures;

/// <summary>A picture's rows brought to another width when they are asked for, from the first to the last; the latest two are kept, since neighbours share them.</summary>
internal sealed class NarrowRows(Picture picture, AxisWeights axis, int row)
{
    private readonly float[][] _rows = [new float[row], new float[row]];
    private readonly int[] _held = [-1, -1];

    /// <summary>A row, valid until two others were made.</summary>
    public ReadOnlySpan<float> At(int y)
    {
        var place = y & 1;
        if (_held[place] != y)
        {
            Make(picture.Samples.AsSpan(y * picture.Width * picture.Channels), _rows[place]);
            _held[place] = y;
        }

        return _rows[place];
    }

    private void Make(ReadOnlySpan<byte> from, Span<float> to)
    {
        var channels = picture.Channels;
        for (var x = 0; x < axis.Starts.Length; x++)
        {
            var weights = axis.Weights.AsSpan(axis.First(x), axis.Counts[x]);
            for (var channel = 0; channel < channels; channel++)
            {
                var sum = 0f;
                var at = (axis.Starts[x] * channels) + channel;
                foreach (var weight in weights)
                {
                    sum += weight * from[at];
                    at += channels;
                }

                to[(x * channels) + channel] = sum;
            }
        }
    }
}
