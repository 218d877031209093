#!/usr/bin/env bash
# Makes sure that the native side can be built and that what it loads is there: libtorch with headers, OpenBLAS, CMake, make, a C++ compiler,
# zstd, and for pictures libpng, libturbojpeg, FreeType and the DejaVu fonts.
# Does nothing when they are there. LIBTORCH=FOLDER names another libtorch, such as a pip wheel's site-packages/torch.
set -euo pipefail

turbojpeg=libturbojpeg0
grep -qs '^ID=ubuntu' /etc/os-release && turbojpeg=libturbojpeg # the name of the same library there
have_library() { compgen -G "/usr/lib/*/$1" >/dev/null || compgen -G "/usr/lib/$1" >/dev/null; }

if ! command -v dotnet >/dev/null; then
    echo "setup: the .NET SDK 10 was not found: install it from https://dotnet.microsoft.com/download and put 'dotnet' on PATH" >&2
    exit 2
fi

packages=()
if [ -n "${LIBTORCH:-}" ]; then
    if [ ! -d "$LIBTORCH/include" ] || [ ! -d "$LIBTORCH/lib" ]; then
        echo "setup: LIBTORCH=$LIBTORCH holds no include/ and lib/: name a libtorch folder, such as .../site-packages/torch" >&2
        exit 2
    fi
else
    { [ -f /usr/include/ATen/ATen.h ] && have_library libtorch.so; } || packages+=(libtorch-dev)
    have_library openblas-pthread/libopenblas.so.0 || packages+=(libopenblas0-pthread)
fi
have_library libzstd.so.1 || packages+=(libzstd1)
have_library libpng16.so.16 || packages+=(libpng16-16)
have_library libturbojpeg.so.0 || packages+=("$turbojpeg")
have_library libfreetype.so.6 || packages+=(libfreetype6)
[ -f /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || packages+=(fonts-dejavu-core)
command -v cmake >/dev/null || packages+=(cmake)
command -v make >/dev/null || packages+=(make)
command -v g++ >/dev/null || packages+=(g++)
[ ${#packages[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "setup: installing ${packages[*]} with apt-get" >&2
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    if apt-get update >"$log" 2>&1 && apt-get install -y --no-install-recommends "${packages[@]}" >>"$log" 2>&1; then
        echo "setup: done" >&2
        exit 0
    fi
    tail -n 20 "$log" >&2
    echo "setup: apt-get could not install ${packages[*]} (its last lines are above)" >&2
    exit 2
fi

cat >&2 <<EOF
setup: missing: ${packages[*]}
  On Debian or Ubuntu run:
    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages[*]}
  Another libtorch (1.13 to 2.11), such as a pip wheel's, serves as well:
    export LIBTORCH=/path/to/site-packages/torch
EOF
exit 2
