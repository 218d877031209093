#!/usr/bin/env bash
# Images a second of a whole training step of the default GAN (both networks, penalties, augmentation, optimizer, averaging, drawing of batches), ours on one thread against the same
# networks in Python PyTorch at its best of {1, 2 threads}, in turn, and the largest resident memory of both. Shapes and options are those of gan-fashion-mnist.json and gan.json.
# usage: bench/gan-training.sh [ROUNDS]   (needs python3-torch; for the first shape: ./ecomai import images /usr/share/datasets/fashion-mnist --output data/local/fashion-mnist)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} python=${PYTHON:-/usr/bin/python3} seconds=${SECONDS_EACH:-20}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

median() { sort -g | awk '{ v[NR] = $1 } END { printf "%.0f\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# CONFIG, steps of the peer, options of the peer
compare() {
    local config=$1 steps=$2
    shift 2
    rm -f "$scratch"/rate-* "$scratch"/memory-*
    for ((round = 0; round < rounds; round++)); do
        OPENBLAS_NUM_THREADS=1 ./ecomai train --config "$config" --output "$scratch/runs" --json --quiet data.test= train.epochs=1000 train.decay=none train.gridEvery=10000000 \
            train.maxMinutes="$(awk -v s="$seconds" 'BEGIN { print s / 60 }')" train.validateEvery=1000 train.checkpointEvery=1000 evaluate.samples=100 evaluate.validationSamples=100 >"$scratch/result.json"
        "$python" -c "import json; r=json.load(open('$scratch/result.json')); print(r['samplesPerSecond'])" >>"$scratch/rate-ours"
        "$python" -c "import json; r=json.load(open('$scratch/result.json')); print(r['peakMemoryBytes'] / 2**20); print([f['value'] for f in r['facts'] if f['key'] == 'model'][0], file=open('$scratch/model', 'w'))" >>"$scratch/memory-ours"
        for threads in 1 2; do
            OPENBLAS_NUM_THREADS=$threads "$python" bench/gan_torch.py --threads "$threads" --steps "$steps" "$@" >"$scratch/peer"
            awk '/images/ { print $2 }' "$scratch/peer" >>"$scratch/rate-peer-$threads"
            awk '/peak/ { print $3 }' "$scratch/peer" >>"$scratch/memory-peer-$threads"
        done
    done
    echo "$config: $(cat "$scratch/model"); the peer's $(awk '/parameters/ { print $2 " + " $3 }' "$scratch/peer"); median of $rounds rounds, images/s, peak MiB:"
    for side in ours peer-1 peer-2; do echo "  $side: $(median <"$scratch/rate-$side"), $(median <"$scratch/memory-$side")"; done
    best=$(for threads in 1 2; do median <"$scratch/rate-peer-$threads"; done | sort -g | tail -n 1)
    awk -v a="$(median <"$scratch/rate-ours")" -v b="$best" 'BEGIN { printf "  ours / best peer: %.2f\n", a / b }'
}

./ecomai devices >"$scratch/devices" # builds
compare gan-fashion-mnist.json 500 --batch 32 --generator 48 --discriminator 40 --growth 1.5 --embedding 16 --residuals 1 --fine 1 --features 0 --bf16
compare gan.json 250 --batch 32 --height 64 --width 64 --channels 3 --generator 24 --discriminator 24 --growth 1.6 --max 96 --bf16 --flip --count 3068
