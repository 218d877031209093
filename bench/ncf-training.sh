#!/usr/bin/env bash
# Training throughput of NeuMF, ours against Python PyTorch's best of {1, 2 threads} x {Adam, SparseAdam}, round by round in turn.
# Ours counts data loading and negative sampling; the peer draws random ids on the spot and loads nothing.
# usage: bench/ncf-training.sh [ROUNDS] [FACTORS]   (needs python3-torch and data/local/ml-1m-ncf, see configs/ncf-ml1m.json)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} factors=${2:-8} python=${PYTHON:-/usr/bin/python3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

median() { sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

ours() { # BATCH EPOCHS THREADS
    ./ecomai train --config configs/ncf-ml1m.json --output "$scratch/runs" --json --quiet model.factors="$factors" \
        train.batchSize="$1" train.epochs="$2" train.refit=false train.validateEvery=1000 threads="$3" \
        'evaluate.protocols=["sampled"]' 'evaluate.baselines=[]' | "$python" -c 'import json, sys; print(json.load(sys.stdin)["samplesPerSecond"])'
}

peer() { # BATCH STEPS SPARSE THREADS
    "$python" bench/ncf_torch.py "$1" "$2" "$3" "$4" "$factors" | sed 's/.*: \([0-9,]*\) samples.*/\1/; s/,//g'
}

for shape in "256 1 600" "16384 3 60"; do
    read -r batch epochs steps <<<"$shape"
    for ((round = 0; round < rounds; round++)); do
        for threads in 1 2; do
            ours "$batch" "$epochs" "$threads" >>"$scratch/ours-$threads"
            for sparse in 0 1; do
                peer "$batch" "$steps" "$sparse" "$threads" >>"$scratch/peer-$sparse-$threads"
            done
        done
    done
    echo "NeuMF-$factors, batch $batch, median of $rounds rounds, samples/s:"
    for threads in 1 2; do
        echo "  ecomai, Adam + sparse Adam on tables, threads=$threads: $(median <"$scratch/ours-$threads")"
        echo "  PyTorch, Adam, threads=$threads: $(median <"$scratch/peer-0-$threads")"
        echo "  PyTorch, SparseAdam on tables, threads=$threads: $(median <"$scratch/peer-1-$threads")"
    done
    best_ours=$(for f in "$scratch"/ours-*; do median <"$f"; done | sort -g | tail -n 1)
    best_peer=$(for f in "$scratch"/peer-*; do median <"$f"; done | sort -g | tail -n 1)
    awk -v a="$best_ours" -v b="$best_peer" 'BEGIN { printf "  best ours / best peer: %.2f\n", a / b }'
    rm -f "$scratch"/ours-* "$scratch"/peer-*
done
