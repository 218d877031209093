"""Peer of bench/dqn-training.sh: the deep Q-learner in Python PyTorch (Debian: python3-torch), the same network, loss and optimizer, as someone who
minds speed writes it: the replay memory as preallocated tensors gathered by index, a sum tree with 64 branches a node, so that NumPy walks it in three
vectorised levels, one head for value and advantages, targets without gradients, multi-tensor Adam, target moved by multi-tensor operations. Prints
steps/s after a warm-up."""
import argparse
import time

import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F

import peer

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
for name, value in (("batch", 32), ("steps", 2000), ("threads", 1), ("features", 8), ("actions", 7), ("width", 100), ("capacity", 100_000)):
    parser.add_argument(f"--{name}", type=int, default=value)
peer.add_arguments(parser)
a = parser.parse_args()
TAU, ALPHA, BETA, CLIP, BRANCHES = .005, .6, .4, 10., 64
device = peer.start(a)
rng = numpy.random.default_rng(1)


class SumTree:
    """Levels of sums, each of 64 numbers of the level below."""

    def __init__(self, priorities):
        size = BRANCHES
        while size < len(priorities):
            size *= BRANCHES
        self.levels = [numpy.zeros((size // BRANCHES, BRANCHES))]
        self.levels[0].reshape(-1)[:len(priorities)] = priorities
        while len(self.levels[-1]) > 1:
            self.levels.append(self.levels[-1].sum(1).reshape(-1, BRANCHES))
        self.flat = [level.reshape(-1) for level in self.levels]
        self.all = numpy.arange(a.batch)
        self.strata = numpy.arange(a.batch, dtype=float)

    def sample(self):
        mass = (self.strata + rng.random(a.batch)) * (self.levels[-1].sum() / a.batch)
        node = numpy.zeros(a.batch, dtype=numpy.int64)
        for level in reversed(self.levels):
            sums = level[node].cumsum(1)
            branch = numpy.minimum((sums <= mass[:, None]).sum(1), BRANCHES - 1)
            mass -= numpy.where(branch > 0, sums[self.all, branch - 1], 0)
            node = node * BRANCHES + branch
        return node, self.flat[0][node]

    def update(self, rows, priorities):
        self.flat[0][rows] = priorities
        for below, flat in zip(self.levels, self.flat[1:]):
            rows = rows // BRANCHES
            flat[rows] = below[rows].sum(1)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(a.features, a.width), nn.Linear(a.width, a.width)
        self.third, self.head = nn.Linear(a.width, a.width), nn.Linear(a.width, a.actions + 1)

    def forward(self, x):
        x = F.relu(self.first(x), inplace=True)
        x = F.relu(self.second(x), inplace=True)
        x = self.head(F.relu(self.third(x), inplace=True))
        advantage = x[:, 1:]
        return x[:, :1] + (advantage - advantage.mean(1, keepdim=True))


states, following = torch.randn(a.capacity, a.features, device=device), torch.randn(a.capacity, a.features, device=device)
taken = torch.randint(0, a.actions, (a.capacity, 1), device=device)
returns = torch.randn(a.capacity, device=device)
discounts = torch.full((a.capacity,), .97, device=device)
discounts[95::96] = 0
tree = SumTree(numpy.ones(a.capacity))
online, target = Network().to(device), Network().to(device)
target.load_state_dict(online.state_dict())
parameters, targets = list(online.parameters()), list(target.parameters())
optimizer = torch.optim.Adam(parameters, lr=.001, **({"fused": True} if device.type == "cuda" else {"foreach": True}))


def learn(index, weights):
    with torch.no_grad():
        after = following.index_select(0, index)
        best = online(after).argmax(1, keepdim=True)
        goal = torch.addcmul(returns.index_select(0, index), discounts.index_select(0, index), target(after).gather(1, best).squeeze(1))
    values = online(states.index_select(0, index)).gather(1, taken.index_select(0, index)).squeeze(1)
    return (F.smooth_l1_loss(values, goal, reduction="none") * weights).mean(), (goal - values).detach().abs()


learn = peer.compiled(a, learn)


def step():
    rows, priorities = tree.sample()
    weights = torch.from_numpy(((priorities.min() / priorities) ** BETA).astype(numpy.float32))
    loss, errors = learn(torch.from_numpy(rows).to(device, non_blocking=True), weights.to(device, non_blocking=True))
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    with torch.no_grad():
        gradients = [parameter.grad for parameter in parameters]
        norm = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(gradients) if hasattr(torch, "_foreach_norm") else [g.norm() for g in gradients]))
        if device.type == "cuda":                                     # no question to the device, which would have to be waited for
            torch._foreach_mul_(gradients, (CLIP / (norm + 1e-6)).clamp(max=1))
        elif norm > CLIP:
            torch._foreach_mul_(gradients, float(CLIP / (norm + 1e-6)))
    optimizer.step()
    with torch.no_grad():
        torch._foreach_mul_(targets, 1 - TAU)
        torch._foreach_add_(targets, parameters, alpha=TAU)
    errors = errors.cpu().numpy()
    tree.update(rows, (errors + 1e-6) ** ALPHA)


for _ in range(a.steps // 4):
    step()
peer.wait(device)
started = time.perf_counter()
for _ in range(a.steps):
    step()
peer.wait(device)
print(f"steps/s {a.steps / (time.perf_counter() - started):.0f}")
