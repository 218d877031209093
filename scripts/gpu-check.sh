#!/usr/bin/env bash
# Inside a bundle of scripts/gpu-bundle.sh, on a machine with Python's torch, CMake and a C++ compiler: builds the native part against that torch, runs the tests
# on the device, trains every family there and compares with Python PyTorch on the same device. Prints one table; leaves it with results.json and logs.
# usage: gpu-check.sh [--device cuda|cuda:N|cpu] [--quick] [--out FOLDER] [--only tests,ncf,lstm,dqn,gan] [--minutes N] [--compile-modes default,reduce-overhead]
#   [--precision fp32|bf16] [--tf32]
#   PYTHON=python3 is the Python with torch; LIBTORCH=FOLDER another libtorch to build against than its own. Exits with 1 when a step failed.
set -uo pipefail
root=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)
python=${PYTHON:-python3} device=cuda out=gpu-results options=()
usage() {
    while read -r line; do
        [[ $line == '# '* ]] && echo "${line#\# }"
        [[ $line == set* ]] && break
    done <"${BASH_SOURCE[0]}" >&2
    exit 2
}
while [ $# -gt 0 ]; do
    case $1 in
        --device) device=${2:-}; shift ;;
        --out) out=${2:-}; shift ;;
        --only | --minutes | --compile-modes | --precision) options+=("$1" "${2:-}"); shift ;;
        --quick | --tf32) options+=("$1") ;;
        *) usage ;;
    esac
    [ $# -gt 0 ] && shift
done
case $device in
    cpu | cuda | cuda:[0-9]*) ;;
    *) echo "gpu-check: --device wants cpu, cuda or cuda:N, not '$device'" >&2; exit 2 ;;
esac

# Everything that is missing is said at once.
faults=0 newline=$'\n'
fault() { echo "gpu-check: $1" >&2; faults=$((faults + 1)); }
torch_version='' torch_folder='' torch_abi='' torch_devices=0 scripts_folder=''
if ! command -v "$python" >/dev/null; then
    fault "'$python' was not found: put the Python that has torch on PATH, or name it: PYTHON=/path/to/bin/python3"
else
    facts=$("$python" -c '
import os, sys, sysconfig
print("scripts_folder=" + sysconfig.get_path("scripts"))
import torch
folder = os.path.dirname(os.path.abspath(torch.__file__))
print("torch_version=" + torch.__version__)
print("torch_folder=" + folder)
print("torch_abi=%d" % torch._C._GLIBCXX_USE_CXX11_ABI)
print("torch_devices=%d" % torch.cuda.device_count())
' 2>&1)
    status=$?
    while IFS='=' read -r name value; do
        case $name in
            torch_version | torch_folder | torch_abi | torch_devices | scripts_folder) printf -v "$name" %s "$value" ;;
        esac
    done <<<"$facts"
    if [ $status -ne 0 ]; then
        fault "'$python' cannot import torch (${facts##*"$newline"}): install it (pip install torch; on Debian apt-get install python3-torch), or name another Python: PYTHON=..."
    elif [ "${device%%:*}" = cuda ] && [ "$torch_devices" -eq 0 ]; then
        fault "torch $torch_version of '$python' sees no CUDA device: look at nvidia-smi, install a CUDA build of torch, or try --device cpu"
    fi
fi
[ -z "$scripts_folder" ] || PATH=$PATH:$scripts_folder # pip puts cmake and ninja there
command -v cmake >/dev/null || fault "'cmake' was not found: apt-get install cmake, or pip install cmake"
generator=''
if command -v make >/dev/null; then
    generator='Unix Makefiles'
elif command -v ninja >/dev/null; then
    generator=Ninja
else
    fault "neither 'make' nor 'ninja' was found: apt-get install make, or pip install ninja"
fi
compiler=${CXX:-c++}
command -v "$compiler" >/dev/null || fault "a C++ compiler ('$compiler') was not found: apt-get install g++, or name one: CXX=/path/to/g++"

# A wheel has headers and libraries in its own folder; a distribution's torch has them elsewhere.
libtorch=${LIBTORCH:-} flags=''
if [ -n "$libtorch" ]; then
    [ -d "$libtorch/include" ] && [ -d "$libtorch/lib" ] || fault "LIBTORCH=$libtorch holds no include/ and lib/: name a folder such as .../site-packages/torch"
elif [ -n "$torch_folder" ]; then
    if [ -f "$torch_folder/include/torch/csrc/api/include/torch/version.h" ] && [ -e "$torch_folder/lib/libtorch_cpu.so" ]; then
        libtorch=$torch_folder
        flags="-DCMAKE_CXX_FLAGS=-D_GLIBCXX_USE_CXX11_ABI=$torch_abi"
    elif [ ! -f /usr/include/torch/csrc/api/include/torch/version.h ]; then
        fault "torch in $torch_folder comes without C++ headers: apt-get install libtorch-dev, install a wheel, or set LIBTORCH=/path/to/libtorch"
    fi
fi
[ -f "$root/app/GpuCheck.dll" ] || fault "$root holds no app/GpuCheck.dll: make a bundle with scripts/gpu-bundle.sh, unpack it, and start the gpu-check.sh in it"
[ "$faults" -eq 0 ] || exit 2

mkdir -p "$out/logs" && out=$(cd "$out" && pwd) || exit 2
build=$root/build
echo "gpu-check: building the native part against torch $torch_version in ${libtorch:-folders of the distribution}" >&2
started=$SECONDS native=''
build_native() { # C++ STANDARD
    cmake -S "$root/src/StandIns/TorchSharp/Native" -B "$build" -G "$generator" -DCMAKE_BUILD_TYPE=Release -DLIBTORCH="$libtorch" -DCMAKE_CXX_COMPILER="$compiler" \
        -DCMAKE_CXX_STANDARD="$1" ${flags:+"$flags"} &&
        cmake --build "$build" --parallel "$(nproc)"
}
if build_native 17 >"$out/logs/native.log" 2>&1 || build_native 20 >>"$out/logs/native.log" 2>&1; then
    cp "$build/libTorchSharpNative.so" "$root/app/"
    echo "gpu-check: built in $((SECONDS - started)) s" >&2
else
    native="the native part was not built: $(grep -m 1 -E 'error|Error' "$out/logs/native.log" || echo 'see logs/native.log')"
    echo "gpu-check: $native" >&2
fi
exec "$python" "$root/scripts/gpu_check.py" --root "$root" --device "$device" --out "$out" --libtorch "$libtorch" --native-fault "$native" "${options[@]}"
