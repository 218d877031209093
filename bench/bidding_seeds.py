"""Tables of several bidding runs; see bidding-seeds.sh. Rules are the same in every run, so theirs are taken from the first."""
import csv, glob, json, sys
import numpy as np

scratch, seeds = sys.argv[1], sys.argv[2:]
COLUMNS = ["optimum", "value", "clicks", "spend", "wins", "auctions", "budget"]


def read(seed):
    tables = {}
    for row in csv.DictReader(open(glob.glob(f"{scratch}/{seed}/dqn/*/outcomes.csv")[0])):
        tables.setdefault((float(row["fraction"]), float(row["start"])), {}).setdefault(row["model"], []).append([float(row[column]) for column in COLUMNS])
    return {key: {model: np.array(rows) for model, rows in models.items()} for key, models in tables.items()}


limit = json.load(open(glob.glob(f"{scratch}/{seeds[0]}/dqn/*/config.json")[0]))["budget"]
limit = limit.get("cpcLimit") or limit.get("cpaLimit")
runs = [read(seed) for seed in seeds]
draws = np.random.default_rng(0)
wins = []
for (fraction, start), models in runs[0].items():
    own = next(iter(models))
    episodes = len(models[own])
    sample = draws.integers(0, episodes, (4000, episodes))
    optimum = models[own][:, 0]
    per_seed = [run[(fraction, start)][own] for run in runs]
    mean = np.mean(per_seed, axis=0)

    def interval(values):
        resampled = values[sample].sum(1) / optimum[sample].sum(1)
        return np.quantile(resampled, [.025, .975])

    print(f"\nbudget {fraction:.5g}, start {start:g}: {episodes} test episodes")
    print("| bidder | R/R* | 95 % | budget used | win rate | eCPC | clicks |" + (" over the limit |" if limit else "") + f" {own} minus it, paired 95 % |")
    for model, table in [(own, mean)] + [(model, table) for model, table in models.items() if model != own]:
        low, high = interval(table[:, 1])
        total = table.sum(0)
        line = f"| {model} | {total[1] / total[0]:.4f} | {low:.4f} to {high:.4f} | {total[3] / total[6]:.3f} | {total[4] / total[5]:.3f} | {total[3] / max(total[2], 1e-9):,.0f} | {total[2]:.0f} |"
        if limit:
            over = np.mean([np.mean(t[:, 3] > limit * t[:, 1] * (1 + 1e-9)) for t in (per_seed if model == own else [table])])
            line += f" {over:.4f} |"
        if model != own:
            low, high = interval(mean[:, 1] - table[:, 1])
            line += f" {(mean[:, 1] - table[:, 1]).sum() / total[0]:+.4f} ({low:+.4f} to {high:+.4f}) |"
        print(line)
    print("seeds: " + ", ".join(f"{t[:, 1].sum() / t[:, 0].sum():.4f}" for t in per_seed))
