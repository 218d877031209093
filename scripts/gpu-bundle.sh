#!/usr/bin/env bash
# Makes one archive with which a machine that has no .NET, such as a lent one with a GPU, builds the native part, runs the tests and compares training with
# Python PyTorch: the programs, the .NET runtime, the native sources, configurations, data, and scripts/gpu-check.sh, which does all that.
# usage: scripts/gpu-bundle.sh [OUT.tar.xz | OUT.tar.gz] [--data FOLDER ...]   (--data adds folders of yours under data/local; mind their licences)
set -euo pipefail
cd "$(dirname "$0")/.."
limit_mb=60 output='' data=()
while [ $# -gt 0 ]; do
    case $1 in
        --data)
            [ -d "${2:-}" ] || { echo "gpu-bundle: --data wants a folder, '${2:-}' is none" >&2; exit 2; }
            data+=("$(readlink -f "$2")")
            shift 2
            ;;
        -*) sed -n '2,4s/^# //p' "$0" >&2; exit 2 ;;
        *) output=$1; shift ;;
    esac
done
output=${output:-artifacts/gpu-bundle.tar.xz}
case $output in
    *.tar.xz) packer=xz ;;
    *.tar.gz) packer=gzip ;;
    *) echo "gpu-bundle: '$output' does not end in .tar.xz or .tar.gz" >&2; exit 2 ;;
esac
for tool in dotnet tar "$packer"; do
    command -v "$tool" >/dev/null || { echo "gpu-bundle: '$tool' was not found: install it first" >&2; exit 2; }
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
mkdir -p "$(dirname "$output")"
staging=$(mktemp -d "$(dirname "$output")/gpu-bundle.XXXXXX")
trap 'rm -rf "$staging"' EXIT
bundle=$staging/ecomai-gpu
mkdir "$bundle"

echo "gpu-bundle: publishing ecomai, the tests and the benchmarks" >&2
dotnet publish tests/GpuCheck -c Release -v quiet -o "$bundle/app" -p:UseAppHost=false >&2
# The native part is built over there, for the libtorch over there.
rm -f "$bundle/app/libTorchSharpNative.so"

# The runtime of this machine's SDK: with it, programs that were published without one start anywhere.
dotnet_root=$(dirname "$(readlink -f "$(command -v dotnet)")")
version=$(dotnet --list-runtimes | sed -n 's/^Microsoft\.NETCore\.App \(10\.[^ ]*\) .*/\1/p' | sort -V | tail -n 1)
echo "gpu-bundle: taking the .NET runtime $version from $dotnet_root" >&2
mkdir -p "$bundle/dotnet/host/fxr" "$bundle/dotnet/shared/Microsoft.NETCore.App"
cp "$dotnet_root/dotnet" "$bundle/dotnet/"
cp "$dotnet_root"/{LICENSE.txt,ThirdPartyNotices.txt} "$bundle/dotnet/"
cp -r "$dotnet_root/host/fxr/$version" "$bundle/dotnet/host/fxr/"
cp -r "$dotnet_root/shared/Microsoft.NETCore.App/$version" "$bundle/dotnet/shared/Microsoft.NETCore.App/"
# What debuggers and tracers load, and nobody else.
rm -f "$bundle/dotnet/shared/Microsoft.NETCore.App/$version"/{libcoreclrtraceptprovider,libmscordaccore,libmscordbi}.so

# Small libraries that a bare machine may lack: used there only where its own are missing.
mkdir -p "$bundle/lib/copyright"
for library in libbrotlicommon.so.1 libbrotlidec.so.1 libfreetype.so.6 libpng16.so.16 libturbojpeg.so.0 libz.so.1 libzstd.so.1; do
    file=$(ldconfig -p | sed -n "s/^[[:space:]]*$library (libc6,x86-64) => //p" | head -n 1)
    [ -n "$file" ] || { echo "gpu-bundle: $library was not found: run scripts/setup.sh first" >&2; exit 2; }
    cp -L "$file" "$bundle/lib/$library"
    package=$(dpkg -S "$(readlink -f "$file")" 2>/dev/null | cut -d : -f 1 || true)
    [ ! -f "/usr/share/doc/$package/copyright" ] || cp -L "/usr/share/doc/$package/copyright" "$bundle/lib/copyright/$package"
done

# Sources, configurations, data: what is committed or added, nothing that lies about.
git ls-files -z --cached --others --exclude-standard -- src/StandIns/TorchSharp/Native configs data bench/'*.py' scripts/gpu-check.sh scripts/gpu_check.py LICENSE EcomAi.Deep.sln |
    tar -c --null -T - | tar -x -C "$bundle"
for folder in "${data[@]}"; do
    mkdir -p "$bundle/data/local"
    cp -r "$folder" "$bundle/data/local/"
done
{
    echo "commit $(git rev-parse HEAD)$([ -z "$(git status --porcelain)" ] || echo ' with changes')"
    echo "made $(date -u +%Y-%m-%dT%H:%M:%SZ)"
} >"$bundle/VERSION"

echo "gpu-bundle: packing $(du -sm "$bundle" | cut -f 1) MB" >&2
rm -f "$output"
XZ_OPT='-6 -T2' tar -c --owner=0 --group=0 --sort=name -C "$staging" -a -f "$output" ecomai-gpu
size=$(stat -c %s "$output")
if [ "$size" -ge $((limit_mb * 1000000)) ]; then
    echo "gpu-bundle: $output has $((size / 1000000)) MB, ${limit_mb} MB are the limit: what grew? $(du -sm "$bundle"/* | sort -rn | head -n 3 | tr '\n\t' ', ')" >&2
    rm -f "$output"
    exit 1
fi
echo "gpu-bundle: $output, $((size / 1000000)) MB. There: tar -xf $(basename "$output") && ecomai-gpu/scripts/gpu-check.sh" >&2
