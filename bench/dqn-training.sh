#!/usr/bin/env bash
# Gradient steps a second of the deep Q-learner, ours on one thread against Python PyTorch's best of {1, 2 threads}, round by round in turn: the same network
# (8 features, 3 x 100 units, 7 actions, dueling), double targets, prioritized replay of 100,000 transitions, Huber loss, clipping to norm 10, Adam, soft target.
# Both are timed after a warm-up; drawing, importance weights and new priorities count.
# usage: bench/dqn-training.sh [ROUNDS]   (needs python3-torch)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5} python=${PYTHON:-/usr/bin/python3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet build bench/DqnBenchmark -c Release -v q --nologo >"$scratch/build"
ours=artifacts/bin/DqnBenchmark/release/DqnBenchmark

median() { sort -g | awk '{ v[NR] = $1 } END { printf "%.0f\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

for batch in 32 256; do
    rm -f "$scratch"/ours "$scratch"/peer-*
    for ((round = 0; round < rounds; round++)); do
        OPENBLAS_NUM_THREADS=1 "$ours" "$batch" "$((${STEPS:-512000} / (batch + 32)))" | sed 's/steps.s //' >>"$scratch/ours"
        for threads in 1 2; do
            OPENBLAS_NUM_THREADS=$threads "$python" bench/dqn_torch.py --batch "$batch" --threads "$threads" --steps "$((${PEER_STEPS:-64000} / (batch + 32)))" |
                sed 's/steps.s //' >>"$scratch/peer-$threads"
        done
    done
    echo "batch $batch, median of $rounds rounds, steps/s:"
    echo "  ecomai, 1 thread: $(median <"$scratch/ours")"
    for threads in 1 2; do
        echo "  PyTorch, $threads threads: $(median <"$scratch/peer-$threads")"
    done
    best_peer=$(for f in "$scratch"/peer-*; do median <"$f"; done | sort -g | tail -n 1)
    awk -v a="$(median <"$scratch/ours")" -v b="$best_peer" 'BEGIN { printf "  ours / best peer: %.2f\n", a / b }'
done
echo "where the time of an update goes (batch 32):"
OPENBLAS_NUM_THREADS=1 "$ours" 32 4000 --parts | tail -n +2
