#!/usr/bin/env bash
# Training from Parquet files that do not fit into the memory given: samples/s against the same training with the rows in memory, peak memory, and
# whether a run stopped within an epoch goes on with the same batches.
#   NeuMF-8, batches of 16,384 pairs, 4 negatives, one thread for torch. In memory: the first 100 million rows (10 weeks), without a limit. Streamed:
#   those, and all rows, in a cgroup of 1 GiB. Each run trains for MINUTES. Rounds take turns; the medians are compared.
# usage: bench/streaming.sh FOLDER [ROWS [ROUNDS [MINUTES]]]   (as root, on Linux with the memory cgroup; 8.3 bytes of disk a row)
set -euo pipefail
folder=$(mkdir -p "$1" && cd "$1" && pwd) rows=${2:-1250000000} rounds=${3:-3} minutes=${4:-1}
cd "$(dirname "$0")/.."
dotnet build bench/StreamingBenchmark -c Release -v q --nologo >&2
dotnet build src/EcomAi.Deep.Cli -c Release -v q --nologo >&2
[ -e "$folder/test.parquet" ] || dotnet artifacts/bin/StreamingBenchmark/release/StreamingBenchmark.dll generate "$folder" "$rows"
cat >"$folder/shop.json" <<'JSON'
{
  "family": "ncf",
  "threads": 1,
  "device": "cpu",
  "data": { "interactions": "rows", "test": "test.parquet", "split": "given", "deduplicate": "none" },
  "model": { "kind": "neumf", "factors": 8 },
  "train": { "epochs": 1, "negatives": 4, "batchSize": 16384, "logEvery": 10, "validateEvery": 100000, "checkpointEvery": 100000 },
  "evaluate": { "k": [10], "validationMetric": "NDCG@10", "protocols": ["sampled"], "baselines": ["popularity"] }
}
JSON
export OPENBLAS_NUM_THREADS=1
memory=/sys/fs/cgroup/memory/ecomai-streaming
mkdir -p "$memory" && echo $((1 << 30)) >"$memory/memory.limit_in_bytes"
trap 'rmdir "$memory"' EXIT
ecomai() { (cd "$folder" && dotnet "$OLDPWD/artifacts/bin/EcomAi.Deep.Cli/release/ecomai.dll" "$@"); }
limited() { (echo $BASHPID >"$memory/cgroup.procs" && ecomai "$@"); }
part='data.interactions=rows/week=00?/*.parquet' stream='data.stream.windowRows=4194304'
for ((round = 0; round < rounds; round++)); do
    ecomai train --config shop.json --output "runs/memory-$round" "$part" "train.maxMinutes=$minutes" --quiet >/dev/null
    limited train --config shop.json --output "runs/part-$round" "$part" "$stream" "train.maxMinutes=$minutes" --quiet >/dev/null
    limited train --config shop.json --output "runs/all-$round" "$stream" "train.maxMinutes=$minutes" --quiet >/dev/null
done

# A run that is stopped half-way and resumed, beside the first that was not.
limited train --config shop.json --output runs/stopped "$stream" "train.maxMinutes=$(awk "BEGIN { print $minutes / 2 }")" --quiet >/dev/null
limited train --resume --output runs/stopped "train.maxMinutes=$minutes" --quiet >/dev/null
python3 - "$folder" "$rounds" <<'PYTHON'
import glob, json, statistics, sys
folder, rounds = sys.argv[1], int(sys.argv[2])
run = lambda name: glob.glob(f"{folder}/runs/{name}/ncf/*")[0]
result = lambda name: json.load(open(run(name) + "/result.json"))
rates = {}
for kind in ("memory", "part", "all"):
    results = [result(f"{kind}-{round}") for round in range(rounds)]
    rates[kind] = statistics.median(r["samplesPerSecond"] for r in results)
    peak = max(r["peakMemoryBytes"] for r in results) / 2**20
    facts = {fact["key"]: fact["value"] for fact in results[0]["facts"]}
    print(f"{kind}: {facts['interactions']}: {rates[kind]:,.0f} samples/s, {rates[kind] / rates['memory']:.3f} of memory's, peak {peak:,.0f} MiB")
losses = lambda name: {row["step"]: row["value"] for row in map(json.loads, open(run(name) + "/metrics.jsonl")) if row["name"] == "train/loss"}
whole, stopped = losses("all-0"), losses("stopped")
common = sorted(set(whole) & set(stopped))
same = sum(whole[step] == stopped[step] for step in common)
print(f"stopped and resumed: {same} of {len(common)} logged losses up to step {common[-1]:,} are the same to the last bit")
PYTHON
