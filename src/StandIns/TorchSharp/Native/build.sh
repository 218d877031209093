#!/usr/bin/env bash
# build.sh find|build BUILD_ROOT [LIBTORCH]: finds libtorch, or builds libTorchSharpNative.so into BUILD_ROOT/current.
set -euo pipefail
mode=$1 root=${2%/} libtorch=${3:-}
here=$(cd "$(dirname "$0")" && pwd)

# What to build against: the LIBTORCH folder when given, the distribution's headers and libraries otherwise.
locate() {
    if [ -n "$libtorch" ]; then
        headers=("$libtorch/include")
        libraries=("$libtorch/lib")
    else
        headers=(/usr/include /usr/local/include)
        libraries=(/usr/lib/x86_64-linux-gnu /usr/lib/aarch64-linux-gnu /usr/lib64 /usr/lib /usr/local/lib)
    fi
    version_h='' library=''
    for folder in "${headers[@]}"; do
        file=$folder/torch/csrc/api/include/torch/version.h
        if [ -z "$version_h" ] && [ -f "$file" ]; then version_h=$file; fi
    done
    for folder in "${libraries[@]}"; do
        if [ -z "$library" ] && [ -e "$folder/libtorch_cpu.so" ]; then library=$folder/libtorch_cpu.so; fi
    done
    missing=''
    [ -n "$version_h" ] || missing+=" the headers (torch/csrc/api/include/torch/version.h in ${headers[*]})"
    [ -n "$library" ] || missing+=" the library (libtorch_cpu.so in ${libraries[*]})"
    command -v cmake > /dev/null || missing+=" cmake (on PATH)"
    command -v make > /dev/null || missing+=" make (on PATH)"
    command -v c++ > /dev/null || missing+=" a C++ compiler (c++ on PATH)"
}

locate
if [ -n "$missing" ]; then
    echo "libtorch cannot be built against; not found:$missing." \
        "Install with: apt-get install -y libtorch-dev libopenblas0-pthread cmake make g++." \
        "Or name another libtorch, a pip wheel's or a downloaded one: LIBTORCH=/path/to/site-packages/torch" \
        "(it holds include/ and lib/), as an environment variable or with -p:LIBTORCH=..."
    exit 3
fi

key=$( (echo "$libtorch"; readlink -f "$library"; cat "$version_h"; c++ --version | head -1) | sha256sum | cut -c1-16)
mkdir -p "$root"
exec 9> "$root/lock"
flock 9
# The key file changes only when the libtorch does, so that its time can stand for it.
if [ "$(cat "$root/key" 2> /dev/null || true)" != "$key" ]; then echo "$key" > "$root/key"; fi
[ "$mode" = build ] || exit 0

built=$root/current/libTorchSharpNative.so
if [ -f "$built" ] && [ ! "$root/key" -nt "$built" ] && [ -z "$(find "$here" -type f -newer "$built" -print -quit)" ]; then exit 0; fi

# A cache that was made elsewhere, in a tree that was moved or copied, is of no use to CMake.
cache=$root/$key/CMakeCache.txt
if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$here" "$cache"; then rm -rf "${root:?}/$key"; fi
cmake -S "$here" -B "$root/$key" -DCMAKE_BUILD_TYPE=Release -DLIBTORCH="$libtorch" 9>&-
cmake --build "$root/$key" --parallel "$(nproc)" 9>&-
mkdir -p "$root/current"
cp "$root/$key/libTorchSharpNative.so" "$root/current/.new"
touch "$root/current/.new"
mv -f "$root/current/.new" "$built"
