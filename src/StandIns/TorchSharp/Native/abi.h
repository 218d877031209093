// The C ABI of the stand-in: what every exported function shares.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <new>
#include <string>
#include <utility>
#include <vector>

#if defined(_WIN32)
#define TS_EXPORT extern "C" __declspec(dllexport)
#else
#define TS_EXPORT extern "C" __attribute__((visibility("default")))
#endif

namespace standin {

// A tensor crosses the boundary as its TensorImpl*, which holds one reference; a null handle is "no tensor".
using Handle = c10::TensorImpl*;

// What a failed call was; the numbers are those of TorchFailureKind on the managed side.
enum class Failure : int32_t {
  none = 0,
  torch = 1,
  index = 2,
  value = 3,
  type = 4,
  not_implemented = 5,
  out_of_memory = 6,
  linear_algebra = 7,
  standard = 8,
  unknown = 9,
};

// A number as it crosses: 16 bytes.
struct Number {
  int64_t tag;  // 0 int64, 1 double, 2 bool
  union {
    int64_t integer;
    double real;
  };

  at::Scalar scalar() const {
    switch (tag) {
      case 0: return at::Scalar(integer);
      case 1: return at::Scalar(real);
      default: return at::Scalar(integer != 0);
    }
  }
};

int32_t remember_failure(Failure kind, std::string text) noexcept;
int32_t remember_current_exception() noexcept;

// Runs body and turns whatever it throws into a failure kind: no exception crosses the boundary.
template <class Body>
int32_t guarded(Body&& body) noexcept {
  try {
    body();
    return 0;
  } catch (...) {
    return remember_current_exception();
  }
}

// Borrows the tensor behind a handle without touching its reference count.
inline const at::Tensor& borrow(const Handle& handle) {
  return *reinterpret_cast<const at::Tensor*>(&handle);
}

inline Handle give(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

// A further reference to the same tensor: what an in-place operation hands back.
inline Handle again(const Handle& handle) {
  return give(at::Tensor(borrow(handle)));
}

#if __has_include(<c10/util/Optional.h>)
template <class T>
using Optional = c10::optional<T>;
#else
template <class T>
using Optional = std::optional<T>;
#endif

inline Optional<at::Tensor> optional(const Handle& handle) {
  return handle == nullptr ? Optional<at::Tensor>() : Optional<at::Tensor>(borrow(handle));
}

inline std::vector<at::Tensor> list(const Handle* handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(static_cast<size_t>(count));
  for (int32_t i = 0; i < count; i++) {
    tensors.push_back(borrow(handles[i]));
  }
  return tensors;
}

}  // namespace standin
