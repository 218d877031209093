// Life, facts and memory of a tensor.
#include "abi.h"

#include <cstring>

using namespace standin;

// Everything the managed side asks of a tensor without running an operator.
struct Facts {
  int64_t dim;
  int64_t numel;
  int64_t element_size;
  int32_t dtype;
  int32_t device_type;
  int32_t device_index;
  int32_t flags;  // 1 requires_grad, 2 sparse, 4 contiguous, 8 leaf, 16 pinned
};

TS_EXPORT void ts_tensor_free(Handle handle) {
  // The last reference may run arbitrary destructors; none of them may throw into the finalizer thread.
  guarded([&] { at::Tensor(c10::intrusive_ptr<c10::TensorImpl, at::UndefinedTensorImpl>::reclaim(handle)); });
}

TS_EXPORT int32_t ts_tensor_again(Handle handle, Handle* out) {
  return guarded([&] { *out = again(handle); });
}

TS_EXPORT int32_t ts_tensor_facts(Handle handle, Facts* out) {
  return guarded([&] {
    const auto& t = borrow(handle);
    out->dim = t.dim();
    out->numel = t.numel();
    out->element_size = static_cast<int64_t>(t.element_size());
    out->dtype = static_cast<int32_t>(t.scalar_type());
    out->device_type = static_cast<int32_t>(t.device().type());
    out->device_index = t.device().index();
    const bool strided = t.layout() == at::kStrided;
    out->flags = (t.requires_grad() ? 1 : 0) | (t.is_sparse() ? 2 : 0) | (strided && t.is_contiguous() ? 4 : 0) |
                 (t.is_leaf() ? 8 : 0);
  });
}

TS_EXPORT int32_t ts_tensor_sizes(Handle handle, int64_t* out, int32_t capacity) {
  return guarded([&] {
    const auto sizes = borrow(handle).sizes();
    for (int32_t i = 0; i < capacity && i < static_cast<int32_t>(sizes.size()); i++) {
      out[i] = sizes[i];
    }
  });
}

TS_EXPORT int32_t ts_tensor_strides(Handle handle, int64_t* out, int32_t capacity) {
  return guarded([&] {
    const auto strides = borrow(handle).strides();
    for (int32_t i = 0; i < capacity && i < static_cast<int32_t>(strides.size()); i++) {
      out[i] = strides[i];
    }
  });
}

TS_EXPORT int32_t ts_tensor_data(Handle handle, void** out) {
  return guarded([&] { *out = borrow(handle).data_ptr(); });
}

TS_EXPORT int32_t ts_tensor_is_pinned(Handle handle, int32_t* out) {
  return guarded([&] { *out = borrow(handle).is_pinned() ? 1 : 0; });
}

// Copies memory of the caller into a new CPU tensor.
TS_EXPORT int32_t ts_tensor_from_memory(
    const void* data, int32_t dtype, const int64_t* sizes, int32_t dim, Handle* out) {
  return guarded([&] {
    auto t = at::empty({sizes, static_cast<size_t>(dim)}, at::TensorOptions(static_cast<at::ScalarType>(dtype)));
    if (t.numel() > 0) {
      std::memcpy(t.data_ptr(), data, t.nbytes());
    }
    *out = give(std::move(t));
  });
}

// The single value of a tensor, from whatever device it lives on.
TS_EXPORT int32_t ts_tensor_item(Handle handle, Number* out) {
  return guarded([&] {
    const at::Scalar value = borrow(handle).item();
    if (value.isBoolean()) {
      out->tag = 2;
      out->integer = value.toBool() ? 1 : 0;
    } else if (value.isIntegral(false)) {
      out->tag = 0;
      out->integer = value.toLong();
    } else {
      out->tag = 1;
      out->real = value.toDouble();
    }
  });
}

// The indices and values of a sparse tensor as they are stored, coalesced or not.
TS_EXPORT int32_t ts_tensor_sparse_parts(Handle handle, Handle* indices, Handle* values) {
  return guarded([&] {
    const auto& t = borrow(handle);
    Handle first = give(t._indices());
    *values = give(t._values());
    *indices = first;
  });
}
