#include "rows.h"

#include "abi.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace standin {

void fetch_rows(const at::Tensor& table, const at::Tensor& ids) {
  if (!table.device().is_cpu() || !ids.device().is_cpu() || table.layout() != at::kStrided || ids.layout() != at::kStrided ||
      table.dim() != 2 || !table.is_contiguous() || ids.scalar_type() != at::kLong || !ids.is_contiguous() || static_cast<int64_t>(table.nbytes()) < large_table) {
    return;
  }
  const auto* data = static_cast<const char*>(table.data_ptr());
  const auto* id = ids.data_ptr<int64_t>();
  const int64_t height = table.size(0);
  const int64_t bytes = table.size(1) * table.element_size();
  const int64_t count = std::min(ids.numel(), fetched_at_once / std::max<int64_t>(bytes, 64));
  for (int64_t k = 0; k < count; k++) {
    if (id[k] >= 0 && id[k] < height) {  // one that is not is the look-up's to report
      fetch_row(data + id[k] * bytes, bytes);
    }
  }
}

void huge_pages(const at::Tensor& table) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  constexpr uintptr_t page = 2 << 20;
  if (!table.device().is_cpu() || table.layout() != at::kStrided || !table.is_contiguous() || static_cast<int64_t>(table.nbytes()) < large_table) {
    return;
  }
  const auto first = reinterpret_cast<uintptr_t>(table.data_ptr());
  const uintptr_t begin = (first + page - 1) / page * page;
  const uintptr_t end = (first + table.nbytes()) / page * page;
  if (end <= begin) {
    return;
  }
  // A wish: a system that has none, or none left, keeps its small pages.
  if (madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE) == 0) {
#if defined(MADV_COLLAPSE)
    constexpr int collapse = MADV_COLLAPSE;
#else
    constexpr int collapse = 25;  // Linux 6.1, when the C library's headers are older
#endif
    madvise(reinterpret_cast<void*>(begin), end - begin, collapse);
  }
#endif
}

}  // namespace standin

TS_EXPORT int32_t ts_huge_pages(standin::Handle table) {
  return standin::guarded([&] { standin::huge_pages(standin::borrow(table)); });
}
