#!/usr/bin/env bash
# Speed of the replay, ours against NumPy at its best, round by round in turn: 156 episodes of 1,000 auctions x 256 policies.
#   slots: 96 slots an episode with lambdas that change every slot; a decision is one slot of one policy.
#   plain: auction by auction with constant multipliers; a decision is one bid.
# Both replay the same log, written once from a seed; values, spend and wins must agree. One thread on both sides where not said otherwise. Each program takes the
# fastest of its repetitions, slot by slot.
# usage: bench/replay.sh [ROUNDS]   (needs python3-numpy)
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3} python=${PYTHON:-/usr/bin/python3} threads=${THREADS:-2}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

dotnet build bench/ReplayBenchmark -c Release -v q --nologo >&2
"$python" bench/replay_numpy.py write "$scratch"
for ((round = 0; round < rounds; round++)); do
    dotnet artifacts/bin/ReplayBenchmark/release/ReplayBenchmark.dll "$scratch" 11 "$threads" | sed 's/^/ours-/' >>"$scratch/rates"
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$python" bench/replay_numpy.py run "$scratch" 5 | sed 's/^/numpy-/' >>"$scratch/rates"
done
"$python" - "$scratch/rates" "$threads" <<'PYTHON'
import statistics, sys
rows = [line.split() for line in open(sys.argv[1])]
rate = lambda name: statistics.median(float(row[1]) for row in rows if row[0] == name)
total = lambda name: next([float(number) for number in row[2:]] for row in rows if row[0] == name)
for kind, decision, ours, peers in (("slots", "slots", ["slots", "slots-threads"], ["slots-count", "slots-search"]), ("plain", "bids", ["plain"], ["plain"])):
    value, spend, wins = total("ours-" + kind)
    for other in ["ours-" + name for name in ours] + ["numpy-" + name for name in peers]:
        v, s, w = total(other)
        if abs(v - value) > 1e-9 * value or (s, w) != (spend, wins):
            sys.exit(f"{other} disagrees: value {v} spend {s} wins {w:.0f}, not {value} {spend} {wins:.0f}")
    print(f"{kind}: value {value:.6g}, spend {spend:.0f}, wins {wins:.0f} on both sides; million {decision}/s, median of rounds:")
    best = max(rate("numpy-" + name) for name in peers)
    for name in ours:
        threads = f" ({sys.argv[2]} threads)" if name.endswith("threads") else ""
        print(f"  ecomai{threads}: {rate('ours-' + name) / 1e6:.1f}, {rate('ours-' + name) / best:.2f} times NumPy's best")
    for name in peers:
        print(f"  NumPy {name}: {rate('numpy-' + name) / 1e6:.1f}")
PYTHON
