"""The peer of bench/ReplayBenchmark: the same replays in NumPy, vectorised over episodes x policies, one thread.

usage: replay_numpy.py write FOLDER          a synthetic log of 156 episodes of 1,000 auctions, 256 policies, and their lambdas slot by slot
       replay_numpy.py run FOLDER ROUNDS     times the replays; each line says: name, decisions a second, value, spend, wins

The time of a replay is the sum over its slots (or auctions) of the fastest of all rounds, because what else runs on the machine only adds.
"""
import sys
import time

import numpy as np

EPISODES, AUCTIONS, SLOTS, POLICIES = 156, 1000, 96, 256


def write(folder):
    random = np.random.default_rng(1)
    auctions = EPISODES * AUCTIONS
    value = .004 * np.exp(.9 * random.standard_normal(auctions) - .4)
    price = np.clip(np.round(50 * np.exp(.8 * random.standard_normal(auctions))), 1, 300)
    ends = np.arange(SLOTS + 1) * AUCTIONS // SLOTS
    starts = np.append((np.arange(EPISODES)[:, None] * AUCTIONS + ends[:-1]).ravel(), auctions)
    right = 2.5e-4  # about where the budget is spent at the end
    multipliers = np.exp(np.linspace(np.log(.2), np.log(5), POLICIES)) / right
    budgets = np.full(EPISODES * POLICIES, np.floor(price.mean() * AUCTIONS / 8))
    lambdas = np.empty((SLOTS, EPISODES, POLICIES))
    now = np.broadcast_to(1 / multipliers, (EPISODES, POLICIES))
    for slot in range(SLOTS):  # seven actions, as the agents change it
        now = now * (1 + random.choice([-.08, -.03, -.01, 0, .01, .03, .08], (EPISODES, POLICIES)))
        lambdas[slot] = now
    for name, numbers in dict(value=value, price=price, starts=starts, slots=[SLOTS], multipliers=multipliers, budgets=budgets, **{"lambda": lambdas}).items():
        np.asarray(numbers, np.float64).ravel().tofile(f"{folder}/{name}.f64")


class SlotReplay:
    """The slot search: auctions of a slot sorted by value / price, prefix sums; auction by auction where the money runs out."""

    def __init__(self, value, price, starts):
        length = np.diff(starts)
        most = length.max()
        place = starts[:-1, None] + np.arange(most)
        there = np.arange(most) < length[:, None]
        place = np.minimum(place, len(value) - 1)
        # [slots, most]; what pads a slot has ratio -1 (never won) and an unpayable price
        self.price = np.where(there, price[place], np.inf)
        self.value = np.where(there, value[place], 0)
        ratio = np.where(there, value[place] / price[place], -1)
        order = np.argsort(-ratio, axis=1, kind="stable")
        self.ratio = np.take_along_axis(ratio, order, 1)

        def sums(column):
            column = np.take_along_axis(np.where(there, column[place], 0), order, 1)
            return np.concatenate([np.zeros((len(column), 1)), np.cumsum(column, 1)], 1)

        # by slot of the episode: [SLOTS, most, EPISODES, 1] to compare, [SLOTS, EPISODES * (most + 1)] to look up
        self.most = most
        by_slot = lambda column: np.ascontiguousarray(column.reshape(EPISODES, SLOTS, -1).transpose(1, 0, 2))
        self.costs, self.values = by_slot(sums(price)).reshape(SLOTS, -1), by_slot(sums(value)).reshape(SLOTS, -1)
        self.ratios = np.ascontiguousarray(by_slot(self.ratio).transpose(0, 2, 1))[..., None]
        self.rising = -by_slot(self.ratio)
        self.price_at = np.ascontiguousarray(by_slot(self.price).transpose(0, 2, 1))
        self.value_at = np.ascontiguousarray(by_slot(self.value).transpose(0, 2, 1))
        self.cheapest = by_slot(self.price).min(2)
        self.row = (np.arange(EPISODES) * (most + 1))[:, None]
        shape = (EPISODES, POLICIES)
        self.mask, self.count, self.at = np.empty(shape, bool), np.empty(shape, np.int8), np.empty(shape, np.int64)
        self.cost, self.gain = np.empty(shape), np.empty(shape)

    def count_all(self, slot, lambdas):
        """How many ratios are at least lambda, by comparing with each."""
        self.count.fill(0)
        for ratio in self.ratios[slot]:
            np.greater_equal(ratio, lambdas, out=self.mask)
            np.add(self.count, self.mask.view(np.int8), out=self.count)
        return self.count

    def search_all(self, slot, lambdas):
        """The same by one binary search an episode."""
        for episode in range(EPISODES):
            self.count[episode] = self.rising[slot, episode].searchsorted(-lambdas[episode], side="right")
        return self.count

    def run(self, lambdas, budgets, find, fastest):
        left = budgets.copy()
        value, spend, wins = 0., 0., 0
        for slot in range(SLOTS):
            began = time.perf_counter()
            lam = lambdas[slot]
            count = find(slot, lam)
            np.add(count, self.row, out=self.at)
            np.take(self.costs[slot], self.at, out=self.cost, mode="clip")
            np.take(self.values[slot], self.at, out=self.gain, mode="clip")
            np.greater(self.cost, left, out=self.mask)
            out = np.flatnonzero(self.mask)
            if len(out):
                self.in_order(slot, lam, left, count, out)
            left -= self.cost
            value += self.gain.sum()
            spend += self.cost.sum()
            wins += int(count.sum(dtype=np.int64))
            fastest[slot] = min(fastest[slot], time.perf_counter() - began)
        return value, spend, wins

    def in_order(self, slot, lam, left, count, out):
        episode = out // POLICIES
        money = left.ravel()[out]
        poor = money < self.cheapest[slot][episode]  # nothing can be bought
        cost, gain, won = np.zeros(len(out)), np.zeros(len(out)), np.zeros(len(out), np.int8)
        able = np.flatnonzero(~poor)
        if len(able):
            episode, money, asked = episode[able], money[able], lam.ravel()[out[able]]
            spent, got, wins = np.zeros(len(able)), np.zeros(len(able)), np.zeros(len(able), np.int8)
            for price, value in zip(self.price_at[slot], self.value_at[slot]):
                p, v = price[episode], value[episode]
                take = (v >= asked * p) & (p <= money - spent)
                np.add(spent, p, out=spent, where=take)
                np.add(got, v, out=got, where=take)
                wins += take
            cost[able], gain[able], won[able] = spent, got, wins
        self.cost.ravel()[out], self.gain.ravel()[out], count.ravel()[out] = cost, gain, won


def plain(value, price, multipliers, budgets, fastest):
    """Auction by auction with constant multipliers, all episodes and policies at once."""
    value, price = (np.ascontiguousarray(column.reshape(EPISODES, AUCTIONS).T)[..., None] for column in (value, price))
    left = budgets.copy()
    got, bid, paid = np.zeros_like(left), np.empty_like(left), np.empty_like(left)
    won, wins = np.empty(left.shape, bool), np.zeros(left.shape, np.int16)
    for auction, (v, p) in enumerate(zip(value, price)):
        began = time.perf_counter()
        np.multiply(v, multipliers, out=bid)
        np.minimum(bid, left, out=bid)
        np.greater_equal(bid, p, out=won)
        np.multiply(p, won, out=paid)
        np.subtract(left, paid, out=left)
        np.multiply(v, won, out=paid)
        np.add(got, paid, out=got)
        np.add(wins, won, out=wins)
        fastest[auction] = min(fastest[auction], time.perf_counter() - began)
    return got.sum(), (budgets - left).sum(), int(wins.sum(dtype=np.int64))


def run(folder, rounds):
    read = lambda name: np.fromfile(f"{folder}/{name}.f64")
    value, price, starts = read("value"), read("price"), read("starts").astype(np.int64)
    budgets, lambdas = read("budgets").reshape(EPISODES, POLICIES), read("lambda").reshape(SLOTS, EPISODES, POLICIES)
    multipliers = read("multipliers")
    slots = SlotReplay(value, price, starts)
    environments = EPISODES * POLICIES
    replays = [
        ("slots-count", SLOTS, lambda fastest: slots.run(lambdas, budgets, slots.count_all, fastest)),
        ("slots-search", SLOTS, lambda fastest: slots.run(lambdas, budgets, slots.search_all, fastest)),
        ("plain", AUCTIONS, lambda fastest: plain(value, price, multipliers, budgets, fastest)),
    ]
    for name, steps, replay in replays:
        fastest = [float("inf")] * steps
        for _ in range(rounds + 1):
            result = replay(fastest)
        print(name, round(environments * steps / sum(fastest)), *(repr(float(number)) for number in result[:2]), result[2])


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"] and len(sys.argv) == 3:
        write(sys.argv[2])
    elif sys.argv[1:2] == ["run"] and len(sys.argv) == 4:
        run(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(__doc__)
