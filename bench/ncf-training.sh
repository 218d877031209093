#!/usr/bin/env bash
# Training throughput of NeuMF, ours against Python PyTorch's best of {1, 2 threads} x {Adam, SparseAdam}, round by round in turn.
# Ours counts data loading and negative sampling; the peer draws random ids on the spot and loads nothing.
# usage: bench/ncf-training.sh [ROUNDS] [FACTORS]   (needs python3-torch and data/local/ml-1m-ncf, see configs/ncf-ml1m.json)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} factors=${2:-8} python=${PYTHON:-/usr/bin/python3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

median() { sort -g | awk '{ v[NR] = $1 } END { printf "%.0f\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# The peer's model and batch: He et al.'s tower, four negatives, no weight decay; one thread, as the shipped configurations.
ours() { # BATCH EPOCHS
    ./ecomai train --config configs/ncf-ml1m.json --output "$scratch/runs" --json --quiet threads=1 model.factors="$factors" \
        model.layers="[$((8 * factors)),$((4 * factors)),$((2 * factors)),$factors]" train.negatives=4 train.weightDecay=0 \
        train.batchSize="$1" train.epochs="$2" train.refit=false train.validateEvery=1000 train.decay=none \
        'evaluate.protocols=["sampled"]' 'evaluate.baselines=[]' | "$python" -c 'import json, sys; print(json.load(sys.stdin)["samplesPerSecond"])'
}

peer() { # BATCH STEPS SPARSE THREADS
    "$python" bench/ncf_torch.py "$1" "$2" "$3" "$4" "$factors" | sed 's/.*: \([0-9,]*\) samples.*/\1/; s/,//g'
}

for shape in "256 1 600" "16384 3 60"; do
    read -r batch epochs steps <<<"$shape"
    for ((round = 0; round < rounds; round++)); do
        ours "$batch" "$epochs" >>"$scratch/ours"
        for threads in 1 2; do
            for sparse in 0 1; do
                peer "$batch" "$steps" "$sparse" "$threads" >>"$scratch/peer-$sparse-$threads"
            done
        done
    done
    echo "NeuMF-$factors, batch $batch, median of $rounds rounds, samples/s:"
    echo "  ecomai, Adam + sparse Adam on tables, threads=1: $(median <"$scratch/ours")"
    for threads in 1 2; do
        echo "  PyTorch, Adam, threads=$threads: $(median <"$scratch/peer-0-$threads")"
        echo "  PyTorch, SparseAdam on tables, threads=$threads: $(median <"$scratch/peer-1-$threads")"
    done
    ours_median=$(median <"$scratch/ours")
    best_peer=$(for f in "$scratch"/peer-*; do median <"$f"; done | sort -g | tail -n 1)
    awk -v a="$ours_median" -v b="$best_peer" 'BEGIN { printf "  ours / best peer: %.2f\n", a / b }'
    rm -f "$scratch"/ours "$scratch"/peer-*
done
