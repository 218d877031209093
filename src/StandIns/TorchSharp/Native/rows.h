// Random rows of tables that are larger than any cache.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace standin {

// The distinct rows among many, in the order of their first occurrence, by a hash table that goes with their number and not with
// the height of the table they are rows of.
class DistinctRows {
 public:
  // Forgets all and makes room for so many rows.
  void begin(int64_t most) {
    rows_.clear();
    size_t slots = 64;
    while (slots < 2 * static_cast<size_t>(most)) {
      slots *= 2;
    }
    shift_ = 64;
    for (size_t n = slots; n > 1; n /= 2) {
      shift_--;
    }
    slots_.assign(slots, 0);
  }

  // Where a row stands among the distinct ones.
  int32_t find(int64_t row) {
    const size_t mask = slots_.size() - 1;
    for (size_t at = (static_cast<uint64_t>(row) * 0x9e3779b97f4a7c15u) >> shift_;; at = (at + 1) & mask) {
      const int32_t slot = slots_[at];
      if (slot == 0) {
        rows_.push_back(row);
        return (slots_[at] = static_cast<int32_t>(rows_.size())) - 1;
      }
      if (rows_[static_cast<size_t>(slot - 1)] == row) {
        return slot - 1;
      }
    }
  }

  const std::vector<int64_t>& rows() const { return rows_; }

 private:
  std::vector<int64_t> rows_;
  std::vector<int32_t> slots_;  // one more than where the row stands; 0 is free
  int shift_ = 0;
};

constexpr int64_t rows_ahead = 16;        // that are on their way from memory while one is worked on
constexpr int64_t most_fetched = 1024;    // bytes of a row; what follows the processor sees coming

constexpr int64_t fetched_at_once = 1 << 19;  // bytes, that a core's own cache holds
constexpr int64_t large_table = 16 << 20;  // bytes, above which its rows are seldom in a cache

// Inlined always: GCC takes a function that only prefetches for one that does nothing, and drops the call.
__attribute__((always_inline)) inline void fetch_row(const void* row, int64_t bytes) {
  const auto* at = static_cast<const char*>(row);
#pragma GCC unroll 1
  for (int64_t k = 0; k < bytes && k < most_fetched; k += 64) {
    __builtin_prefetch(at + k);
  }
}

// Sends for rows that are about to be looked up; does nothing where that does not pay.
void fetch_rows(const at::Tensor& table, const at::Tensor& ids);

// Asks for huge pages under a large table on the host, so that rows far apart cost the processor fewer walks to find.
void huge_pages(const at::Tensor& table);

}  // namespace standin
