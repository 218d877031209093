// The library as a whole: version, threads, random streams, devices.
#include "abi.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <dlfcn.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <torch/csrc/api/include/torch/version.h>

#include <cstdlib>
#include <cstring>
#include <mutex>

using namespace standin;

namespace {

char* copy_of(const std::string& text) {
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) {
    throw std::bad_alloc();
  }
  std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

#ifdef __GLIBC__
// Freed tensors of megabytes are kept for the next step: by default glibc gives them back to the kernel, which clears every page anew.
[[maybe_unused]] const bool keeps_freed_memory = [] {
  constexpr int whole = 1 << 30, most_of_older_glibc = 32 << 20;
  const bool kept = mallopt(M_MMAP_THRESHOLD, whole) != 0 || mallopt(M_MMAP_THRESHOLD, most_of_older_glibc) != 0;
  return mallopt(M_TRIM_THRESHOLD, whole) != 0 && kept;
}();
#endif

// A function of the BLAS underneath, by name, where libtorch came with one that has it (a wheel's MKL is told by libtorch itself).
template <typename Function>
Function* blas_function(const char* name) {
  Dl_info info{};
  if (dladdr(reinterpret_cast<void*>(&at::get_num_threads), &info) == 0 || info.dli_fname == nullptr) {
    return nullptr;
  }
  void* torch = dlopen(info.dli_fname, RTLD_LAZY | RTLD_NOLOAD); // its own dependencies are searched too
  if (torch == nullptr) {
    return nullptr;
  }
  auto* found = reinterpret_cast<Function*>(dlsym(torch, name));
  dlclose(torch); // libtorch itself stays loaded
  return found;
}

const at::Generator& default_generator(int32_t device_type, int32_t device_index) {
  return at::globalContext().defaultGenerator(
      at::Device(static_cast<at::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index)));
}

}  // namespace

TS_EXPORT int32_t ts_runtime_version(char** out) {
  return guarded([&] { *out = copy_of(TORCH_VERSION); });
}

// The file the running libtorch was loaded from.
TS_EXPORT int32_t ts_runtime_path(char** out) {
  return guarded([&] {
    Dl_info info{};
    const bool found = dladdr(reinterpret_cast<void*>(&at::get_num_threads), &info) != 0;
    *out = copy_of(found && info.dli_fname != nullptr ? info.dli_fname : "");
  });
}

TS_EXPORT int32_t ts_runtime_config(char** out) {
  return guarded([&] { *out = copy_of(at::get_parallel_info() + at::show_config()); });
}

TS_EXPORT int32_t ts_get_num_threads(int32_t* out) {
  return guarded([&] { *out = at::get_num_threads(); });
}

TS_EXPORT int32_t ts_set_num_threads(int32_t count) {
  return guarded([&] {
    at::set_num_threads(count);
    // libtorch does not tell OpenBLAS, whose idle threads would spin on the cores that the caller wants for itself.
    if (auto* set = blas_function<void(int)>("openblas_set_num_threads")) {
      set(count);
    }
  });
}

// The threads of OpenBLAS; 0 where libtorch has another BLAS.
TS_EXPORT int32_t ts_get_blas_threads(int32_t* out) {
  return guarded([&] {
    auto* get = blas_function<int()>("openblas_get_num_threads");
    *out = get == nullptr ? 0 : get();
  });
}

TS_EXPORT int32_t ts_manual_seed(int64_t seed) {
  return guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

TS_EXPORT int32_t ts_generator_default(int32_t device_type, int32_t device_index, at::Generator** out) {
  return guarded([&] { *out = new at::Generator(default_generator(device_type, device_index)); });
}

TS_EXPORT int32_t ts_generator_new(uint64_t seed, at::Generator** out) {
  return guarded([&] { *out = new at::Generator(at::make_generator<at::CPUGeneratorImpl>(seed)); });
}

TS_EXPORT void ts_generator_free(at::Generator* generator) {
  delete generator;
}

TS_EXPORT int32_t ts_generator_seed(at::Generator* generator, int64_t seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_current_seed(static_cast<uint64_t>(seed));
  });
}

TS_EXPORT int32_t ts_generator_initial_seed(at::Generator* generator, int64_t* out) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *out = static_cast<int64_t>(generator->current_seed());
  });
}

TS_EXPORT int32_t ts_generator_get_state(at::Generator* generator, Handle* out) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *out = give(generator->get_state());
  });
}

TS_EXPORT int32_t ts_generator_set_state(at::Generator* generator, Handle state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_state(borrow(state));
  });
}

TS_EXPORT int32_t ts_cuda_device_count(int32_t* out) {
  return guarded([&] { *out = at::hasCUDA() ? static_cast<int32_t>(at::detail::getCUDAHooks().getNumGPUs()) : 0; });
}

TS_EXPORT int32_t ts_cuda_synchronize(int32_t device_index) {
  return guarded([&] {
    TORCH_CHECK(at::hasCUDA(), "this libtorch sees no CUDA device");
    at::detail::getCUDAHooks().deviceSynchronize(static_cast<c10::DeviceIndex>(device_index));
  });
}
