#!/usr/bin/env bash
# A backtest with several seeds: one line a seed and row, and the medians. The epoch is chosen on validation in every run; the test part is only measured.
# usage: bench/forecast-seeds.sh CONFIG SEED...   (such as: bench/forecast-seeds.sh orange-juice.json 42 1 2 3 4)
set -euo pipefail
cd "$(dirname "$0")/.."
config=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for seed in "$@"; do
    ./ecomai train --config "$config" --seed "$seed" --output "$scratch/runs" --json --quiet 'evaluate.baselines=[]' >"$scratch/$seed.json"
    echo "seed $seed done" >&2
done
"${PYTHON:-python3}" - "$scratch" "$@" <<'EOF'
import json, statistics, sys
names = ["MASE", "WQL", "WAPE", "MAPE", "Pinball", "Coverage@80", "RelativeWidth@80", "Coverage@95", "RelativeWidth@95"]
rows = {}
print("row, seed", *names, "training s", sep=" | ")
for seed in sys.argv[2:]:
    result = json.load(open(f"{sys.argv[1]}/{seed}.json"))
    for model in result["models"]:
        values = {metric["name"]: metric["value"] for metric in model["protocols"][0]["metrics"]}
        line = [values.get(name, float("nan")) for name in names] + [result["trainSeconds"]]
        rows.setdefault(model["model"], []).append(line)
        print(f"{model['model']}, {seed}", *(f"{value:.4f}" for value in line), sep=" | ")
for name, lines in rows.items():
    print(f"{name}, median", *(f"{statistics.median(column):.4f}" for column in zip(*lines)), sep=" | ")
EOF
