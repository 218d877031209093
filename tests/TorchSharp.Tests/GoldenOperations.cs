using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

/// <summary>The C# side of the cases in golden/make_golden.py.</summary>
internal static class GoldenOperations
{
    private static Tensor Index => tensor(new long[] { 2, 0, 2, 1 }, device: TestDevice.Current);

    public static readonly Dictionary<string, UnaryCase> Unary = new()
    {
        ["relu"] = new(x => x.relu()),
        ["sigmoid"] = new(x => x.sigmoid()),
        ["tanh"] = new(x => x.tanh()),
        ["exp"] = new(x => x.exp()),
        ["log"] = new(x => x.log(), Shift: 2),
        ["sqrt"] = new(x => x.sqrt(), Shift: 2),
        ["neg"] = new(x => -x),
        ["abs"] = new(x => x.abs()),
        ["square"] = new(x => x.square()),
        ["reciprocal"] = new(x => x.reciprocal(), Shift: 2),
        ["log1p"] = new(x => x.log1p(), Shift: 2),
        ["clamp"] = new(x => x.clamp(-0.5, 0.5)),
        ["pow_3"] = new(x => x.pow(3)),
        ["add_scalar"] = new(x => x + 0.3),
        ["rsub_scalar"] = new(x => 1.7 - x),
        ["mul_scalar"] = new(x => x * 0.3),
        ["div_scalar"] = new(x => x / 0.7),
        ["rdiv_scalar"] = new(x => 0.7 / x, Shift: 2),
        ["softmax"] = new(x => x.softmax(1)),
        ["log_softmax"] = new(x => F.log_softmax(x, 1)),
        ["logsumexp"] = new(x => x.logsumexp(1)),
        ["logsigmoid"] = new(x => F.logsigmoid(x)),
        ["softplus"] = new(x => F.softplus(x)),
        ["sum"] = new(x => x.sum()),
        ["sum_0"] = new(x => x.sum(0L)),
        ["sum_01"] = new(x => x.sum([0L, 1L])),
        ["mean"] = new(x => x.mean()),
        ["mean_1"] = new(x => x.mean([1], keepdim: true)),
        ["norm"] = new(x => x.norm()),
        ["norm_1"] = new(x => x.norm(1)),
        ["max"] = new(x => x.max()),
        ["max_1"] = new(x => First(x.max(1))),
        ["min_0"] = new(x => First(x.min(0))),
        ["cumsum"] = new(x => x.cumsum(1)),
        ["topk"] = new(x => First(x.topk(2, 1))),
        ["sort"] = new(x => First(x.sort(1, descending: true))),
        ["transpose"] = new(x => x.transpose(0, 1)),
        ["permute"] = new(x => x.permute(2, 0, 1), Shape: [2, 3, 2]),
        ["view"] = new(x => x.view(2, 6)),
        ["unsqueeze"] = new(x => x.unsqueeze(1)),
        ["flatten"] = new(x => x.flatten()),
        ["expand"] = new(x => x.expand(3, 4), Shape: [3, 1]),
        ["narrow"] = new(x => x.narrow(1, 1, 2)),
        ["slice"] = new(x => x[TensorIndex.Colon, TensorIndex.Slice(1, 4, 2)]),
        ["select"] = new(x => x.select(0, 1)),
        ["tril"] = new(x => x.tril()),
        ["index_select"] = new(x => x.index_select(0, Index)),
        ["index"] = new(x => x[TensorIndex.Tensor(Index)]),
        ["gather"] = new(x => x.gather(1, tensor(new long[,] { { 1, 0 }, { 3, 3 }, { 2, 1 } }, device: TestDevice.Current))),
        ["masked_fill"] = new(x => x.masked_fill(x > 0.2, -9)),
        ["masked_select"] = new(x => x.masked_select(x > 0.2)),
        ["scatter_add"] = new(x => zeros(4, 4, dtype: x.dtype, device: x.device).scatter_add(0, arange(4, device: x.device).expand(3, 4), x)),
        ["index_add"] = new(x => zeros(2, 4, dtype: x.dtype, device: x.device).index_add(0, tensor(new long[] { 1, 0, 1 }, device: TestDevice.Current), x, 0.5)),
        ["normalize"] = new(x => F.normalize(x, dim: 1)),
        ["inv"] = new(x => linalg.inv(x + (3 * eye(3, dtype: x.dtype, device: x.device))), Shape: [3, 3]),
        ["cholesky"] = new(x => linalg.cholesky(x.matmul(x.t()) + eye(3, dtype: x.dtype, device: x.device)), Shape: [3, 3]),
        ["layer_norm"] = new(x => F.layer_norm(x, [4])),
        ["expm1"] = new(x => expm1(x)),
        ["lgamma"] = new(x => lgamma(x), Shift: 3),
        ["digamma"] = new(x => digamma(x), Shift: 3),
        ["erf"] = new(x => erf(x)),
        ["erfinv"] = new(x => erfinv(x * 0.5)),
        ["rsqrt"] = new(x => rsqrt(x), Shift: 2),
        ["nan_to_num"] = new(x => nan_to_num(x.log(), 0.5)),
        ["std"] = new(x => std(x)),
        ["std_1"] = new(x => x.std(1, unbiased: false)),
        ["var_01"] = new(x => x.var((0, 1), keepdim: true)),
        ["amax_1"] = new(x => x.amax(1)),
        ["amin"] = new(x => x.amin(0, 1)),
        ["nansum"] = new(x => nansum(x.log())),
        ["nanmean_1"] = new(x => nanmean(x.log(), 1)),
        ["median"] = new(x => median(x)),
        ["quantile_1"] = new(x => x.quantile(tensor([0.1, 0.5, 0.9], x.dtype, x.device), 1)),
        ["quantile"] = new(x => quantile(x, tensor(0.3, x.dtype, x.device))),
        ["unbind"] = new(x => x.unbind(1)[2]),
        ["chunk"] = new(x => x.chunk(3, 1)[1]),
        ["split"] = new(x => x.split([1L, 3L], 1L)[1]),
        ["unfold"] = new(x => x.unfold(1, 2, 1)),
        ["repeat_interleave"] = new(x => repeat_interleave(x, tensor(new long[] { 2, 0, 3 }, device: TestDevice.Current), 0)),
        ["index_pairs"] = new(x => x.index(tensor(new long[] { 2, 0, 2 }, device: TestDevice.Current), tensor(new long[] { 1, 3, 1 }, device: TestDevice.Current))),
        ["index_window"] = new(
            x => x.index(tensor(new long[,] { { 1 }, { 0 } }, device: TestDevice.Current), tensor(new long[,] { { 0, 1, 2 }, { 1, 2, 3 } }, device: TestDevice.Current)), Shape: [3, 4, 2]),
    };

    public static readonly Dictionary<string, BinaryCase> Binary = new()
    {
        ["add"] = new((a, b) => a + b),
        ["sub"] = new((a, b) => a - b),
        ["mul"] = new((a, b) => a * b),
        ["div"] = new((a, b) => a / b, Shift: 3),
        ["add_broadcast"] = new((a, b) => a + b, Second: [4]),
        ["maximum"] = new((a, b) => a.maximum(b)),
        ["minimum"] = new((a, b) => a.minimum(b)),
        ["matmul"] = new((a, b) => a.matmul(b), Second: [4, 5]),
        ["bmm"] = new((a, b) => a.bmm(b), [2, 3, 4], [2, 4, 2]),
        ["addmm"] = new((a, b) => ones(3, 5, dtype: a.dtype, device: a.device).addmm(a, b, 0.5f, 2), Second: [4, 5]),
        ["cat"] = new((a, b) => cat([a, b], 1)),
        ["stack"] = new((a, b) => stack([a, b], 1)),
        ["where"] = new((a, b) => where(a > 0, a, b)),
        ["solve"] = new((a, b) => linalg.solve(a + (3 * eye(3, dtype: a.dtype, device: a.device)), b), [3, 3], [3, 2]),
        ["bce"] = new((a, b) => F.binary_cross_entropy_with_logits(a, b)),
        ["bce_sum"] = new((a, b) => F.binary_cross_entropy_with_logits(a, b, reduction: nn.Reduction.Sum)),
        ["l1"] = new((a, b) => F.l1_loss(a, b)),
        ["huber"] = new((a, b) => F.huber_loss(a, b, 0.3)),
        ["smooth_l1"] = new((a, b) => F.smooth_l1_loss(a, b, beta: 0.3)),
        ["xlogy"] = new((a, b) => xlogy(a, b), Shift: 2),
        ["poisson_nll"] = new((a, b) => F.poisson_nll_loss(a, b, full: true), Shift: 2),
        ["logaddexp"] = new((a, b) => logaddexp(a, b)),
        ["lstm_cell"] = new(Cell, [3, 4], [12, 4]),
        ["mse"] = new((a, b) => F.mse_loss(a, b)),
        ["linear"] = new((a, b) => F.linear(a, b), [3, 4], [5, 4]),
        ["cross_entropy"] = new((a, b) => F.cross_entropy(a * b, tensor(new long[] { 1, 3, 0 }, device: TestDevice.Current))),
        ["embedding"] = new((a, b) => Lookup(a, sparse: false) * b, [3, 4], [2, 2, 4]),
        ["embedding_sparse"] = new((a, b) => Lookup(a, sparse: true) * b, [3, 4], [2, 2, 4]),
    };

    private static Tensor Cell(Tensor a, Tensor b)
    {
        var (hidden, cell) = Interop.Op.lstmCell.Call2(
            a, new[] { a.narrow(1, 1, 3), a.narrow(1, 0, 3) }, b, b.narrow(1, 0, 3), b.select(1, 0), b.select(1, 1));
        return cat([hidden, cell]);
    }

    private static Tensor First((Tensor Values, Tensor Indices) pair) => pair.Values;

    // The rows go through the module, on whose table the gradient is then read.
    private static Tensor Lookup(Tensor table, bool sparse)
    {
        var failure = Interop.Native.ts_embedding(
            table.Live, tensor(new long[,] { { 0, 2 }, { 2, 1 } }, device: TestDevice.Current).Live, -1, 0, sparse ? 1 : 0, out var rows);
        return Tensor.Wrap(failure, rows, "embedding", table);
    }

    /// <summary>An operation of one tensor, of this shape and shifted so.</summary>
    internal sealed record UnaryCase(Func<Tensor, Tensor> Apply, double Shift = 0, long[]? Shape = null);

    /// <summary>An operation of two tensors, of these shapes, the second shifted so.</summary>
    internal sealed record BinaryCase(Func<Tensor, Tensor, Tensor> Apply, long[]? First = null, long[]? Second = null, double Shift = 0);
}
