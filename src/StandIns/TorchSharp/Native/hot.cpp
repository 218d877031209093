// Typed entries for the operators a training step is made of; the others go through ts_op_call.
#include "abi.h"
#include "rows.h"

#include <ATen/ScalarOps.h>
#include <c10/core/InferenceMode.h>

using namespace standin;

namespace {

at::Tensor wrapped(const Number& n, at::ScalarType dtype) {
  auto t = at::detail::scalar_tensor_static(n.scalar(), dtype, at::kCPU);
  t.unsafeGetTensorImpl()->set_wrapped_number(true);
  return t;
}

// The numbers of late, for programs write few: making such a tensor costs a quarter of a small operation. Operations only read them.
struct Recent {
  Number number;
  at::ScalarType dtype;
  at::Tensor tensor;
};

constexpr size_t recent_count = 16;

const at::Tensor& recent_number(const Number& n, at::ScalarType dtype) {
  static thread_local Recent recent[recent_count];
  const auto mixed = static_cast<uint64_t>(n.integer) * 0x9E3779B97F4A7C15u;
  auto& place = recent[mixed >> 60];
  if (!place.tensor.defined() || place.number.integer != n.integer || place.number.tag != n.tag || place.dtype != dtype) {
    place.tensor = wrapped(n, dtype);
    place.number = n;
    place.dtype = dtype;
  }
  return place.tensor;
}

// A scalar as a wrapped number in the tensor's own floating dtype: the same bits as at::Scalar, without the promotion.
// A tensor made in inference mode may not be saved for a gradient later: there each is made anew.
at::Tensor number_like(const at::Tensor& like, const Number& n) {
  const auto dtype = like.scalar_type();
  if (like.device().is_cpu() && (dtype == at::kFloat || dtype == at::kDouble)) {
    return c10::InferenceMode::is_enabled() ? wrapped(n, dtype) : recent_number(n, dtype);
  }
  auto t = at::scalar_tensor(n.scalar(), n.tag == 1 ? at::kDouble : n.tag == 0 ? at::kLong : at::kBool);
  t.unsafeGetTensorImpl()->set_wrapped_number(true);
  return t;
}

}  // namespace

#define TS_UNARY(op) \
  TS_EXPORT int32_t ts_##op(Handle a, Handle* out) { return guarded([&] { *out = give(at::op(borrow(a))); }); }

#define TS_BINARY(op)                                            \
  TS_EXPORT int32_t ts_##op(Handle a, Handle b, Handle* out) {   \
    return guarded([&] { *out = give(at::op(borrow(a), borrow(b))); }); \
  }

#define TS_ARITHMETIC(op)                                                             \
  TS_BINARY(op)                                                                       \
  TS_EXPORT int32_t ts_##op##_scalar(Handle a, Number b, Handle* out) {               \
    return guarded([&] { *out = give(at::op(borrow(a), number_like(borrow(a), b))); }); \
  }                                                                                   \
  TS_EXPORT int32_t ts_##op##_(Handle a, Handle b, Handle* out) {                     \
    return guarded([&] {                                                              \
      borrow(a).op##_(borrow(b));                                                     \
      *out = again(a);                                                                \
    });                                                                               \
  }                                                                                   \
  TS_EXPORT int32_t ts_##op##_scalar_(Handle a, Number b, Handle* out) {              \
    return guarded([&] {                                                              \
      borrow(a).op##_(number_like(borrow(a), b));                                     \
      *out = again(a);                                                                \
    });                                                                               \
  }

TS_ARITHMETIC(add)
TS_ARITHMETIC(sub)
TS_ARITHMETIC(mul)
TS_ARITHMETIC(div)

TS_BINARY(matmul)
TS_BINARY(mm)
TS_BINARY(bmm)
TS_BINARY(maximum)
TS_BINARY(minimum)

TS_UNARY(relu)
TS_UNARY(sigmoid)
TS_UNARY(tanh)
TS_UNARY(exp)
TS_UNARY(log)
TS_UNARY(sqrt)
TS_UNARY(neg)
TS_UNARY(abs)
TS_UNARY(clone)
TS_UNARY(detach)
TS_UNARY(t)
TS_UNARY(sum)
TS_UNARY(mean)
TS_UNARY(log_sigmoid)
TS_UNARY(reciprocal)

TS_EXPORT int32_t ts_contiguous(Handle a, Handle* out) {
  return guarded([&] { *out = give(borrow(a).contiguous()); });
}

TS_EXPORT int32_t ts_sum_dims(Handle a, const int64_t* dims, int32_t count, int32_t keep, int32_t dtype, Handle* out) {
  return guarded([&] {
    Optional<at::ScalarType> type;
    if (dtype >= 0) {
      type = static_cast<at::ScalarType>(dtype);
    }
    *out = give(at::sum(borrow(a), at::IntArrayRef(dims, static_cast<size_t>(count)), keep != 0, type));
  });
}

TS_EXPORT int32_t ts_view(Handle a, const int64_t* sizes, int32_t count, Handle* out) {
  return guarded([&] { *out = give(borrow(a).view(at::IntArrayRef(sizes, static_cast<size_t>(count)))); });
}

TS_EXPORT int32_t ts_reshape(Handle a, const int64_t* sizes, int32_t count, Handle* out) {
  return guarded([&] { *out = give(borrow(a).reshape(at::IntArrayRef(sizes, static_cast<size_t>(count)))); });
}

TS_EXPORT int32_t ts_transpose(Handle a, int64_t first, int64_t second, Handle* out) {
  return guarded([&] { *out = give(borrow(a).transpose(first, second)); });
}

TS_EXPORT int32_t ts_unsqueeze(Handle a, int64_t dim, Handle* out) {
  return guarded([&] { *out = give(borrow(a).unsqueeze(dim)); });
}

TS_EXPORT int32_t ts_squeeze_dim(Handle a, int64_t dim, Handle* out) {
  return guarded([&] { *out = give(borrow(a).squeeze(dim)); });
}

TS_EXPORT int32_t ts_select(Handle a, int64_t dim, int64_t index, Handle* out) {
  return guarded([&] { *out = give(borrow(a).select(dim, index)); });
}

TS_EXPORT int32_t ts_narrow(Handle a, int64_t dim, int64_t start, int64_t length, Handle* out) {
  return guarded([&] { *out = give(borrow(a).narrow(dim, start, length)); });
}

TS_EXPORT int32_t ts_slice(Handle a, int64_t dim, int64_t start, int64_t finish, int64_t step, Handle* out) {
  return guarded([&] { *out = give(borrow(a).slice(dim, start, finish, step)); });
}

TS_EXPORT int32_t ts_index_select(Handle a, int64_t dim, Handle index, Handle* out) {
  return guarded([&] { *out = give(at::index_select(borrow(a), dim, borrow(index))); });
}

TS_EXPORT int32_t ts_gather(Handle a, int64_t dim, Handle index, int32_t sparse_grad, Handle* out) {
  return guarded([&] { *out = give(at::gather(borrow(a), dim, borrow(index), sparse_grad != 0)); });
}

TS_EXPORT int32_t ts_cat(const Handle* tensors, int32_t count, int64_t dim, Handle* out) {
  return guarded([&] { *out = give(at::cat(list(tensors, count), dim)); });
}

TS_EXPORT int32_t ts_copy_(Handle a, Handle source, int32_t non_blocking, Handle* out) {
  return guarded([&] {
    borrow(a).copy_(borrow(source), non_blocking != 0);
    *out = again(a);
  });
}

TS_EXPORT int32_t ts_zero_(Handle a, Handle* out) {
  return guarded([&] {
    borrow(a).zero_();
    *out = again(a);
  });
}

TS_EXPORT int32_t ts_fill_(Handle a, Number value, Handle* out) {
  return guarded([&] {
    borrow(a).fill_(value.scalar());
    *out = again(a);
  });
}

// dtype or device_type below zero: as it is.
TS_EXPORT int32_t ts_to(
    Handle a, int32_t dtype, int32_t device_type, int32_t device_index, int32_t copy, int32_t non_blocking,
    Handle* out) {
  return guarded([&] {
    const auto& t = borrow(a);
    const auto device = device_type < 0
        ? t.device()
        : at::Device(static_cast<at::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    const auto type = dtype < 0 ? t.scalar_type() : static_cast<at::ScalarType>(dtype);
    *out = give(t.to(device, type, non_blocking != 0, copy != 0));
  });
}

TS_EXPORT int32_t ts_embedding(
    Handle weight, Handle indices, int64_t padding, int32_t scale_by_frequency, int32_t sparse, Handle* out) {
  return guarded([&] {
    fetch_rows(borrow(weight), borrow(indices));
    *out = give(at::embedding(borrow(weight), borrow(indices), padding, scale_by_frequency != 0, sparse != 0));
  });
}

TS_EXPORT int32_t ts_linear(Handle input, Handle weight, Handle bias, Handle* out) {
  return guarded([&] { *out = give(at::linear(borrow(input), borrow(weight), optional(bias))); });
}

TS_EXPORT int32_t ts_bce_with_logits(
    Handle input, Handle target, Handle weight, Handle pos_weight, int64_t reduction, Handle* out) {
  return guarded([&] {
    *out = give(at::binary_cross_entropy_with_logits(
        borrow(input), borrow(target), optional(weight), optional(pos_weight), reduction));
  });
}
