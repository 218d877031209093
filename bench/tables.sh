#!/usr/bin/env bash
# A training step over one embedding table of 100 thousand to 10 million rows, ours and Python PyTorch's in turn, round by round.
# usage: bench/tables.sh [ROUNDS] [STEPS] [WIDTH]   (needs python3-torch and 12 GB of free memory)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} steps=${2:-100} width=${3:-32} python=${PYTHON:-/usr/bin/python3}
dotnet build bench/TableBenchmark -c Release -v q --nologo >/dev/null
for rule in adam adagrad; do
    for lookups in 4096 16384 65536; do
        for ((round = 1; round <= rounds; round++)); do
            echo "$rule, $lookups lookups of $width numbers, one thread, round $round: ecomai"
            artifacts/bin/TableBenchmark/release/TableBenchmark "$steps" "$lookups" "$width" "$rule"
            echo "$rule, $lookups lookups of $width numbers, one thread, round $round: PyTorch"
            "$python" bench/table_torch.py "$steps" "$lookups" "$width" "$rule"
        done
    done
done
