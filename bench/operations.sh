#!/usr/bin/env bash
# Single operations against Python PyTorch: 1x1 additions, and layers forward and backward at large sizes. One process of each side waits for names of operations; both are timed in turn,
# round by round, with the same threads for torch and for BLAS. Prints a Markdown table of medians; the ratio is the median of the
# rounds' ratios, ours / peer; on a shared machine the fastest round of each side says what both do undisturbed.
# usage: bench/operations.sh [ROUNDS [OPERATION...]]   (needs python3-torch; THREADS="1 2")
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-15} python=${PYTHON:-/usr/bin/python3}
operations=("${@:2}")
if [ ${#operations[@]} -eq 0 ]; then
    operations=(add add-scope scalar scalar-scope matmul-1024 matmul-2048 embedding embedding-sparse lstm lstm-layer conv conv-channels-last)
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet build bench/OperationBenchmark -c Release -v q --nologo >"$scratch/build" || { cat "$scratch/build"; exit 1; }
ours=artifacts/bin/OperationBenchmark/release/OperationBenchmark

median() { sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

echo "| operation | threads | ours us | PyTorch us | ours / PyTorch | its quartiles | of the fastest rounds |"
echo "|---|---|---|---|---|---|---|"
for threads in ${THREADS:-1 2}; do
    export OPENBLAS_NUM_THREADS=$threads OMP_NUM_THREADS=$threads
    rm -f "$scratch"/*.pipe
    mkfifo "$scratch"/{a-in,a-out,b-in,b-out}.pipe
    "$ours" "$threads" <"$scratch/a-in.pipe" >"$scratch/a-out.pipe" &
    "$python" bench/operations_torch.py "$threads" <"$scratch/b-in.pipe" >"$scratch/b-out.pipe" &
    exec 3>"$scratch/a-in.pipe" 4<"$scratch/a-out.pipe" 5>"$scratch/b-in.pipe" 6<"$scratch/b-out.pipe"
    for operation in "${operations[@]}"; do
        : >"$scratch/pairs"
        for ((round = 0; round < rounds; round++)); do
            echo "$operation" >&3
            read -r a <&4
            echo "$operation" >&5
            read -r b <&6
            echo "$a $b" >>"$scratch/pairs"
        done
        awk '{ print $1 / $2 }' "$scratch/pairs" | sort -g >"$scratch/ratios"
        awk -v operation="$operation" -v threads="$threads" -v a="$(awk '{ print $1 }' "$scratch/pairs" | median)" \
            -v b="$(awk '{ print $2 }' "$scratch/pairs" | median)" -v ratio="$(median <"$scratch/ratios")" \
            -v best="$(awk 'NR == 1 || $1 < a { a = $1 } NR == 1 || $2 < b { b = $2 } END { print a / b }' "$scratch/pairs")" \
            '{ r[NR] = $1 } END { format = a < 100 ? "%.2f" : "%.0f"
                printf "| %s | %d | " format " | " format " | %.2f | %.2f to %.2f | %.2f |\n", operation, threads, a, b, ratio, r[int((NR + 3) / 4)], r[int((3 * NR + 3) / 4)], best }' "$scratch/ratios"
    done
    exec 3>&- 4<&- 5>&- 6<&-
    wait
done
