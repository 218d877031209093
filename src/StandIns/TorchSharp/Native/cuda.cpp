// What only a libtorch with CUDA has: memory of a device, and recorded graphs of kernels. Compiled where CUDA's headers are found.
#include "abi.h"

#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <cuda_runtime_api.h>
#include <dlfcn.h>
#include <torch/csrc/api/include/torch/version.h>

using namespace standin;

namespace {

// Before libtorch has touched CUDA its allocator knows no device.
void start_cuda() {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 6)
  at::globalContext().lazyInitDevice(c10::DeviceType::CUDA);
#else
  at::globalContext().lazyInitCUDA();
#endif
}

c10::DeviceIndex known(int32_t device) {
  start_cuda();
  const auto count = static_cast<int32_t>(at::detail::getCUDAHooks().getNumGPUs());
  TORCH_CHECK(device >= 0 && device < count, "device cuda:", device, " is not one of the ", count, " there are");
  return static_cast<c10::DeviceIndex>(device);
}

// CUDA's runtime is loaded with libtorch; a wheel's has no file name that a linker would ask for.
template <class F>
F* of_the_runtime(const char* name) {
  auto* found = reinterpret_cast<F*>(dlsym(RTLD_DEFAULT, name));
  TORCH_CHECK(found != nullptr, "CUDA's runtime has no ", name);
  return found;
}

void free_and_total(c10::DeviceIndex device, int64_t& free, int64_t& total) {
  int before = 0;
  TORCH_CHECK(of_the_runtime<decltype(cudaGetDevice)>("cudaGetDevice")(&before) == cudaSuccess, "no current device");
  const auto set = of_the_runtime<decltype(cudaSetDevice)>("cudaSetDevice");
  TORCH_CHECK(set(device) == cudaSuccess, "cuda:", static_cast<int>(device), " cannot be used");
  size_t free_bytes = 0, total_bytes = 0;
  const auto asked = of_the_runtime<decltype(cudaMemGetInfo)>("cudaMemGetInfo")(&free_bytes, &total_bytes);
  set(before);
  TORCH_CHECK(asked == cudaSuccess, "the memory of cuda:", static_cast<int>(device), " cannot be asked for");
  free = static_cast<int64_t>(free_bytes);
  total = static_cast<int64_t>(total_bytes);
}

}  // namespace

// In bytes: allocated, the most allocated, reserved, the most reserved, free on the device, total of the device.
TS_EXPORT int32_t ts_cuda_memory(int32_t device, int64_t* out) {
  return guarded([&] {
    const auto index = known(device);
    const auto stats = c10::cuda::CUDACachingAllocator::getDeviceStats(index);
    constexpr size_t all = 0;  // StatType::AGGREGATE, whose namespace differs among versions
    out[0] = stats.allocated_bytes[all].current;
    out[1] = stats.allocated_bytes[all].peak;
    out[2] = stats.reserved_bytes[all].current;
    out[3] = stats.reserved_bytes[all].peak;
    free_and_total(index, out[4], out[5]);
  });
}

TS_EXPORT int32_t ts_cuda_reset_peak_memory(int32_t device) {
  return guarded([&] { c10::cuda::CUDACachingAllocator::resetPeakStats(known(device)); });
}

// Gives what the allocator holds in reserve back to the devices.
TS_EXPORT int32_t ts_cuda_empty_cache() {
  return guarded([&] {
    start_cuda();
    c10::cuda::CUDACachingAllocator::emptyCache();
  });
}

TS_EXPORT int32_t ts_cuda_graph_new(at::cuda::CUDAGraph** out) {
  return guarded([&] {
    start_cuda();
    *out = new at::cuda::CUDAGraph();
  });
}

TS_EXPORT void ts_cuda_graph_free(at::cuda::CUDAGraph* graph) {
  try {
    delete graph;
  } catch (...) {
    // A graph whose recording failed has nothing left to give back.
  }
}

// From here on the current stream, which must not be the default one, records instead of running.
TS_EXPORT int32_t ts_cuda_graph_begin(at::cuda::CUDAGraph* graph) {
  return guarded([&] {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 1)
    // Other threads go on copying batches, which a recording that watches the whole process would forbid.
    graph->capture_begin({0, 0}, cudaStreamCaptureModeThreadLocal);
#else
    graph->capture_begin();
#endif
  });
}

TS_EXPORT int32_t ts_cuda_graph_end(at::cuda::CUDAGraph* graph) {
  return guarded([&] { graph->capture_end(); });
}

// Runs what was recorded, on the current stream.
TS_EXPORT int32_t ts_cuda_graph_replay(at::cuda::CUDAGraph* graph) {
  return guarded([&] { graph->replay(); });
}
