"""Peer of bench/gan-training.sh: the default GAN of this project in Python PyTorch (Debian: python3-torch), the same networks, losses, penalties, augmentation, averaging and
optimizer, as someone who minds speed writes it: images as uint8 tensors gathered by index, channels-last activations, the penalties lazily, frozen discriminator weights while the
generator learns, multi-tensor Adam and averaging, malloc told to keep big buffers. Prints images/s after a warm-up and the largest resident memory."""
import argparse
import ctypes
import math
import resource
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

import peer

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
for name, value in (("height", 28), ("width", 28), ("channels", 1), ("classes", 10), ("batch", 64), ("steps", 100), ("threads", 1), ("latent", 64), ("embedding", 32),
                    ("max", 128), ("residuals", 1), ("fine", 0), ("features", 128), ("every", 8), ("count", 50_000)):
    parser.add_argument(f"--{name}", type=int, default=value)
for name, value in (("growth", 2.), ("rate", 5e-4), ("r1", 1.), ("r2", 1.), ("translation", 0.), ("cutout", 0.)):
    parser.add_argument(f"--{name}", type=float, default=value)
for name in ("generator", "discriminator"):
    parser.add_argument(f"--{name}", type=int, default=32)
for name in ("bf16", "color", "flip"):
    parser.add_argument(f"--{name}", action="store_true")
peer.add_arguments(parser)
a = parser.parse_args()
ctypes.CDLL("libc.so.6").mallopt(-3, 2_000_000_000)
ctypes.CDLL("libc.so.6").mallopt(-1, 2_000_000_000)
device = peer.start(a)
compute = torch.bfloat16 if a.bf16 else torch.float32


def sizes():
    h, w, found = a.height, a.width, [(a.height, a.width)]
    while h % 2 == 0 and w % 2 == 0 and min(h, w) // 2 >= 4:
        h, w = h // 2, w // 2
        found.append((h, w))
    return found


def channels(width, halvings):
    unit = 8 if width % 8 == 0 else 1
    return int(min(a.max, round(min(a.max, width * a.growth ** halvings) / unit) * unit))


class Conv(nn.Module):
    def __init__(self, before, after, kernel, stride=1, gain=1.):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(after, before, kernel, kernel) * gain * math.sqrt(2 / (before * kernel * kernel)))
        self.bias = nn.Parameter(torch.zeros(after))
        self.stride, self.padding = stride, (kernel - 1) // 2

    def forward(self, x):
        return F.conv2d(x, self.weight.to(x.dtype), self.bias.to(x.dtype), self.stride, self.padding)


class Block(nn.Module):
    def __init__(self, before, after, style):
        super().__init__()
        self.conv, self.scale, self.shift = Conv(before, after, 3), nn.Linear(style, after), nn.Linear(style, after)

    def forward(self, x, style):
        x = self.conv(F.interpolate(x, scale_factor=2, mode="nearest"))
        scale, shift = self.scale(style).to(x.dtype), self.shift(style).to(x.dtype)
        return F.leaky_relu_(torch.addcmul(shift[..., None, None], x, scale[..., None, None] + 1), .2)


class Residual(nn.Module):
    def __init__(self, width, count):
        super().__init__()
        self.convs = nn.ModuleList(Conv(width, width, 3, gain=.5) for _ in range(count))

    def forward(self, x):
        for conv in self.convs:
            x = x + F.leaky_relu_(conv(x), .2)
        return x


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        grid, style = sizes(), a.latent + a.embedding
        count, self.first = len(grid) - 2, grid[-1]
        self.deep = channels(a.generator, count)
        self.classes, self.start = nn.Embedding(a.classes, a.embedding), nn.Linear(style, self.deep * self.first[0] * self.first[1])
        self.coarse = Residual(self.deep, a.residuals)
        self.blocks = nn.ModuleList(Block(channels(a.generator, count - i), channels(a.generator, count - i - 1), style) for i in range(count))
        self.output = Conv(channels(a.generator, 0), 4 * a.channels, 3, gain=.35)

    def forward(self, latents, labels):
        style = torch.cat([latents, self.classes(labels)], 1)
        x = F.leaky_relu_(self.start(style), .2).view(-1, *self.first, self.deep).permute(0, 3, 1, 2).to(compute)
        x = self.coarse(x)
        for block in self.blocks:
            x = block(x, style)
        return torch.tanh(F.pixel_shuffle(self.output(x).float(), 2))


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        grid = sizes()
        count, (h, w) = len(grid) - 2, grid[-1]
        self.start = Conv(4 * a.channels, channels(a.discriminator, 0), 3)
        self.halvings = nn.ModuleList(Conv(channels(a.discriminator, i), channels(a.discriminator, i + 1), 4, 2) for i in range(count))
        self.residuals = nn.ModuleList(Residual(channels(a.discriminator, i), a.fine if i < count else a.residuals) for i in range(count + 1))
        flat = channels(a.discriminator, count) * h * w
        self.features = nn.Linear(flat, a.features) if a.features else None
        self.head, self.classes = nn.Linear(a.features or flat, 1), nn.Embedding(a.classes, a.features or flat)

    def forward(self, images, labels):
        x = F.pixel_unshuffle(images, 2).contiguous(memory_format=torch.channels_last).to(compute)
        x = self.residuals[0](F.leaky_relu_(self.start(x), .2))
        for halving, residual in zip(self.halvings, self.residuals[1:]):
            x = residual(F.leaky_relu_(halving(x), .2))
        f = x.permute(0, 2, 3, 1).reshape(len(x), -1).float()
        if self.features is not None:
            f = F.leaky_relu_(self.features(f), .2)
        return self.head(f).squeeze(1) + (self.classes(labels) * f).sum(1)


def augment(x):
    """DiffAugment, per image."""
    count, _, h, w = x.shape
    if a.color:
        x = x + (torch.rand(count, 1, 1, 1, device=device) - .5)
        if a.channels == 3:
            mean = x.mean(1, keepdim=True)
            x = (x - mean) * (torch.rand(count, 1, 1, 1, device=device) * 2) + mean
        mean = x.mean((1, 2, 3), keepdim=True)
        x = (x - mean) * (torch.rand(count, 1, 1, 1, device=device) + .5) + mean
    if a.translation > 0:
        dy, dx = round(h * a.translation), round(w * a.translation)
        rows = torch.arange(h, device=device)[None, :] + torch.randint(-dy, dy + 1, (count, 1), device=device) + dy
        columns = torch.arange(w, device=device)[None, :] + torch.randint(-dx, dx + 1, (count, 1), device=device) + dx
        x = F.pad(x, (dx, dx, dy, dy)).permute(0, 2, 3, 1)[torch.arange(count, device=device)[:, None, None], rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2)
    if a.cutout > 0:
        ch, cw = round(h * a.cutout), round(w * a.cutout)
        top, left = torch.randint(0, h + 1, (count, 1), device=device) - ch // 2, torch.randint(0, w + 1, (count, 1), device=device) - cw // 2
        rows, columns = torch.arange(h, device=device)[None, :], torch.arange(w, device=device)[None, :]
        cut = ((rows >= top) & (rows < top + ch))[:, :, None] & ((columns >= left) & (columns < left + cw))[:, None, :]
        x = x * (~cut)[:, None].float()
    return x


generator, discriminator, average = Generator().to(device), Discriminator().to(device), Generator().to(device)
average.load_state_dict(generator.state_dict())
g_parameters, d_parameters, kept = list(generator.parameters()), list(discriminator.parameters()), list(average.parameters())
many = {"fused": True} if device.type == "cuda" else {"foreach": True}
g_adam = torch.optim.Adam(g_parameters, a.rate, (0., .99), **many)
d_adam = torch.optim.Adam(d_parameters, a.rate, (0., .99), **many)
pixels = torch.randint(0, 256, (a.count, a.channels, a.height, a.width), dtype=torch.uint8, device=device)
all_labels = torch.randint(0, a.classes, (a.count,), device=device)
order = torch.randperm(a.count, device=device)
# The penalty is differentiated twice, which what torch.compile makes cannot be: it goes through the discriminator as written.
quick_generator, quick_discriminator = peer.compiled(a, generator), peer.compiled(a, discriminator)


def step(number):
    rows = order[torch.arange(number * a.batch, (number + 1) * a.batch, device=device) % a.count]
    real, labels = pixels[rows], all_labels[rows]
    if a.flip:
        real = torch.where(torch.rand(a.batch, 1, 1, 1, device=device) < .5, real.flip(3), real)
    real = real.float().mul_(1 / 127.5).sub_(1)
    fake = quick_generator(torch.randn(a.batch, a.latent, device=device), labels)
    images, both = augment(torch.cat([real, fake.detach()])), torch.cat([labels, labels])
    lazy = number % a.every == 0 and (a.r1 > 0 or a.r2 > 0)
    d_adam.zero_grad(set_to_none=True)
    if lazy:
        images = images.detach().requires_grad_()
    logits = (discriminator if lazy else quick_discriminator)(images, both)
    loss = F.softplus(logits[a.batch:] - logits[:a.batch]).mean()
    if lazy:
        slope, = torch.autograd.grad(logits.sum(), images, create_graph=True)
        squares = slope.square().sum((1, 2, 3))
        loss = loss + a.every / 2 * (a.r1 * squares[:a.batch].mean() + a.r2 * squares[a.batch:].mean())
    loss.backward()
    d_adam.step()
    g_adam.zero_grad(set_to_none=True)
    for parameter in d_parameters:
        parameter.requires_grad_(False)
    F.softplus(logits[:a.batch].detach() - quick_discriminator(augment(fake), labels)).mean().backward()
    for parameter in d_parameters:
        parameter.requires_grad_(True)
    g_adam.step()
    with torch.no_grad():
        torch._foreach_mul_(kept, .999)
        torch._foreach_add_(kept, g_parameters, alpha=.001)


for number in range(2 * a.every):
    step(number)
peer.wait(device)
start = time.perf_counter()
for number in range(a.steps):
    step(number)
peer.wait(device)
print(f"images/s {a.steps * a.batch / (time.perf_counter() - start):.1f}")
print(f"parameters {sum(p.numel() for p in g_parameters)} {sum(p.numel() for p in d_parameters)}")
print(f"peak MiB {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
