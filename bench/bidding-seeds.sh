#!/usr/bin/env bash
# A bidding run with several seeds: for every budget and start the mean R/R* of the seeds with its 95 % interval (bootstrap over test episodes, the seeds' mean in each), each seed's
# own, and the paired difference to every rule. The checkpoint is chosen on validation in every run; the test part is only measured.
# usage: bench/bidding-seeds.sh CONFIG "SEED..." [key=value ...]   (such as: bench/bidding-seeds.sh dqn.json "42 1 2 3 4")
set -euo pipefail
cd "$(dirname "$0")/.."
config=$1
seeds=$2
shift 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for seed in $seeds; do
    ./ecomai train --config "$config" --seed "$seed" --output "$scratch/$seed" --json --quiet "$@" >"$scratch/$seed.json"
    echo "seed $seed: $("${PYTHON:-/usr/bin/python3}" -c "import json,sys; r=json.load(open('$scratch/$seed.json')); print(r['trainingNote'], '-', round(r['trainSeconds'],1), 's')")" >&2
done
"${PYTHON:-/usr/bin/python3}" bench/bidding_seeds.py "$scratch" $seeds
