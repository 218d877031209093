using EcomAi.Deep.Backend;
using static TorchSharp.torch;

namespace EcomAi.Deep.Operations;

/// <summary>Layers forward and backward at sizes where arithmetic and memory take the time.</summary>
public static class LayerOperations
{
    private const int Rows = 100_000, Width = 64, Lookups = 65_536;
    private const int Batch = 256, Steps = 52, Hidden = 128;
    private const int Images = 64, Channels = 64, Pixels = 32;

    /// <summary>[size, size] by [size, size], gradients to both.</summary>
    public static Operation Matmul(int size)
    {
        var (a, b, weight) = (randn([size, size], requires_grad: true), randn([size, size], requires_grad: true), randn(size, size));
        return new(Repeat(() => a.matmul(b).backward([weight]), a, b), a, b, weight);
    }

    /// <summary>65,536 rows of 100,000 x 64, gradient to the table.</summary>
    public static Operation Embedding(bool sparse)
    {
        var table = nn.Embedding(Rows, Width, sparse: sparse);
        var (ids, weight) = (randint(Rows, [Lookups]), randn(Lookups, Width));
        return new(Repeat(() => table.call(ids).backward([weight]), [.. table.parameters()]), table, ids, weight);
    }

    /// <summary>torch's LSTM over 256 series of 52 steps, 128 numbers in and out, gradients to input and weights.</summary>
    public static Operation Lstm()
    {
        var lstm = nn.LSTM(Hidden, Hidden, batchFirst: true);
        var (input, weight) = Series();
        return new(Repeat(() => lstm.call(input).Item1.backward([weight]), [input, .. lstm.parameters()]), lstm, input, weight);
    }

    /// <summary>The same by <see cref="Backend.LstmLayer"/>.</summary>
    public static Operation LstmLayer()
    {
        var lstm = new LstmLayer("lstm", Hidden, Hidden);
        var (input, weight) = Series();
        return new(Repeat(() => lstm.call(input).Output.backward([weight]), [input, .. lstm.parameters()]), lstm, input, weight);
    }

    /// <summary>3x3, 64 to 64 channels, of 64 images of 32x32, gradients to input, weight and bias.</summary>
    public static Operation Convolution(bool channelsLast)
    {
        var layer = nn.Conv2d(Channels, Channels, 3, padding: 1);
        var (input, weight) = (Picture(channelsLast), Picture(channelsLast));
        input.requires_grad = true;
        return new(Repeat(() => layer.call(input).backward([weight]), [input, .. layer.parameters()]), layer, input, weight);
    }

    private static (Tensor Input, Tensor Weight) Series() =>
        (randn([Batch, Steps, Hidden], requires_grad: true), randn(Batch, Steps, Hidden));

    private static Tensor Picture(bool channelsLast)
    {
        if (!channelsLast)
            return randn(Images, Channels, Pixels, Pixels);
        using var laid = randn(Images, Pixels, Pixels, Channels);
        return laid.permute(0, 3, 1, 2);
    }

    private static Action<int> Repeat(Action once, params Tensor[] graded) => count =>
    {
        for (var i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            foreach (var tensor in graded)
                tensor.grad = null;
            once();
        }
    };
}
