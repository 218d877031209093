#!/usr/bin/env bash
# Training throughput of the direct LSTM, ours against Python PyTorch's best of {1, 2 threads}, round by round in turn.
# Both train the same network (the parameters are counted and must agree) on the same synthetic panel with the same steps: windows gathered by
# index, forking origins, pinball loss, clipping to norm 10, AdamW. Ours counts everything from its first step: drawing and gathering of windows,
# compilation of the code that runs, logging; the peer counts drawing, gathering and the step, after 5 steps of warm-up.
# usage: bench/lstm-training.sh [ROUNDS]   (needs python3-torch)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} python=${PYTHON:-/usr/bin/python3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

median() { sort -g | awk '{ v[NR] = $1 } END { printf "%.0f\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# The committed configurations; what the peer does not do is left out: validation, calibration, other methods, training anew for every round.
ours() { # CONFIG STEPS OVERRIDES
    OPENBLAS_NUM_THREADS=1 ./ecomai train --config "configs/$1.json" --output "$scratch/runs-$1" --json --quiet data.series="$scratch/$1.parquet" threads=1 \
        train.epochs=1 train.stepsPerEpoch="$2" train.refit=false train.continueEpochs=0 train.loss=quantile \
        evaluate.rounds=1 evaluate.validationRounds=0 evaluate.conformal=false 'evaluate.baselines=[]' |
        "$python" -c 'import json, sys; print(json.load(sys.stdin)["samplesPerSecond"])'
}

# The numbers in a model's weights, its constant tables left out.
parameters() { # CONFIG
    "$python" - "$scratch/runs-$1" <<'PYTHON'
import glob, json, math, struct, sys
with open(glob.glob(sys.argv[1] + "/**/model.safetensors", recursive=True)[0], "rb") as file:
    header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
print(sum(math.prod(entry["shape"]) for name, entry in header.items() if name not in ("__metadata__", "lagKnown", "levels", "unknownCodes")))
PYTHON
}

# A distribution's OpenBLAS takes all cores whatever libtorch is told; both sides are faster when it is told, too.
peer() { # THREADS ARGUMENTS
    local threads=$1
    shift
    OPENBLAS_NUM_THREADS=$threads "$python" bench/lstm_torch.py "$@" --threads "$threads" | sed 's/.*: \([0-9]*\) windows.*/\1/'
}

orange_juice=(--names week units store brand log_price log_relative_price deal feat --start step --series 913 --weeks 121 --test 3
    --categories 83 11 --known 4 --calendar 0 --lags --batch 64 --context 96 --gap 1 --horizon 2 --origins 0 --embedding 4 --known-before 1
    --differences 0 --scaling log1p --scale-decay 0 --prior-weight 2 --size-weight 0 --learning-rate .004 --weight-decay 0)

bench() { # CONFIG OUR_STEPS PEER_STEPS DESCRIPTION PEER_ARGUMENTS
    local config=$1 steps=$2 peer_steps=$3 description=$4
    shift 4
    "$python" bench/lstm_torch.py "$@" --write "$scratch/$config.csv"
    ./ecomai import csv "$scratch/$config.csv" --output "$scratch/$config.parquet" --quiet >"$scratch/import"
    ours "$config" 2 >"$scratch/first" # for its number of parameters
    local size
    size=$(parameters "$config")
    for ((round = 0; round < rounds; round++)); do
        ours "$config" "$steps" >>"$scratch/ours"
        for threads in 1 2; do
            peer "$threads" "$@" --steps "$peer_steps" --parameters "$size" >>"$scratch/peer-$threads"
        done
    done
    echo "$config: $description, $size parameters, median of $rounds rounds, windows/s:"
    echo "  ecomai, threads=1: $(median <"$scratch/ours")"
    for threads in 1 2; do
        echo "  PyTorch, threads=$threads: $(median <"$scratch/peer-$threads")"
    done
    local best_peer
    best_peer=$(for f in "$scratch"/peer-*; do median <"$f"; done | sort -g | tail -n 1)
    awk -v a="$(median <"$scratch/ours")" -v b="$best_peer" 'BEGIN { printf "  ours / best peer: %.2f\n", a / b }'
    rm -f "$scratch"/ours "$scratch"/peer-*
}

bench walmart-weekly "${STEPS:-120}" "${PEER_STEPS:-60}" "batch 128, context 104, horizon 39, 6 origins a window"
bench orange-juice "${STEPS:-240}" "${PEER_STEPS:-120}" "batch 64, context 96, horizon 2 after a gap of 1, all origins" "${orange_juice[@]}"
