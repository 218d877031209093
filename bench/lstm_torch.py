"""Peer of bench/lstm-training.sh: the direct quantile LSTM of configs/walmart-weekly.json in Python PyTorch (Debian: python3-torch), the same
network, loss and optimizer, as someone who minds speed writes them: the panel as flat tensors from which a batch is gathered by index, constants
made once, fused LSTM, addmm and clipping, a multi-tensor AdamW. Prints windows/s, gathering counted, after a warm-up.
lstm_torch.py --write FILE.csv writes the panel as CSV, for the other side."""
import argparse
import datetime
import math
import time

import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F

import peer

QUANTILES = [.025, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .975]
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--write", help="write the panel and stop")
parser.add_argument("--names", nargs="+", default=["date", "weekly_sales", "store", "dept", "type", "is_holiday"],
                    help="columns: time, target, categories, known covariates")
parser.add_argument("--start", default="2010-02-05", help="the first date; 'step' counts weeks instead")
for name, value in (("series", 2000), ("weeks", 143), ("test", 39), ("batch", 128), ("context", 104), ("gap", 0), ("horizon", 39), ("origins", 6),
                    ("hidden", 64), ("decoder-hidden", 64), ("embedding", 6), ("calendar", 18), ("known", 1), ("known-before", 0),
                    ("differences", 1), ("steps", 100), ("parameters", 0)):
    parser.add_argument(f"--{name}", type=int, default=value)
for name, value in (("scale-decay", .05), ("prior-weight", 0.), ("dropout", .1), ("size-weight", .5), ("unknown-rate", .02),
                    ("learning-rate", .003), ("weight-decay", 1e-4)):
    parser.add_argument(f"--{name}", type=float, default=value)
parser.add_argument("--scaling", choices=["mean", "log1p"], default="mean")
parser.add_argument("--lags", type=int, nargs="*", default=[52, 51, 53], help="the season first")
parser.add_argument("--categories", type=int, nargs="+", default=[45, 45, 3], help="values of each category column; the first two name a series")
parser.add_argument("--threads", type=int, default=1)
peer.add_arguments(parser)
a = parser.parse_args()
LOG = a.scaling == "log1p"
LENGTH = a.context + a.gap + a.horizon
rng = numpy.random.default_rng(1)


def make_panel():
    """Target [series, weeks], known covariates [series, weeks, known], categories [series, columns]."""
    number = numpy.arange(a.series)
    first, second = number // a.categories[1], number % a.categories[1]
    columns = [first, second] + [first % count for count in a.categories[2:]]
    week = numpy.arange(a.weeks)
    known = (rng.random((a.series, a.weeks, a.known)) < .1).astype(numpy.float32)
    level = numpy.exp(rng.normal(6, 1, (a.series, 1)))
    season = 1 + .3 * numpy.sin(2 * math.pi * (week / 52 + rng.random((a.series, 1))))
    target = level * season * (1 + .3 * known.sum(2)) * numpy.exp(rng.normal(0, .2, (a.series, a.weeks)))
    return target.round(2).astype(numpy.float32), known, numpy.stack(columns, 1)


def write(path):
    target, known, categories = make_panel()
    start = None if a.start == "step" else datetime.date.fromisoformat(a.start)
    with open(path, "w") as file:
        file.write(",".join(a.names) + "\n")
        for series in range(a.series):
            codes = ",".join(map(str, categories[series]))
            for week in range(a.weeks):
                at = week if start is None else start + datetime.timedelta(weeks=week)
                file.write(f"{at},{target[series, week]:.2f},{codes},{','.join('%g' % x for x in known[series, week])}\n")


class Windows:
    """The panel as flat tensors, padded on both sides, from which windows are gathered by index."""

    def __init__(self):
        target, known, categories = (torch.from_numpy(x).to(device) for x in make_panel())
        self.front = a.context + max(a.lags, default=0)
        self.limit = a.weeks - a.test
        self.width = self.front + a.weeks + LENGTH - a.context
        values = torch.zeros(a.series, self.width, 2, device=device)                              # target, observed
        values[:, self.front:self.front + self.limit, 0] = target[:, :self.limit]
        values[:, self.front:self.front + self.limit, 1] = 1
        covariates = torch.zeros(a.series, self.width, a.known, device=device)
        covariates[:, self.front:self.front + a.weeks] = (known - known.mean((0, 1))) / known.std((0, 1))
        angles = torch.arange(self.width, device=device).unsqueeze(1) * torch.linspace(.1, 1, max(a.calendar, 1), device=device)[:a.calendar]
        calendar = torch.sin(angles)
        if a.differences:                                                          # the same of every window: made once
            covariates[:, a.lags[0]:] -= covariates[:, :-a.lags[0]].clone()
            calendar[a.lags[0]:] -= calendar[:-a.lags[0]].clone()
        self.values, self.covariates, self.calendar = values.view(-1, 2), covariates.view(-1, a.known), calendar
        first = numpy.cumsum([0] + [count + 1 for count in a.categories[:-1]])     # code 0 of each column is the unknown one
        self.unknown = torch.from_numpy(first).to(device)
        self.codes = categories + 1 + self.unknown
        self.prior = target[:, :self.limit].mean(1)
        self.steps, self.lags = torch.arange(LENGTH, device=device), torch.tensor(a.lags, dtype=torch.long, device=device)

    def gather(self):
        rows = torch.randint(0, a.series, (a.batch,), device=device)
        low = min(self.limit - a.gap - 1, a.context)
        origins = torch.randint(low, self.limit - a.gap, (a.batch,), device=device)
        places = (origins + (self.front - a.context)).unsqueeze(1) + self.steps     # [batch, L]
        index = (places + (rows * self.width).unsqueeze(1))
        flat = index.view(-1)
        values = self.values.index_select(0, flat).view(a.batch, LENGTH, 2)
        lags = self.values.index_select(0, (index.unsqueeze(2) - self.lags).view(-1)).view(a.batch, LENGTH, -1, 2)
        known = self.covariates.index_select(0, flat).view(a.batch, LENGTH, -1)
        if a.calendar:
            known = torch.cat([known, self.calendar.index_select(0, places.view(-1)).view(a.batch, LENGTH, -1)], 2)
        kept = (torch.rand(a.batch, 1, device=device) >= a.unknown_rate).float()                   # some windows are shown as new series
        mask = torch.cat([kept.expand(-1, a.context), torch.ones(a.batch, LENGTH - a.context, device=device)], 1)
        codes = self.codes.index_select(0, rows)
        codes = torch.where(torch.rand(codes.shape, device=device) < a.unknown_rate, self.unknown, codes)
        target, observed = values.unbind(2)
        lagged, lags_observed = (lags * kept.view(-1, 1, 1, 1)).unbind(3)
        return target, observed, target * mask, observed * mask, lagged, lags_observed, known, codes, self.prior.index_select(0, rows)


def decayed(forgetting):
    """Matrix [from, at] that sums a context with weights that fall by the part forgotten at each step."""
    age = torch.arange(a.context, device=device).unsqueeze(0) - torch.arange(a.context, device=device).unsqueeze(1)
    return torch.exp(age.clamp_min(0) * math.log(1 - forgetting)) * (age >= 0)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        lags, known, season = len(a.lags), a.known + a.calendar, 1 if a.lags else 0
        static, shown = a.embedding * len(a.categories), 0 if a.differences else known
        ahead, now = 2 * lags + (1 + a.known_before) * known + 2 * season, 6 + shown
        self.embedding = nn.Embedding(sum(a.categories) + len(a.categories), a.embedding)
        self.lstm = nn.LSTM(now + 2 * lags + season + static, a.hidden, batch_first=True)
        self.state = nn.Linear(a.hidden + now, a.decoder_hidden)
        self.future = nn.Linear(ahead, a.decoder_hidden, bias=False)
        self.statics = nn.Linear(static, a.decoder_hidden, bias=False)
        self.hidden = nn.Linear(a.decoder_hidden, a.decoder_hidden)
        self.head = nn.Linear(a.decoder_hidden, len(QUANTILES))
        self.skip = nn.Linear(ahead, 1)
        self.present = nn.Linear(now, 1, bias=False)
        self.steps = nn.Parameter(torch.zeros(a.horizon, a.decoder_hidden))
        self.levels = torch.tensor(QUANTILES, device=device)
        self.median = QUANTILES.index(.5)
        self.ahead = torch.arange(a.horizon, device=device) + 1 + a.gap
        self.lag_known = torch.tensor([[float(lag >= step) for lag in a.lags] for step in self.ahead.tolist()], device=device)
        self.decays = [decayed(a.scale_decay), decayed(.2), decayed(.05)]
        self.first_rows = (torch.arange(a.batch, device=device) * a.context).unsqueeze(1)
        self.first_places = (torch.arange(a.batch, device=device) * LENGTH).unsqueeze(1)
        self.all_origins = torch.arange(a.context, device=device).expand(a.batch, -1)

    def size(self, x):
        return torch.log1p(x.abs()) if LOG else x.abs()

    def scale(self, x, level):
        return torch.log1p(x.abs()) * x.sign() - level if LOG else x / (level + 1)

    def forward(self, target, observed, seen, seen_observed, lags, lags_observed, known, codes, prior):
        context = a.context
        past, there = seen[:, :context], seen_observed[:, :context]
        weighted = self.size(past) * there
        total, count = weighted @ self.decays[0], there @ self.decays[0]            # [batch, context]
        recent_count = there @ self.decays[1]
        weight = (count == 0).float() + a.prior_weight
        level = (total + weight * self.size(prior).unsqueeze(1)) / (count + weight)
        recent = (weighted @ self.decays[1] + .5 * level) / (recent_count + .5)
        sold = (past != 0).float() * there
        shares = [(sold @ self.decays[1] + .5) / (recent_count + 1), (sold @ self.decays[2] + .5) / (there @ self.decays[2] + 1)]
        feature = ((level if LOG else torch.log1p(level)) - 6) / 2
        now = torch.stack([self.scale(past, level) * there, there, recent - level if LOG else recent / (level + 1), feature, *shares], 2)
        if not a.differences:
            now = torch.cat([now, known[:, :context]], 2)
        parts, growth = [now], None
        if a.lags:
            parts += [self.scale(lags[:, :context], level.unsqueeze(2)) * lags_observed[:, :context], lags_observed[:, :context]]
            before_count = lags_observed[:, :context, 0] @ self.decays[0]
            before = (self.size(lags[:, :context, 0]) * lags_observed[:, :context, 0]) @ self.decays[0] / before_count.clamp_min(.5)
            mean = total / count.clamp_min(.5)
            difference = mean - before if LOG else torch.log(mean + 1) - torch.log(before + 1)
            growth = difference.clamp(-2, 2) * ((count > .5) & (before_count > .5)).float()
            parts.append(growth.unsqueeze(2))
        static = self.embedding(codes).view(a.batch, -1)
        parts.append(static.unsqueeze(1).expand(-1, context, -1))
        output, _ = self.lstm(torch.cat(parts, 2))                                  # [batch, context, hidden]

        if a.origins == 0:
            origins = self.all_origins
        else:
            begun = (there.cumsum(1) > 0).float().sum(1, keepdim=True).clamp_min(1)
            back = (torch.rand(a.batch, a.origins - 1, device=device) * begun).long()
            origins = torch.cat([context - 1 - back, self.all_origins[:, -1:]], 1)
        at = (origins + self.first_rows).reshape(-1)                                # [rows]
        places = (origins + self.first_places).reshape(-1, 1) + self.ahead          # [rows, horizon]
        flat = places.view(-1)
        shape = (at.shape[0], a.horizon, -1)
        level = level.reshape(-1).index_select(0, at).unsqueeze(1)
        now = now.view(context * a.batch, -1).index_select(0, at)
        state = self.state(torch.cat([output.reshape(context * a.batch, -1).index_select(0, at), now], 1))
        state = state + self.statics(static).repeat_interleave(origins.shape[1], 0)
        ahead, counted = [], observed.reshape(-1).index_select(0, flat).view(places.shape)
        covariates = [known.view(a.batch * LENGTH, -1).index_select(0, (flat - back).clamp_min(0) if back else flat).view(shape)
                      for back in range(a.known_before + 1)]
        if a.lags:
            lag_there = lags_observed.reshape(a.batch * LENGTH, -1).index_select(0, flat).view(shape) * self.lag_known
            lag_values = self.scale(lags.reshape(a.batch * LENGTH, -1).index_select(0, flat).view(shape), level.unsqueeze(2))
            lagged = torch.where(lag_there > 0, lag_values, lag_values.new_full((), 0. if LOG else 1.))
            ahead += [lagged, lag_there]
        if a.differences:
            covariates = [values * lag_there[:, :, :1] for values in covariates]
            counted = counted * lag_there[:, :, 0]
        ahead += covariates
        if a.lags:
            grown = growth.reshape(-1).index_select(0, at).view(-1, 1, 1)
            ahead += [grown.expand(-1, a.horizon, -1), lagged[:, :, :1] * torch.expm1(grown)]
        ahead = torch.cat(ahead, 2)                                                 # [rows, horizon, ahead]
        joined = F.dropout(F.relu(self.future(ahead).add_(self.steps).add_(state.unsqueeze(1))), a.dropout, True)
        raw = self.head(F.relu(self.hidden(joined)))                                # [rows, horizon, quantiles]
        m = self.median
        median = raw[:, :, m:m + 1] + self.skip(ahead) + self.present(now).unsqueeze(1)
        down = F.softplus(raw[:, :, :m] - 2).flip(2).cumsum(2).flip(2)
        up = F.softplus(raw[:, :, m + 1:] - 2).cumsum(2)
        quantiles = torch.cat([median - down, median, median + up], 2)
        actual = self.scale(target.reshape(-1).index_select(0, flat).view(places.shape), level)
        error = actual.unsqueeze(2) - quantiles
        pinball = torch.maximum(self.levels * error, (self.levels - 1) * error).mean(2) * 2
        units = torch.exp(level) if LOG else level + 1
        weights = (1 - a.size_weight) + units / units.mean() * a.size_weight
        return (pinball * (weights * counted)).sum() / counted.sum().clamp_min(1)


if a.write:
    write(a.write)
    raise SystemExit
device = peer.start(a)
windows, model = Windows(), Model().to(device)
size = sum(parameter.numel() for parameter in model.parameters())
if a.parameters and size != a.parameters:
    raise SystemExit(f"the peer has {size} parameters, {a.parameters} were asked for: the two networks differ")
optimizer = torch.optim.AdamW(model.parameters(), lr=a.learning_rate, weight_decay=a.weight_decay, **({"fused": True} if device.type == "cuda" else {"foreach": True}))
loss_of = peer.compiled(a, model)


def step():
    gathered = windows.gather()
    with peer.precision(a):
        loss = loss_of(*gathered)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 10.)
    optimizer.step()
    return loss.detach()


losses = [step() for _ in range(5)]
peer.wait(device)
started = time.perf_counter()
losses += [step() for _ in range(a.steps)]
peer.wait(device)
rate = a.batch * a.steps / (time.perf_counter() - started)
print(f"pytorch {torch.__version__}, {size} parameters, threads={a.threads} on {peer.kind(a)}: {rate:.0f} windows/s", flush=True)
print(f"loss {torch.stack(losses[-max(1, len(losses) // 10):]).mean().item():.5f} after {len(losses)} steps")
