#!/usr/bin/env bash
# Sets up, builds and runs every test; the last line is "N passed, N failed, N skipped".
# Arguments go to dotnet test, such as: scripts/test.sh --filter FullyQualifiedName~Parquet
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 1
scripts/setup.sh || exit $?
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet build EcomAi.Deep.sln -c Release --nologo -v quiet || { echo "test: the build failed" >&2; exit 1; }
# One project at a time: end-to-end tests signal commands in the midst of their work, which is short.
dotnet test EcomAi.Deep.sln -c Release --no-build --nologo -m:1 "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# Sums the closing lines of the test projects: "Passed!  - Failed: 0, Passed: 12, Skipped: 1, ..."
awk '/(Passed|Failed|Skipped)! +- +Failed:/ {
        for (i = 1; i < NF; i++) {
            if ($i == "Failed:") failed += $(i + 1)
            if ($i == "Passed:") passed += $(i + 1)
            if ($i == "Skipped:") skipped += $(i + 1)
        }
    }
    END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }' "$log"
exit "$status"
