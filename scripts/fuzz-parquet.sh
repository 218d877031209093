#!/usr/bin/env bash
# Mutates good Parquet files and reads them; a fault prints its seed, case, file and mutation, and the file is kept.
# Without arguments a million cases; arguments go to the program, such as: scripts/fuzz-parquet.sh --cases 100000 --seed 7
# A fault again: scripts/fuzz-parquet.sh --seed S --first CASE --cases 1
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/Parquet.Fuzz -c Release --nologo -v quiet >&2
exec dotnet artifacts/bin/Parquet.Fuzz/release/Parquet.Fuzz.dll --cases 1000000 --threads "$(nproc)" --output artifacts/fuzz "$@"
