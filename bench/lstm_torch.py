"""Peer: a direct quantile LSTM in Python PyTorch (Debian: python3-torch) over windows gathered by index; prints windows/s.
One layer, a linear head for horizon x quantiles on the last state, pinball loss, Adam, gradients clipped to norm 1.
Usage: lstm_torch.py [--batch 256] [--context 52] [--hidden 64] [--features 16] [--horizon 13] [--quantiles 9]
                     [--series 2000] [--steps 50] [--threads 1 2]"""
import argparse
import time

import torch
import torch.nn as nn

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
for name, value in (("batch", 256), ("context", 52), ("hidden", 64), ("features", 16), ("horizon", 13), ("quantiles", 9),
                    ("series", 2000), ("steps", 50)):
    parser.add_argument(f"--{name}", type=int, default=value)
parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
a = parser.parse_args()


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(a.features, a.hidden, batch_first=True)
        self.head = nn.Linear(a.hidden, a.horizon * a.quantiles)

    def forward(self, x):                                                         # [batch, context, features]
        _, (h, _) = self.lstm(x)
        return self.head(h[0]).view(-1, a.horizon, a.quantiles)


torch.manual_seed(1)
length = a.context + a.horizon + 104
panel = torch.randn(a.series, length, a.features)
targets = panel[:, :, 0].contiguous()
levels = torch.linspace(0.1, 0.9, a.quantiles)
before, after = torch.arange(a.context), a.context + torch.arange(a.horizon)
for threads in a.threads:
    torch.set_num_threads(threads)
    model = Model()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

    def step():
        rows = torch.randint(0, a.series, (a.batch, 1))
        starts = torch.randint(0, length - a.context - a.horizon + 1, (a.batch, 1))
        x = panel[rows, starts + before]                                          # [batch, context, features]
        error = targets[rows, starts + after].unsqueeze(2) - model(x)             # [batch, horizon, quantiles]
        loss = torch.maximum(levels * error, (levels - 1) * error).mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()

    for _ in range(3):
        step()
    started = time.perf_counter()
    for _ in range(a.steps):
        step()
    rate = a.batch * a.steps / (time.perf_counter() - started)
    print(f"pytorch {torch.__version__} batch={a.batch} context={a.context} hidden={a.hidden} features={a.features} "
          f"horizon={a.horizon} quantiles={a.quantiles} threads={threads}: {rate:,.0f} windows/s", flush=True)
