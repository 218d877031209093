"""Peer of bench/operations.sh: single operations in Python PyTorch (Debian: python3-torch), of the same sizes, with malloc told to keep big buffers as ours does. Reads
names of operations, one a line, and answers each with its microseconds: the median of chunks of ten milliseconds or one operation, after a warm-up.
usage: operations_torch.py THREADS"""
import ctypes
import sys
import time

import torch
import torch.nn as nn

torch.set_num_threads(int(sys.argv[1]))
ctypes.CDLL("libc.so.6").mallopt(-3, 2_000_000_000)
ctypes.CDLL("libc.so.6").mallopt(-1, 2_000_000_000)
torch.manual_seed(1)
FIRST_WARM_UP, WARM_UP, CHUNK, MEASURED, LEAST_CHUNKS = 1, .05, .01, .15, 5


def add():
    a, b = torch.rand(1, 1), torch.rand(1, 1)

    def run(count):
        for _ in range(count):
            a + b
    return run


def scalar():
    x = torch.rand(1, 1)

    def run(count):
        for _ in range(count):
            x + 1.0
    return run


def repeat(forward, weight, *graded):
    def run(count):
        for _ in range(count):
            for tensor in graded:
                tensor.grad = None
            forward().backward(weight)
    return run


def matmul(size):
    a, b = torch.randn(size, size, requires_grad=True), torch.randn(size, size, requires_grad=True)
    return repeat(lambda: a.matmul(b), torch.randn(size, size), a, b)


def embedding(sparse):
    table = nn.Embedding(100_000, 64, sparse=sparse)
    ids = torch.randint(100_000, (65_536,))
    return repeat(lambda: table(ids), torch.randn(65_536, 64), *table.parameters())


def lstm():
    layer = nn.LSTM(128, 128, batch_first=True)
    x = torch.randn(256, 52, 128, requires_grad=True)
    return repeat(lambda: layer(x)[0], torch.randn(256, 52, 128), x, *layer.parameters())


def picture(channels_last):
    return torch.randn(64, 32, 32, 64).permute(0, 3, 1, 2) if channels_last else torch.randn(64, 64, 32, 32)


def convolution(channels_last):
    layer = nn.Conv2d(64, 64, 3, padding=1)
    x, weight = picture(channels_last).requires_grad_(), picture(channels_last)
    return repeat(lambda: layer(x), weight, x, *layer.parameters())


DQN = [(100, 8), (100,), (100, 100), (100,), (100, 100), (100,), (8, 100), (8,)]
LSTM = [(512, 32), (512, 128), (512,), (512,), (512, 128), (512, 128), (512,), (512,), (28, 128), (28,)]
TEN_MILLION = [(1000, 1000), (1000,)] * 10


def adam(shapes):
    """One step, by the quicker of PyTorch's two ways."""
    def way(foreach):
        parameters = [nn.Parameter(torch.randn(shape)) for shape in shapes]
        for parameter in parameters:
            parameter.grad = torch.randn(parameter.shape)
        optimizer = torch.optim.Adam(parameters, foreach=foreach)

        def run(count):
            for _ in range(count):
                optimizer.step()
        run(5)
        return run
    return min((way(True), way(False)), key=lambda run: min(timed(run, 5) for _ in range(5)))


OPERATIONS = {
    "add": add,
    "add-scope": add,
    "scalar": scalar,
    "scalar-scope": scalar,
    "matmul-1024": lambda: matmul(1024),
    "matmul-2048": lambda: matmul(2048),
    "embedding": lambda: embedding(False),
    "embedding-sparse": lambda: embedding(True),
    "lstm": lstm,
    "lstm-layer": lstm,
    "conv": lambda: convolution(False),
    "conv-channels-last": lambda: convolution(True),
    "adam-dqn": lambda: adam(DQN),
    "adam-dqn-flat": lambda: adam(DQN),
    "adam-lstm": lambda: adam(LSTM),
    "adam-lstm-flat": lambda: adam(LSTM),
    "adam-10m": lambda: adam(TEN_MILLION),
    "adam-10m-flat": lambda: adam(TEN_MILLION),
}


def timed(run, count):
    start = time.perf_counter()
    run(count)
    return time.perf_counter() - start


known = set()


def measure(name):
    run = OPERATIONS[name]()
    warm_up = WARM_UP if name in known else FIRST_WARM_UP
    known.add(name)
    run(1)
    count = 1 if timed(run, 1) > CHUNK / 10 else 100
    start = time.perf_counter()
    while time.perf_counter() - start < warm_up:
        run(count)
    once = timed(run, count) / count
    count = max(1, int(CHUNK / once))
    chunks = []
    start = time.perf_counter()
    while time.perf_counter() - start < MEASURED or len(chunks) < LEAST_CHUNKS:
        chunks.append(timed(run, count) / count)
    return sorted(chunks)[len(chunks) // 2] * 1e6


for line in sys.stdin:
    print(repr(measure(line.strip())), flush=True)
