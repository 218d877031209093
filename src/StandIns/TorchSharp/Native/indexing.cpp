// Python's t[...] with integers, slices, None, ..., booleans and tensors.
#include "abi.h"

#include <ATen/TensorIndexing.h>

using namespace standin;

struct IndexItem {
  enum Kind : int64_t { none, ellipsis, integer, boolean, slice, tensor };
  int64_t kind;
  int64_t start;
  int64_t stop;
  int64_t step;
  Handle handle;
};

namespace {

constexpr int64_t left_out = INT64_MIN;

std::vector<at::indexing::TensorIndex> to_indices(const IndexItem* items, int32_t count) {
  using namespace at::indexing;
  std::vector<TensorIndex> indices;
  indices.reserve(static_cast<size_t>(count));
  for (int32_t i = 0; i < count; i++) {
    const auto& item = items[i];
    switch (item.kind) {
      case IndexItem::none: indices.emplace_back(None); break;
      case IndexItem::ellipsis: indices.emplace_back(Ellipsis); break;
      case IndexItem::integer: indices.emplace_back(item.start); break;
      case IndexItem::boolean: indices.emplace_back(item.start != 0); break;
      case IndexItem::slice: {
        Optional<int64_t> start, stop, step;
        if (item.start != left_out) start = item.start;
        if (item.stop != left_out) stop = item.stop;
        if (item.step != left_out) step = item.step;
        indices.emplace_back(Slice(start, stop, step));
        break;
      }
      default: indices.emplace_back(borrow(item.handle));
    }
  }
  return indices;
}

}  // namespace

TS_EXPORT int32_t ts_index(Handle a, const IndexItem* items, int32_t count, Handle* out) {
  return guarded([&] { *out = give(borrow(a).index(to_indices(items, count))); });
}

TS_EXPORT int32_t ts_index_put_(Handle a, const IndexItem* items, int32_t count, Handle value) {
  return guarded([&] { at::Tensor(borrow(a)).index_put_(to_indices(items, count), borrow(value)); });
}

TS_EXPORT int32_t ts_index_put_scalar_(Handle a, const IndexItem* items, int32_t count, Number value) {
  return guarded([&] { at::Tensor(borrow(a)).index_put_(to_indices(items, count), value.scalar()); });
}
