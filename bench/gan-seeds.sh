#!/usr/bin/env bash
# GAN runs side by side: every combination of a list of variants (overrides) and seeds, two at a time on one core each, then one row a variant: the mean over seeds and each seed's own.
# The checkpoint of a run is chosen on validation; PART=validation leaves the test part out of the run (the way to search), PART=test measures it.
# usage: PART=validation bench/gan-seeds.sh CONFIG "SEED..." NAME="key=value ..." [NAME="key=value ..." ...]
set -euo pipefail
cd "$(dirname "$0")/.."
config=$1
seeds=$2
shift 2
part=${PART:-test}
scratch=${KEEP:-$(mktemp -d)}
[ -n "${KEEP:-}" ] || trap 'rm -rf "$scratch"' EXIT
export OPENBLAS_NUM_THREADS=1
hidden=()
[ "$part" = test ] || hidden=(data.test=)

run() { # NAME SEED OVERRIDES
    local folder=$scratch/$1-$2
    mkdir -p "$folder"
    # shellcheck disable=SC2086
    ./ecomai train --config "$config" --seed "$2" --output "$folder" --json --quiet "${hidden[@]}" $3 >"$folder/result.json" 2>"$folder/log" || { tail -n 3 "$folder/log" >&2; return 1; }
    echo "$1, seed $2: $("${PYTHON:-/usr/bin/python3}" -c "import json; r=json.load(open('$folder/result.json')); print(r['trainingNote'], '-', round(r['trainSeconds']), 's')")" >&2
}

# Builds before two processes would.
./ecomai devices >"$scratch/devices"
names=()
for variant in "$@"; do
    names+=("${variant%%=*}")
    for seed in $seeds; do
        while [ "$(jobs -rp | wc -l)" -ge "${JOBS:-2}" ]; do wait -n; done
        run "${variant%%=*}" "$seed" "${variant#*=}" &
    done
done
while [ "$(jobs -rp | wc -l)" -gt 0 ]; do wait -n; done
"${PYTHON:-/usr/bin/python3}" bench/gan_seeds.py "$scratch" "$seeds" "${names[@]}"
