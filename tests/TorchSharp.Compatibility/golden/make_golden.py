#!/usr/bin/env python3
"""Writes golden.json: what PyTorch computes for the programs of this project, from the same starting values.

Run with a Python that has torch (Debian: apt-get install python3-torch; /usr/bin/python3 make_golden.py).
"""
import json
import math
import os

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def wave(shape, phase, scale=0.5):
    """x[i] = scale sin(0.7 i + phase)."""
    i = torch.arange(math.prod(shape), dtype=torch.float64)
    return (scale * torch.sin(0.7 * i + phase)).reshape(shape)


def start(module):
    """Fills the n-th parameter with wave(n)."""
    with torch.no_grad():
        for n, parameter in enumerate(module.parameters()):
            parameter.copy_(wave(parameter.shape, n))
    return module


def facts(module, losses):
    state = module.state_dict()
    return {
        "losses": [float(loss) for loss in losses],
        "keys": list(state),
        "shapes": [list(value.shape) for value in state.values()],
        "sums": [float(value.double().abs().sum()) for value in state.values()],
    }


class NeuMF(nn.Module):
    def __init__(self):
        super().__init__()
        self.userFactors = nn.Embedding(6, 4)
        self.itemFactors = nn.Embedding(9, 4)
        self.userTraits = nn.Embedding(6, 3)
        self.itemTraits = nn.Embedding(9, 3)
        self.tower = nn.Sequential(nn.Linear(6, 5), nn.ReLU(), nn.Linear(5, 2), nn.ReLU())
        self.head = nn.Linear(6, 1)

    def forward(self, users, items):
        product = self.userFactors(users) * self.itemFactors(items)
        mlp = self.tower(torch.cat([self.userTraits(users), self.itemTraits(items)], 1))
        return self.head(torch.cat([product, mlp], 1)).squeeze(1)


def ncf():
    model = start(NeuMF())
    adam = torch.optim.Adam(model.parameters(), lr=0.01)
    i = torch.arange(8)
    users, items, labels = i * 7 % 6, i * 5 % 9, (i % 3 == 0).double()
    losses = []
    for _ in range(6):
        adam.zero_grad()
        loss = F.binary_cross_entropy_with_logits(model(users, items), labels)
        loss.backward()
        adam.step()
        losses.append(loss)
    return facts(model, losses)


class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(2, 5, num_layers=2, batch_first=True)
        self.head = nn.Linear(5, 1)

    def forward(self, series):
        output, _ = self.lstm(series)
        return self.head(output).squeeze(2)


def lstm():
    model = start(Forecaster())
    sgd = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    series, target = wave((3, 7, 2), 0.3, 1.0), wave((3, 7), 1.1, 1.0)
    losses, norms = [], []
    for _ in range(5):
        sgd.zero_grad()
        loss = F.mse_loss(model(series), target)
        loss.backward()
        norms.append(float(nn.utils.clip_grad_norm_(model.parameters(), 0.2)))
        sgd.step()
        losses.append(loss)
    return {**facts(model, losses), "norms": norms}


def dqn():
    def network():
        return start(nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 4)))
    online, target = network(), network()
    adam = torch.optim.AdamW(online.parameters(), lr=0.02, weight_decay=0.01)
    states, following = wave((10, 3), 0.2, 1.0), wave((10, 3), 0.9, 1.0)
    i = torch.arange(10)
    actions, rewards, going = i % 4, wave((10,), 2.0, 1.0), (i % 5 != 4).double()
    losses = []
    for step in range(6):
        with torch.no_grad():
            best = online(following).argmax(1, keepdim=True)
            goal = rewards + 0.9 * going * target(following).gather(1, best).squeeze(1)
        adam.zero_grad()
        taken = online(states).gather(1, actions.unsqueeze(1)).squeeze(1)
        loss = F.smooth_l1_loss(taken, goal)
        loss.backward()
        adam.step()
        if step % 2 == 1:
            target.load_state_dict(online.state_dict())
        losses.append(loss)
    return facts(online, losses)


def gan():
    generator = start(nn.Sequential(
        nn.ConvTranspose2d(4, 6, 4, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.ConvTranspose2d(6, 1, 4, 2, 1), nn.Tanh()))
    discriminator = start(nn.Sequential(nn.Conv2d(1, 5, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(5, 1, 4), nn.Flatten()))
    rules = [torch.optim.Adam(m.parameters(), lr=0.01, betas=(0.5, 0.999)) for m in (generator, discriminator)]
    noise, real = wave((3, 4, 1, 1), 0.4, 1.0), wave((3, 1, 8, 8), 1.3, 1.0)
    ones, zeros = torch.ones(3, 1), torch.zeros(3, 1)
    losses, generated = [], []
    for _ in range(4):
        rules[1].zero_grad()
        fake = generator(noise)
        loss = (F.binary_cross_entropy_with_logits(discriminator(real), ones)
                + F.binary_cross_entropy_with_logits(discriminator(fake.detach()), zeros))
        loss.backward()
        rules[1].step()
        losses.append(loss)
        rules[0].zero_grad()
        loss = F.binary_cross_entropy_with_logits(discriminator(fake), ones)
        loss.backward()
        rules[0].step()
        generated.append(float(loss))
    generator.eval()
    return {**facts(generator, losses), "generated": generated, "discriminator": facts(discriminator, [])["sums"],
            "image": float(generator(noise).abs().sum())}


def optimizers():
    o = torch.optim
    rules = {
        "sgd": lambda p: o.SGD(p, lr=0.1),
        "sgd_decay": lambda p: o.SGD(p, lr=0.1, weight_decay=0.1),
        "sgd_momentum": lambda p: o.SGD(p, lr=0.1, momentum=0.9, dampening=0.2),
        "sgd_nesterov": lambda p: o.SGD(p, lr=0.1, momentum=0.8, nesterov=True),
        "sgd_maximize": lambda p: o.SGD(p, lr=0.01, maximize=True),
        "adam": lambda p: o.Adam(p),
        "adam_decay": lambda p: o.Adam(p, lr=0.05, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.1),
        "adam_amsgrad": lambda p: o.Adam(p, lr=0.05, amsgrad=True),
        "adamw": lambda p: o.AdamW(p, weight_decay=0),
        "adamw_decay": lambda p: o.AdamW(p, lr=0.05, weight_decay=0.1),
    }
    result = {}
    for name, make in rules.items():
        weight = nn.Parameter(wave((3, 4), 0.0))
        rule = make([weight])
        for step in range(6):
            for group in rule.param_groups:
                group["lr"] *= 0.9
            rule.zero_grad()
            ((weight * wave((3, 4), 1.0, 1.0) - wave((3, 4), 2.0, 1.0)) ** 2).sum().backward()
            rule.step()
        result[name] = weight.detach().flatten().tolist()
    return result


if __name__ == "__main__":
    golden = {"torch": torch.__version__, "ncf": ncf(), "lstm": lstm(), "dqn": dqn(), "gan": gan(), "optimizers": optimizers()}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden.json"), "w", encoding="utf-8") as file:
        json.dump(golden, file, indent=1)
        file.write("\n")
