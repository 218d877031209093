#!/usr/bin/env bash
# Reading Parquet: decoding in memory, whole files, and files to tensors beside DuckDB's Node client (to typed arrays) and a copy of the same bytes.
#   10 million rows of (int64 sequential keys, double two-decimal prices, int32 Zipf ids), files in the system's cache. DuckDB runs with one thread and with THREADS,
#   with and without keeping the rows' order, and its best counts.
# usage: bench/parquet.sh [ROUNDS]   (needs Node.js and npm install --prefix tests/Parquet.Tests/interop)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5} threads=${THREADS:-2} rows=10000000
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet build bench/ParquetBenchmark -c Release -v q --nologo >&2
dotnet build bench/StreamingBenchmark -c Release -v q --nologo >&2
dotnet artifacts/bin/ParquetBenchmark/release/ParquetBenchmark.dll decode
dotnet artifacts/bin/ParquetBenchmark/release/ParquetBenchmark.dll file "$scratch" $rows "$threads"
for compression in None Snappy Zstd; do
    file="$scratch/shop-$rows-$compression.parquet"
    for ((round = 0; round < rounds; round++)); do
        dotnet artifacts/bin/StreamingBenchmark/release/StreamingBenchmark.dll tensors "$file" 15 "$threads"
        for options in "1 true" "$threads true" "1 false" "$threads false"; do
            node bench/parquet_duckdb.mjs "$file" 3 $options | sed "s/^duckdb/duckdb ($options)/; s/ /-/; s/ /-/"
        done
    done >"$scratch/times"
    python3 - "$scratch/times" "$compression" $rows <<'PYTHON'
import collections, statistics, sys
times = collections.defaultdict(list)
for line in open(sys.argv[1]):
    what, seconds = line.split()
    times[what].append(float(seconds))
seconds = {what: statistics.median(values) for what, values in times.items()}
best = min((what for what in seconds if what.startswith("duckdb")), key=seconds.get)
rows = int(sys.argv[3])
print(f"{sys.argv[2]}: to tensors {rows / seconds['ecomai'] / 1e6:.1f} M rows/s, {seconds[best] / seconds['ecomai']:.2f} times DuckDB's {rows / seconds[best] / 1e6:.1f} ({best}), "
      f"{seconds['copy'] / seconds['ecomai']:.2f} of a copy's {rows / seconds['copy'] / 1e6:.1f} ({seconds['copy-1'] / seconds['ecomai']:.2f} of a copy's on one thread), "
      f"{seconds['read'] / seconds['ecomai']:.2f} of what reading the file's bytes alone allows")
PYTHON
done
