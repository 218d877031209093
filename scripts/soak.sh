#!/usr/bin/env bash
# Many small training steps, some of which fail: exits with 1 where tensors, the managed heap or the process grow.
# usage: scripts/soak.sh [STEPS]   (100,000 unless given)
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build bench/SoakBenchmark -c Release -v q --nologo >&2
exec dotnet artifacts/bin/SoakBenchmark/release/SoakBenchmark.dll "$@"
