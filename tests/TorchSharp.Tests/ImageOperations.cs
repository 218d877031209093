using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

/// <summary>The C# side of the cases that golden/make_golden.py calls penalized.</summary>
internal static class ImageOperations
{
    private static readonly long[] Image = [2, 3, 4, 5];
    private static readonly long[] Scale = [1, 3, 1, 1];

    public static readonly Dictionary<string, Case> Penalized = new()
    {
        ["conv2d"] = new((a, b) => F.softplus(F.conv2d(a, b, Bias(b), padding: [1, 1])), Image, [5, 3, 3, 3]),
        ["conv2d_stride"] = new((a, b) => F.silu(F.conv2d(a, b, strides: [2], padding: [1])), Image, [4, 3, 4, 4]),
        ["conv2d_groups"] = new((a, b) => F.silu(F.conv2d(a, b, dilation: [2, 1], groups: 3)), Image, [6, 1, 2, 2]),
        ["conv2d_same"] = new((a, b) => F.silu(F.conv2d_padding(a, b, padding: Padding.Same)), Image, [2, 3, 1, 3]),
        ["conv_transpose2d"] = new(
            (a, b) => F.silu(F.conv_transpose2d(a, b, b[0].select(1, 0).select(1, 0), strides: [2, 2], padding: [1, 1])), Image, [3, 2, 4, 4]),
        ["conv_transpose2d_output_padding"] = new(
            (a, b) => F.silu(F.conv_transpose2d(a, b, strides: [2, 2], padding: [1, 1], output_padding: [1, 0])), Image, [3, 2, 3, 3]),
        ["batch_norm"] = new((a, b) => F.batch_norm(a, null, null, b[0], b[1], training: true), Image, [2, 3]),
        ["batch_norm_running"] = new((a, b) => F.batch_norm(a, b[0].detach(), b[1].detach() + 3, b[2], b[3]), Image, [4, 3]),
        ["nearest"] = new((a, b) => F.interpolate(a * b, scale_factor: [2]).square(), Image, Scale),
        ["nearest_size"] = new((a, b) => F.interpolate(a * b, size: [3, 4]).square(), Image, Scale),
        ["nearest_exact"] = new((a, b) => F.interpolate(a * b, size: [3, 4], mode: InterpolationMode.NearestExact).square(), Image, Scale),
        ["area"] = new((a, b) => F.interpolate(a * b, size: [2, 3], mode: InterpolationMode.Area).square(), Image, Scale),
        ["bilinear"] = new((a, b) => F.interpolate(a * b, scale_factor: [2, 2], mode: InterpolationMode.Bilinear).square(), Image, Scale),
        ["bilinear_half"] = new(
            (a, b) => F.interpolate(a * b, scale_factor: [.5, .7], mode: InterpolationMode.Bilinear).square(), Image, Scale),
        ["bilinear_corners"] = new(
            (a, b) => F.interpolate(a * b, size: [5, 7], mode: InterpolationMode.Bilinear, align_corners: true).square(), Image, Scale),
        ["bicubic"] = new((a, b) => F.interpolate(a * b, size: [5, 7], mode: InterpolationMode.Bicubic).square(), Image, Scale),
        ["avg_pool2d"] = new((a, b) => F.avg_pool2d(a * b, 2).square(), Image, Scale),
        ["avg_pool2d_padding"] = new(
            (a, b) => F.avg_pool2d(a * b, (3, 2), (2, 1), (1, 1), count_include_pad: false).square(), Image, Scale),
        ["adaptive_avg_pool2d"] = new((a, b) => F.adaptive_avg_pool2d(a * b, (3, 4)).square(), Image, Scale),
        ["max_pool2d"] = new((a, b) => F.max_pool2d(a * b, 2, padding: 1).square(), Image, Scale),
        ["leaky_relu"] = new((a, b) => F.leaky_relu(a * b, .2).square(), Image, Scale),
        ["silu"] = new((a, b) => F.silu(a * b), Image, Scale),
        ["pad"] = new((a, b) => F.pad(a * b, (1, 2, 0, 1), value: .5).square(), Image, Scale),
        ["pad_reflect"] = new((a, b) => F.pad(a * b, (1, 2, 3, 1), PaddingModes.Reflect).square(), Image, Scale),
        ["pad_replicate"] = new((a, b) => F.pad(a * b, (1, 2, 3, 1), PaddingModes.Replicate).square(), Image, Scale),
        ["pad_circular"] = new((a, b) => F.pad(a * b, (1, 2, 3, 1), PaddingModes.Circular).square(), Image, Scale),
        ["pixel_shuffle"] = new((a, b) => F.pixel_shuffle(a * b, 2).square(), [2, 4, 2, 3], [1, 4, 1, 1]),
        ["pixel_unshuffle"] = new((a, b) => F.pixel_unshuffle(a * b, 2).square(), [1, 3, 4, 6], Scale),
        ["roll"] = new((a, b) => (a * b).roll((1, -2), (2, 3)).square(), Image, Scale),
        ["flip"] = new((a, b) => flip(a * b, 3).square(), Image, Scale),
        ["lerp"] = new((a, b) => lerp(a, b, a * b), [3, 4], [3, 4]),
        ["vector_norm"] = new((a, b) => linalg.vector_norm(a * b, dims: [1, 2]), [3, 4, 2], [1, 4, 1]),
        ["eigvalsh"] = new((a, b) => linalg.eigvalsh(a.matmul(a.t()) + b.matmul(b.t())), [3, 3], [3, 3]),
    };

    private static Tensor Bias(Tensor weight) => weight.select(1, 0).select(1, 0).select(1, 0);

    /// <summary>An operation of two tensors of these shapes.</summary>
    internal sealed record Case(Func<Tensor, Tensor, Tensor> Apply, long[] First, long[] Second);
}
