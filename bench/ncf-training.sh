#!/usr/bin/env bash
# Training throughput of NeuMF, ours with 1 and 2 threads against Python PyTorch's best of {1, 2 threads} x {Adam, SparseAdam}, round by round
# in turn, the same network on both sides. Ours counts data loading and negative sampling; the peer draws random ids on the spot and loads nothing.
# usage: bench/ncf-training.sh [ROUNDS] [SHAPE ...]   (shapes: 8-256, 8-16384, 64-65536; all without any)
# It needs python3-torch and data/local/ml-1m-ncf, see configs/ncf-ml1m.json.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} python=${PYTHON:-/usr/bin/python3}
shift || true
shapes=("$@")
[ ${#shapes[@]} -gt 0 ] || shapes=(8-256 8-16384 64-65536)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Of lines of numbers: the column's median, or the median of ours over the best peer, line by line.
median() { awk -v c="$1" '{ print $c }' "$scratch/rounds" | sort -g | awk '{ v[NR] = $1 } END { printf "%.0f\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ratios() { # COLUMN OF OURS
    awk -v c="$1" '{ best = 0; for (k = 3; k <= NF; k++) if ($k > best) best = $k; print $c / best }' "$scratch/rounds" | sort -g |
        awk '{ v[NR] = $1 } END { printf "%.2f (%.2f to %.2f)\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2, v[1], v[NR] }'
}

# Adam on layers and the SparseAdam rule on tables, four negatives, no weight decay.
ours() { # THREADS
    ./ecomai train --config configs/ncf-ml1m.json --output "$scratch/runs" --json --quiet threads="$1" model.factors="$factors" \
        model.layers="[$layers]" train.negatives=4 train.weightDecay=0 train.batchSize="$batch" train.epochs="$epochs" train.refit=false \
        train.validateEvery=1000 train.decay=none 'evaluate.protocols=["sampled"]' 'evaluate.baselines=[]' |
        "$python" -c 'import json, sys; print(json.load(sys.stdin)["samplesPerSecond"])'
    rm -rf "$scratch/runs"
}

peer() { # SPARSE THREADS
    "$python" bench/ncf_torch.py "$batch" "$steps" "$1" "$2" "$factors" "$layers" | sed 's/.*: \([0-9,]*\) samples.*/\1/; s/,//g'
}

for shape in "${shapes[@]}"; do
    case $shape in
        8-256) factors=8 layers=64,32,16,8 batch=256 epochs=1 steps=600 ;;
        8-16384) factors=8 layers=64,32,16,8 batch=16384 epochs=3 steps=60 ;;
        64-65536) factors=64 layers=256,256,128,64 batch=65536 epochs=1 steps=5 ;;
        *) echo "ncf-training: no shape $shape" >&2 && exit 2 ;;
    esac
    rm -f "$scratch/rounds"
    for ((round = 0; round < rounds; round++)); do
        echo "$(ours 1) $(ours 2) $(peer 0 1) $(peer 1 1) $(peer 0 2) $(peer 1 2)" >>"$scratch/rounds"
    done
    echo "NeuMF-$factors (tower $layers), batch $batch, $rounds rounds, samples/s, medians:"
    for threads in 1 2; do
        echo "  ecomai, Adam + sparse Adam on tables, threads=$threads: $(median "$threads"); over the best PyTorch of its round: $(ratios "$threads")"
    done
    echo "  PyTorch, threads=1: Adam $(median 3), SparseAdam on tables $(median 4); threads=2: Adam $(median 5), SparseAdam $(median 6)"
done
