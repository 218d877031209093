#!/usr/bin/env python3
"""Writes golden.json: what PyTorch computes for the operations, modules and optimizers the stand-in offers.

Run with a Python that has torch (Debian: apt-get install python3-torch; /usr/bin/python3 make_golden.py).
Inputs are simple closed forms of the index, so that the C# side makes the same ones without a random stream.
"""
import json
import math
import os

import torch
import torch.nn.functional as F


def wave(shape, dtype, phase=0.0, scale=1.0):
    """x[i] = scale * sin(0.7 i + phase) + 0.1 cos(1.3 i), in float64, then converted."""
    count = math.prod(shape)
    i = torch.arange(count, dtype=torch.float64)
    return (scale * torch.sin(0.7 * i + phase) + 0.1 * torch.cos(1.3 * i)).reshape(shape).to(dtype)


def numbers(t):
    t = t.detach()
    if t.is_sparse:
        t = t.to_dense()
    return {"shape": list(t.shape), "values": [float(f"{v:.{9 if t.dtype == torch.float32 else 17}g}") for v in t.flatten().tolist()]}


def of_one(function, phase=0.0, scale=1.0, shift=0.0, shape=(3, 4)):
    def case(dtype):
        x = (wave(shape, dtype, phase, scale) + shift).requires_grad_()
        y = function(x)
        (y * wave(y.shape, dtype, 2.0)).sum().backward()
        return {"value": numbers(y), "grad": numbers(x.grad)}
    return case


def of_two(function, first=(3, 4), second=(3, 4), shift=0.0):
    def case(dtype):
        a = wave(first, dtype).requires_grad_()
        b = (wave(second, dtype, 1.0) + shift).requires_grad_()
        y = function(a, b)
        (y * wave(y.shape, dtype, 2.0)).sum().backward()
        return {"value": numbers(y), "grad": numbers(a.grad), "grad2": numbers(b.grad)}
    return case


INDEX = torch.tensor([2, 0, 2, 1])
UNARY = {
    "relu": of_one(torch.relu), "sigmoid": of_one(torch.sigmoid), "tanh": of_one(torch.tanh),
    "exp": of_one(torch.exp), "log": of_one(torch.log, shift=2.0), "sqrt": of_one(torch.sqrt, shift=2.0),
    "neg": of_one(torch.neg), "abs": of_one(torch.abs), "square": of_one(torch.square),
    "reciprocal": of_one(torch.reciprocal, shift=2.0), "log1p": of_one(torch.log1p, shift=2.0),
    "clamp": of_one(lambda x: x.clamp(-0.5, 0.5)), "pow_3": of_one(lambda x: x.pow(3)),
    "add_scalar": of_one(lambda x: x + 0.3), "rsub_scalar": of_one(lambda x: 1.7 - x), "mul_scalar": of_one(lambda x: x * 0.3),
    "div_scalar": of_one(lambda x: x / 0.7), "rdiv_scalar": of_one(lambda x: 0.7 / x, shift=2.0),
    "softmax": of_one(lambda x: x.softmax(1)), "log_softmax": of_one(lambda x: x.log_softmax(1)),
    "logsumexp": of_one(lambda x: x.logsumexp(1)), "logsigmoid": of_one(F.logsigmoid), "softplus": of_one(F.softplus),
    "sum": of_one(lambda x: x.sum()), "sum_0": of_one(lambda x: x.sum(0)), "sum_01": of_one(lambda x: x.sum((0, 1))),
    "mean": of_one(lambda x: x.mean()), "mean_1": of_one(lambda x: x.mean(1, keepdim=True)), "norm": of_one(lambda x: x.norm()),
    "norm_1": of_one(lambda x: x.norm(dim=1)), "max": of_one(lambda x: x.max()), "max_1": of_one(lambda x: x.max(1).values),
    "min_0": of_one(lambda x: x.min(0).values), "cumsum": of_one(lambda x: x.cumsum(1)),
    "topk": of_one(lambda x: x.topk(2, 1).values), "sort": of_one(lambda x: x.sort(1, descending=True).values),
    "transpose": of_one(lambda x: x.transpose(0, 1)), "permute": of_one(lambda x: x.permute(2, 0, 1), shape=(2, 3, 2)),
    "view": of_one(lambda x: x.view(2, 6)), "unsqueeze": of_one(lambda x: x.unsqueeze(1)), "flatten": of_one(lambda x: x.flatten()),
    "expand": of_one(lambda x: x.expand(3, 4), shape=(3, 1)), "narrow": of_one(lambda x: x.narrow(1, 1, 2)),
    "slice": of_one(lambda x: x[:, 1:4:2]), "select": of_one(lambda x: x.select(0, 1)), "tril": of_one(torch.tril),
    "index_select": of_one(lambda x: x.index_select(0, INDEX)), "index": of_one(lambda x: x[INDEX]),
    "gather": of_one(lambda x: x.gather(1, torch.tensor([[1, 0], [3, 3], [2, 1]]))),
    "masked_fill": of_one(lambda x: x.masked_fill(x > 0.2, -9.0)), "masked_select": of_one(lambda x: x.masked_select(x > 0.2)),
    "scatter_add": of_one(lambda x: torch.zeros(4, 4, dtype=x.dtype).scatter_add(0, torch.tensor([[0, 1, 2, 3]] * 3), x)),
    "index_add": of_one(lambda x: torch.zeros(2, 4, dtype=x.dtype).index_add(0, torch.tensor([1, 0, 1]), x, alpha=0.5)),
    "normalize": of_one(lambda x: F.normalize(x, dim=1)),
    "inv": of_one(lambda x: torch.linalg.inv(x + 3 * torch.eye(3, dtype=x.dtype)), shape=(3, 3)),
    "cholesky": of_one(lambda x: torch.linalg.cholesky(x @ x.T + torch.eye(3, dtype=x.dtype)), shape=(3, 3)),
    "layer_norm": of_one(lambda x: F.layer_norm(x, [4])),
    "expm1": of_one(torch.expm1), "lgamma": of_one(torch.lgamma, shift=3.0), "digamma": of_one(torch.digamma, shift=3.0),
    "erf": of_one(torch.erf), "erfinv": of_one(lambda x: torch.erfinv(0.5 * x)), "rsqrt": of_one(torch.rsqrt, shift=2.0),
    "nan_to_num": of_one(lambda x: torch.log(x).nan_to_num(0.5)),
    "std": of_one(lambda x: x.std()), "std_1": of_one(lambda x: x.std(1, unbiased=False)),
    "var_01": of_one(lambda x: x.var((0, 1), keepdim=True)), "amax_1": of_one(lambda x: x.amax((1,))), "amin": of_one(lambda x: x.amin((0, 1))),
    "nansum": of_one(lambda x: torch.log(x).nansum()), "nanmean_1": of_one(lambda x: torch.log(x).nanmean(1)),
    "median": of_one(torch.median), "quantile_1": of_one(lambda x: x.quantile(torch.tensor([0.1, 0.5, 0.9], dtype=x.dtype), 1)),
    "quantile": of_one(lambda x: x.quantile(torch.tensor(0.3, dtype=x.dtype))),
    "unbind": of_one(lambda x: x.unbind(1)[2]), "chunk": of_one(lambda x: x.chunk(3, 1)[1]),
    "split": of_one(lambda x: x.split([1, 3], 1)[1]), "unfold": of_one(lambda x: x.unfold(1, 2, 1)),
    "repeat_interleave": of_one(lambda x: x.repeat_interleave(torch.tensor([2, 0, 3]), 0)),
    "index_pairs": of_one(lambda x: x[torch.tensor([2, 0, 2]), torch.tensor([1, 3, 1])]),
    "index_window": of_one(lambda x: x[torch.tensor([[1], [0]]), torch.tensor([[0, 1, 2], [1, 2, 3]])], shape=(3, 4, 2)),
}
BINARY = {
    "add": of_two(torch.add), "sub": of_two(torch.sub), "mul": of_two(torch.mul), "div": of_two(torch.div, shift=3.0),
    "add_broadcast": of_two(torch.add, second=(4,)), "maximum": of_two(torch.maximum), "minimum": of_two(torch.minimum),
    "matmul": of_two(torch.matmul, second=(4, 5)), "bmm": of_two(torch.bmm, (2, 3, 4), (2, 4, 2)),
    "addmm": of_two(lambda a, b: torch.addmm(torch.ones(3, 5, dtype=a.dtype), a, b, beta=0.5, alpha=2.0), second=(4, 5)),
    "cat": of_two(lambda a, b: torch.cat([a, b], 1)), "stack": of_two(lambda a, b: torch.stack([a, b], 1)),
    "where": of_two(lambda a, b: torch.where(a > 0, a, b)), "solve": of_two(
        lambda a, b: torch.linalg.solve(a + 3 * torch.eye(3, dtype=a.dtype), b), (3, 3), (3, 2)),
    "bce": of_two(lambda a, b: F.binary_cross_entropy_with_logits(a, b)),
    "bce_sum": of_two(lambda a, b: F.binary_cross_entropy_with_logits(a, b, reduction="sum")),
    "l1": of_two(lambda a, b: F.l1_loss(a, b)), "huber": of_two(lambda a, b: F.huber_loss(a, b, delta=0.3)),
    "smooth_l1": of_two(lambda a, b: F.smooth_l1_loss(a, b, beta=0.3)), "xlogy": of_two(torch.xlogy, shift=2.0),
    "poisson_nll": of_two(lambda a, b: F.poisson_nll_loss(a, b, full=True), shift=2.0), "logaddexp": of_two(torch.logaddexp),
    "lstm_cell": of_two(lambda a, b: torch.cat(torch.lstm_cell(a, (a[:, 1:], a[:, :3]), b, b[:, :3], b[:, 0], b[:, 1])), (3, 4), (12, 4)),
    "mse": of_two(lambda a, b: F.mse_loss(a, b)), "linear": of_two(lambda a, b: F.linear(a, b), (3, 4), (5, 4)),
    "cross_entropy": of_two(lambda a, b: F.cross_entropy(a * b, torch.tensor([1, 3, 0]))),
    "embedding": of_two(lambda a, b: F.embedding(torch.tensor([[0, 2], [2, 1]]), a) * b, (3, 4), (2, 2, 4)),
    "embedding_sparse": of_two(lambda a, b: F.embedding(torch.tensor([[0, 2], [2, 1]]), a, sparse=True) * b, (3, 4), (2, 2, 4)),
}


def trajectory(make, sparse=False, steps=6):
    """A table of 5 x 3 and a 3-vector, trained to make rows looked up match a wave."""
    def case(dtype):
        table = torch.nn.Parameter(wave((5, 3), dtype))
        vector = torch.nn.Parameter(wave((3,), dtype, 1.0))
        optimizer = make([table] if sparse else [table, vector])
        path = []
        for step in range(steps):
            optimizer.zero_grad()
            rows = F.embedding(torch.tensor([step % 5, (step * 2 + 1) % 5, step % 5]), table, sparse=sparse)
            ((rows * vector - wave((3, 3), dtype, 0.3 * step)) ** 2).sum().backward()
            optimizer.step()
            path.append({"table": numbers(table), "vector": numbers(vector)})
        return path
    return case


OPTIMIZERS = {
    "adam": trajectory(lambda p: torch.optim.Adam(p, lr=0.05)),
    "adam_decay": trajectory(lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1)),
    "adam_amsgrad": trajectory(lambda p: torch.optim.Adam(p, lr=0.05, amsgrad=True)),
    "adamw": trajectory(lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.1)),
    "sgd": trajectory(lambda p: torch.optim.SGD(p, lr=0.05)),
    "sgd_decay": trajectory(lambda p: torch.optim.SGD(p, lr=0.05, weight_decay=0.1)),
    "sgd_momentum": trajectory(lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, dampening=0.2, weight_decay=0.1)),
    "sgd_nesterov": trajectory(lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True)),
    "sparse_adam": trajectory(lambda p: torch.optim.SparseAdam(p, lr=0.05), sparse=True),
}


def lstm(layers, batch_first, given):
    """[time 4, batch 2, input 3] through hidden 3; the loss weighs output, h_n and c_n with waves."""
    def case(dtype):
        model = torch.nn.LSTM(3, 3, layers, batch_first=batch_first).to(dtype)
        with torch.no_grad():
            for i, parameter in enumerate(model.parameters()):
                parameter.copy_(wave(parameter.shape, dtype, 0.5 * i))
        x = wave((2, 4, 3) if batch_first else (4, 2, 3), dtype, 0.2).requires_grad_()
        h0, c0 = (wave((layers, 2, 3), dtype, phase).requires_grad_() for phase in (0.4, 0.9))
        y, (h, c) = model(x, (h0, c0)) if given else model(x)
        sum((t * wave(t.shape, dtype, 2.0 + i)).sum() for i, t in enumerate((y, h, c))).backward()
        grads = {"input": x.grad, **({"h0": h0.grad, "c0": c0.grad} if given else {}), **{n: p.grad for n, p in model.named_parameters()}}
        return {"output": numbers(y), "h": numbers(h), "c": numbers(c), "grads": {n: numbers(g) for n, g in grads.items()}}
    return case


LSTMS = {
    f"lstm_{layers}{'_batch_first' if batch_first else ''}{'_state' if given else ''}": lstm(layers, batch_first, given)
    for layers in (1, 2) for batch_first in (False, True) for given in (False, True)
}


def penalized(function, first, second):
    """Value and gradients, and the squared norm of the gradient to the first argument with its own gradients."""
    def case(dtype):
        a = wave(first, dtype).requires_grad_()
        b = wave(second, dtype, 1.0).requires_grad_()
        y = function(a, b)
        grad, grad2 = torch.autograd.grad(y, (a, b), wave(y.shape, dtype, 2.0), create_graph=True)
        penalty = grad.square().sum() + y.square().sum()
        penalty.backward()
        return {"value": numbers(y), "grad": numbers(grad), "grad2": numbers(grad2), "penalty": numbers(penalty),
                "penalty_grad": numbers(a.grad), "penalty_grad2": numbers(b.grad)}
    return case


IMAGE, SCALE = (2, 3, 4, 5), (1, 3, 1, 1)
PENALIZED = {
    "conv2d": penalized(lambda a, b: F.softplus(F.conv2d(a, b, b[:, 0, 0, 0], padding=1)), IMAGE, (5, 3, 3, 3)),
    "conv2d_stride": penalized(lambda a, b: F.silu(F.conv2d(a, b, stride=2, padding=1)), IMAGE, (4, 3, 4, 4)),
    "conv2d_groups": penalized(lambda a, b: F.silu(F.conv2d(a, b, dilation=(2, 1), groups=3)), IMAGE, (6, 1, 2, 2)),
    "conv2d_same": penalized(lambda a, b: F.silu(F.conv2d(a, b, padding="same")), IMAGE, (2, 3, 1, 3)),
    "conv_transpose2d": penalized(
        lambda a, b: F.silu(F.conv_transpose2d(a, b, b[0, :, 0, 0], stride=2, padding=1)), IMAGE, (3, 2, 4, 4)),
    "conv_transpose2d_output_padding": penalized(
        lambda a, b: F.silu(F.conv_transpose2d(a, b, stride=2, padding=1, output_padding=(1, 0))), IMAGE, (3, 2, 3, 3)),
    "batch_norm": penalized(lambda a, b: F.batch_norm(a, None, None, b[0], b[1], training=True), IMAGE, (2, 3)),
    "batch_norm_running": penalized(lambda a, b: F.batch_norm(a, b[0].detach(), b[1].detach() + 3, b[2], b[3]), IMAGE, (4, 3)),
    "nearest": penalized(lambda a, b: F.interpolate(a * b, scale_factor=2).square(), IMAGE, SCALE),
    "nearest_size": penalized(lambda a, b: F.interpolate(a * b, size=(3, 4)).square(), IMAGE, SCALE),
    "nearest_exact": penalized(lambda a, b: F.interpolate(a * b, size=(3, 4), mode="nearest-exact").square(), IMAGE, SCALE),
    "area": penalized(lambda a, b: F.interpolate(a * b, size=(2, 3), mode="area").square(), IMAGE, SCALE),
    "bilinear": penalized(lambda a, b: F.interpolate(a * b, scale_factor=2, mode="bilinear").square(), IMAGE, SCALE),
    "bilinear_half": penalized(lambda a, b: F.interpolate(a * b, scale_factor=(.5, .7), mode="bilinear").square(), IMAGE, SCALE),
    "bilinear_corners": penalized(
        lambda a, b: F.interpolate(a * b, size=(5, 7), mode="bilinear", align_corners=True).square(), IMAGE, SCALE),
    "bicubic": penalized(lambda a, b: F.interpolate(a * b, size=(5, 7), mode="bicubic").square(), IMAGE, SCALE),
    "avg_pool2d": penalized(lambda a, b: F.avg_pool2d(a * b, 2).square(), IMAGE, SCALE),
    "avg_pool2d_padding": penalized(
        lambda a, b: F.avg_pool2d(a * b, (3, 2), stride=(2, 1), padding=1, count_include_pad=False).square(), IMAGE, SCALE),
    "adaptive_avg_pool2d": penalized(lambda a, b: F.adaptive_avg_pool2d(a * b, (3, 4)).square(), IMAGE, SCALE),
    "max_pool2d": penalized(lambda a, b: F.max_pool2d(a * b, 2, padding=1).square(), IMAGE, SCALE),
    "leaky_relu": penalized(lambda a, b: F.leaky_relu(a * b, .2).square(), IMAGE, SCALE),
    "silu": penalized(lambda a, b: F.silu(a * b), IMAGE, SCALE),
    "pad": penalized(lambda a, b: F.pad(a * b, (1, 2, 0, 1), value=.5).square(), IMAGE, SCALE),
    "pad_reflect": penalized(lambda a, b: F.pad(a * b, (1, 2, 3, 1), mode="reflect").square(), IMAGE, SCALE),
    "pad_replicate": penalized(lambda a, b: F.pad(a * b, (1, 2, 3, 1), mode="replicate").square(), IMAGE, SCALE),
    "pad_circular": penalized(lambda a, b: F.pad(a * b, (1, 2, 3, 1), mode="circular").square(), IMAGE, SCALE),
    "pixel_shuffle": penalized(lambda a, b: F.pixel_shuffle(a * b, 2).square(), (2, 4, 2, 3), (1, 4, 1, 1)),
    "pixel_unshuffle": penalized(lambda a, b: F.pixel_unshuffle(a * b, 2).square(), (1, 3, 4, 6), SCALE),
    "roll": penalized(lambda a, b: (a * b).roll((1, -2), (2, 3)).square(), IMAGE, SCALE),
    "flip": penalized(lambda a, b: (a * b).flip(3).square(), IMAGE, SCALE),
    "lerp": penalized(lambda a, b: torch.lerp(a, b, a * b), (3, 4), (3, 4)),
    "vector_norm": penalized(lambda a, b: torch.linalg.vector_norm(a * b, dim=(1, 2)), (3, 4, 2), (1, 4, 1)),
    "eigvalsh": penalized(lambda a, b: torch.linalg.eigvalsh(a @ a.T + b @ b.T), (3, 3), (3, 3)),
}


def batch_norm_path(momentum):
    """Two batches in training, then one in evaluation."""
    def case(dtype):
        model = torch.nn.BatchNorm2d(3, momentum=momentum).to(dtype)
        path = []
        for step in range(2):
            y = model(wave(IMAGE, dtype, step, 2.0))
            path.append({"value": numbers(y), "mean": numbers(model.running_mean), "var": numbers(model.running_var)})
        model.eval()
        path.append({"value": numbers(model(wave(IMAGE, dtype, 5.0)))})
        return path
    return case


BATCH_NORMS = {"batch_norm_path": batch_norm_path(0.1), "batch_norm_path_mean": batch_norm_path(None)}


def main():
    golden = {"torch": torch.__version__}
    for name, dtype in (("float64", torch.float64), ("float32", torch.float32)):
        golden[name] = {key: case(dtype) for group in (UNARY, BINARY, OPTIMIZERS, LSTMS, PENALIZED, BATCH_NORMS) for key, case in group.items()}
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden.json")
    with open(target, "w", encoding="utf-8") as f:
        json.dump(golden, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
