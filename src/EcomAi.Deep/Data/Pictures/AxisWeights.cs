namespace EcomAi.Deep.Data.Pictures;

/// <summary>Which old pixels of an axis make each new one, and with what weights, which add up to 1.</summary>
/// <param name="Starts">The first old pixel of each new one.</param>
/// <param name="Counts">How many old pixels make each new one.</param>
/// <param name="Weights">The weights, <paramref name="Width"/> places for each new pixel.</param>
/// <param name="Width">The most old pixels of a new one.</param>
internal sealed record AxisWeights(int[] Starts, int[] Counts, float[] Weights, int Width)
{
    /// <summary>The place of a new pixel's first weight.</summary>
    public int First(int pixel) => pixel * Width;

    /// <summary>Weights from one length to another.</summary>
    public static AxisWeights Of(int from, int to) => to < from ? Areas(from, to) : Lines(from, to);

    private static AxisWeights Areas(int from, int to)
    {
        var width = (from / to) + 2;
        var axis = new AxisWeights(new int[to], new int[to], new float[to * width], width);
        for (var pixel = 0; pixel < to; pixel++)
        {
            // In units of 1 / to of an old pixel all borders are whole numbers, so that the parts are exact.
            var (begin, end) = ((long)pixel * from, (long)(pixel + 1) * from);
            var start = (int)(begin / to);
            var last = (int)((end - 1) / to);
            (axis.Starts[pixel], axis.Counts[pixel]) = (start, last - start + 1);
            for (var old = start; old <= last; old++)
            {
                var covered = Math.Min(end, (long)(old + 1) * to) - Math.Max(begin, (long)old * to);
                axis.Weights[axis.First(pixel) + old - start] = (float)((double)covered / from);
            }
        }

        return axis;
    }

    private static AxisWeights Lines(int from, int to)
    {
        var axis = new AxisWeights(new int[to], new int[to], new float[to * 2], 2);
        for (var pixel = 0; pixel < to; pixel++)
        {
            var centre = Math.Clamp(((pixel + .5) * from / to) - .5, 0, from - 1);
            var start = (int)centre;
            var part = (float)(centre - start);
            (axis.Starts[pixel], axis.Counts[pixel]) = (start, part > 0 ? 2 : 1);
            axis.Weights[axis.First(pixel)] = 1 - part;
            axis.Weights[axis.First(pixel) + 1] = part;
        }

        return axis;
    }
}
