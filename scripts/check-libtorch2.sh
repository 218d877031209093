#!/usr/bin/env bash
# Builds everything and runs the tests against libtorch 2.6: in a folder that holds Debian 13, made at the first call (3 GB). The working tree's committed
# state is tested, with this machine's .NET SDK. Needs root, debootstrap and unshare.
# usage: scripts/check-libtorch2.sh FOLDER [ARGUMENT OF dotnet test ...]
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
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
rm -rf "$root/project" && git clone -q . "$root/project"
mkdir -p "$root/usr/share/dotnet" "$root/home/.nuget"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
# The mounts are seen by this process alone and end with it.
unshare --mount bash -c '
    root=$1 sdk=$2 nuget=$3
    shift 3
    mount --bind /proc "$root/proc" && mount --bind /dev "$root/dev" && mount --bind "$sdk" "$root/usr/share/dotnet"
    [ ! -d "$nuget" ] || mount --bind "$nuget" "$root/home/.nuget"
    mount --bind /etc/ssl "$root/etc/ssl" # packages come by way of the certificates that this machine trusts
    export HOME=/home PATH=/usr/share/dotnet:/usr/sbin:/usr/bin:/sbin:/bin
    unset LIBTORCH
    chroot "$root" bash -c "cd /project && exec scripts/test.sh \"\$@\"" test.sh "$@"
' unshare "$root" "$sdk" "${NUGET_FOLDER:-$HOME/.nuget}" "$@"
