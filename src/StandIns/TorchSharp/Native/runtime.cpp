// The library as a whole: version, threads, random streams, devices.
#include "abi.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/autocast_mode.h>
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

// The one switch of libtorch's that stands for products of matrices, and the one for cuDNN's convolutions and recurrent layers.
enum class Tf32 : int32_t { matmul = 0, cudnn = 1 };

#if defined(TS_FLOAT32_BY_NAME)
constexpr const char *matmul_op = "matmul", *conv_op = "conv", *rnn_op = "rnn";
bool reads_tf32(const char* op) { return at::globalContext().float32Precision("cuda", op) == "tf32"; }
void write_tf32(const char* op, bool on) { at::globalContext().setFloat32Precision("cuda", op, on ? "tf32" : "ieee"); }
#elif defined(TS_FLOAT32_BY_ENUM)
constexpr auto matmul_op = at::Float32Op::MATMUL, conv_op = at::Float32Op::CONV, rnn_op = at::Float32Op::RNN;
bool reads_tf32(at::Float32Op op) {
  return at::globalContext().float32Precision(at::Float32Backend::CUDA, op) == at::Float32Precision::TF32;
}
void write_tf32(at::Float32Op op, bool on) {
  at::globalContext().setFloat32Precision(
      at::Float32Backend::CUDA, op, on ? at::Float32Precision::TF32 : at::Float32Precision::IEEE);
}
#endif

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
bool autocasts(at::DeviceType type) { return at::autocast::is_autocast_enabled(type); }
void set_autocast(at::DeviceType type, bool on) { at::autocast::set_autocast_enabled(type, on); }
at::ScalarType autocast_type(at::DeviceType type) { return at::autocast::get_autocast_dtype(type); }
void set_autocast_type(at::DeviceType type, at::ScalarType dtype) { at::autocast::set_autocast_dtype(type, dtype); }
#else
bool on_host(at::DeviceType type) { return type == at::kCPU; }
bool autocasts(at::DeviceType type) { return on_host(type) ? at::autocast::is_cpu_enabled() : at::autocast::is_enabled(); }
void set_autocast(at::DeviceType type, bool on) {
  on_host(type) ? at::autocast::set_cpu_enabled(on) : at::autocast::set_enabled(on);
}
at::ScalarType autocast_type(at::DeviceType type) {
  return on_host(type) ? at::autocast::get_autocast_cpu_dtype() : at::autocast::get_autocast_gpu_dtype();
}
void set_autocast_type(at::DeviceType type, at::ScalarType dtype) {
  on_host(type) ? at::autocast::set_autocast_cpu_dtype(dtype) : at::autocast::set_autocast_gpu_dtype(dtype);
}
#endif

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

// Whether this library was built with CUDA's headers and holds the entries of cuda.cpp.
TS_EXPORT int32_t ts_cuda_built() {
#if defined(TS_CUDA)
  return 1;
#else
  return 0;
#endif
}

// Operations without a repeatable way are refused, or warned of; cuDNN keeps to its repeatable ones and times none against another.
TS_EXPORT int32_t ts_set_deterministic(int32_t on, int32_t warn_only) {
  return guarded([&] {
    auto& context = at::globalContext();
    context.setDeterministicAlgorithms(on != 0, warn_only != 0);
    context.setDeterministicCuDNN(on != 0);
    if (on != 0) {
      context.setBenchmarkCuDNN(false);
    }
  });
}

// 0 off, 1 on, 2 on with warnings only.
TS_EXPORT int32_t ts_get_deterministic(int32_t* out) {
  return guarded([&] {
    const auto& context = at::globalContext();
    *out = !context.deterministicAlgorithms() ? 0 : context.deterministicAlgorithmsWarnOnly() ? 2 : 1;
  });
}

TS_EXPORT int32_t ts_set_tf32(int32_t kind, int32_t on) {
  return guarded([&] {
#if defined(TS_FLOAT32_BY_NAME) || defined(TS_FLOAT32_BY_ENUM)
    if (static_cast<Tf32>(kind) == Tf32::matmul) {
      write_tf32(matmul_op, on != 0);
    } else {
      write_tf32(conv_op, on != 0);
      write_tf32(rnn_op, on != 0);
    }
#else
    static_cast<Tf32>(kind) == Tf32::matmul ? at::globalContext().setAllowTF32CuBLAS(on != 0)
                                            : at::globalContext().setAllowTF32CuDNN(on != 0);
#endif
  });
}

TS_EXPORT int32_t ts_get_tf32(int32_t kind, int32_t* out) {
  return guarded([&] {
#if defined(TS_FLOAT32_BY_NAME) || defined(TS_FLOAT32_BY_ENUM)
    *out = static_cast<Tf32>(kind) == Tf32::matmul ? reads_tf32(matmul_op) : reads_tf32(conv_op) && reads_tf32(rnn_op);
#else
    *out = static_cast<Tf32>(kind) == Tf32::matmul ? at::globalContext().allowTF32CuBLAS() : at::globalContext().allowTF32CuDNN();
#endif
  });
}

// What a thread's operations on a device of this kind do from here on; before[0] whether they did, before[1] in which type.
TS_EXPORT int32_t ts_autocast_enter(int32_t device_type, int32_t dtype, int32_t* before) {
  return guarded([&] {
    const auto type = static_cast<at::DeviceType>(device_type);
    before[0] = autocasts(type);
    before[1] = static_cast<int32_t>(autocast_type(type));
    set_autocast_type(type, static_cast<at::ScalarType>(dtype));
    set_autocast(type, true);
    at::autocast::increment_nesting();
  });
}

// Weights that were converted are kept until the outermost scope is left.
TS_EXPORT int32_t ts_autocast_leave(int32_t device_type, const int32_t* before) {
  return guarded([&] {
    if (at::autocast::decrement_nesting() == 0) {
      at::autocast::clear_cache();
    }
    const auto type = static_cast<at::DeviceType>(device_type);
    set_autocast(type, before[0] != 0);
    set_autocast_type(type, static_cast<at::ScalarType>(before[1]));
  });
}

TS_EXPORT int32_t ts_autocast_enabled(int32_t device_type, int32_t* out) {
  return guarded([&] { *out = autocasts(static_cast<at::DeviceType>(device_type)); });
}
