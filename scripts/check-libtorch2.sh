#!/usr/bin/env bash
# Builds everything and runs the tests against libtorch 2.6: in a folder that holds Debian 13, made at the first call (3 GB; with --cuda 10 GB). The
# working tree's committed state is tested, with this machine's .NET SDK. Needs root, debootstrap and unshare. With --cuda against the libtorch that is
# built with CUDA, in a folder of its own: the part for GPUs is compiled, linked and loaded, and the tests run on the CPU, or on a GPU that is there.
# usage: scripts/check-libtorch2.sh [--cuda] FOLDER [ARGUMENT OF dotnet test ...]
set -euo pipefail
cuda=false
if [ "${1:-}" = --cuda ]; then
    cuda=true
    shift
fi
[ $# -ge 1 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
root=$(mkdir -p "$1" && cd "$1" && pwd)
shift
cd "$(dirname "$0")/.."
for tool in debootstrap unshare dotnet; do
    command -v "$tool" >/dev/null || { echo "check-libtorch2: '$tool' was not found: install it first" >&2; exit 2; }
done
[ "$(id -u)" -eq 0 ] || { echo "check-libtorch2: run as root: debootstrap and chroot need it" >&2; exit 2; }

if [ ! -e "$root/etc/debian_version" ]; then
    echo "check-libtorch2: making Debian 13 in $root" >&2
    debootstrap --variant=minbase --include=ca-certificates,libicu76,libssl3t64,git trixie "$root" >&2
fi
cp -L /etc/resolv.conf "$root/etc/resolv.conf"

# A command in the folder. The mounts are seen by it alone and end with it.
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
inside() {
    mkdir -p "$root/usr/share/dotnet" "$root/home/.nuget"
    unshare --mount bash -c '
        root=$1 sdk=$2 nuget=$3
        shift 3
        mount --bind /proc "$root/proc" && mount --bind /dev "$root/dev" && mount --bind "$sdk" "$root/usr/share/dotnet"
        [ ! -d "$nuget" ] || mount --bind "$nuget" "$root/home/.nuget"
        mount --bind /etc/ssl "$root/etc/ssl" # packages come by way of the certificates that this machine trusts
        export HOME=/home PATH=/usr/share/dotnet:/usr/sbin:/usr/bin:/sbin:/bin
        unset LIBTORCH
        exec chroot "$root" "$@"
    ' unshare "$root" "$sdk" "${NUGET_FOLDER:-$HOME/.nuget}" "$@"
}

# cuDNN comes from NVIDIA's server. Where that is out of reach a library with its functions takes its place, which fails whenever it is called: good
# enough to load libtorch and to test on the CPU, where nothing calls it.
install_cuda() {
    sed -i 's/trixie main$/trixie main contrib non-free/' "$root/etc/apt/sources.list"
    inside bash -c 'export DEBIAN_FRONTEND=noninteractive; apt-get update && apt-get install -y --no-install-recommends g++ libtorch-cuda-dev' >&2 ||
        echo "check-libtorch2: not all packages could be set up; going on with those that are there" >&2
    inside bash -e -c '
        torch=$(ls /usr/lib/*/libtorch_cuda.so)
        ! ldd "$torch" | grep -q "libcudnn.so.9 => not found" && exit 0
        echo "check-libtorch2: no cuDNN: its place is taken by functions that fail" >&2
        cd "$(mktemp -d)"
        readelf --dyn-syms -W "$torch" | grep -o "cudnn[A-Za-z0-9_]*@libcudnn.so.9" | cut -d@ -f1 | sort -u |
            sed "s/.*/int &(void) { return 1; }/" > cudnn.c
        echo "libcudnn.so.9 { global: *; };" > cudnn.map
        cc -shared -fPIC cudnn.c -o /usr/local/lib/libcudnn.so.9 -Wl,-soname,libcudnn.so.9,--version-script=cudnn.map
        ldconfig'
}

if $cuda; then
    [ -e "$root/usr/include/c10/cuda/CUDAStream.h" ] || install_cuda
    [ -e "$root/usr/include/cuda_runtime_api.h" ] || { echo "check-libtorch2: the packages of CUDA could not be installed in $root" >&2; exit 2; }
fi
rm -rf "$root/project" && git clone -q . "$root/project"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# shellcheck disable=SC2016 # the arguments are those of the inner shell
inside bash -c 'cd /project && exec scripts/test.sh "$@"' test.sh "$@"
