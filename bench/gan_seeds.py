"""The table of several GAN runs; see gan-seeds.sh."""
import json, sys

scratch, seeds, names = sys.argv[1], sys.argv[2].split(), sys.argv[3:]


def read(name, seed):
    result = json.load(open(f"{scratch}/{name}-{seed}/result.json"))
    return result, {model["model"]: {metric["name"]: metric["value"] for metric in model["protocols"][0]["metrics"]} for model in result["models"]}


first, rows = read(names[0], seeds[0])
own = first["models"][0]["model"]
print(f"part: {first['part']}; {first['models'][0]['protocols'][0]['protocol']}")
for fact in first["facts"]:
    print(f"  {fact['key']}: {fact['value']}")
metrics = list(rows[own])
print("| variant | " + " | ".join(metrics) + " | seconds | peak MiB |")
for baseline in first["models"][1:]:
    print(f"| {baseline['model']} | " + " | ".join(f"{rows[baseline['model']].get(name, float('nan')):.4f}" for name in metrics) + " | | |")
for name in names:
    runs = [read(name, seed) for seed in seeds]
    tables = [next(iter(models.values())) for _, models in runs]
    means = [sum(table[metric] for table in tables) / len(tables) for metric in metrics]
    seconds = sum(result["trainSeconds"] for result, _ in runs) / len(runs)
    memory = max(result["peakMemoryBytes"] for result, _ in runs) / 2**20
    print(f"| {name} | " + " | ".join(f"{mean:.4f}" for mean in means) + f" | {seconds:.0f} | {memory:.0f} |")
    print(f"|   seeds | " + " | ".join(", ".join(f"{table[metric]:.4f}" for table in tables) for metric in metrics) + " | | |")
