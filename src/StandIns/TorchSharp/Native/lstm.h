// What the fused LSTM's kernels are given: one layer over whole sequences, float32 on the host.
#pragma once

#include "paths.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace standin::lstm {

// Rows that go through all time steps together: their states and gates stay in the second-level cache.
constexpr int64_t block = 48;

// Hidden units come in groups of one vector. "Packed" gates lie group by group, i, f, g, o of a group side by side;
// hidden and input sizes are padded to whole vectors with zeros.
struct Forward {
  int64_t batch, time, input, hidden;
  const float* x;        // [batch, time, input]
  const float* h0;       // [batch, hidden]
  const float* c0;       // [batch, hidden]
  const float* weights;  // packed: [groups, padded hidden + input, 4 vectors]
  const float* bias;     // packed: [groups, 4 vectors]
  float* output;         // [batch, time, hidden]
  float* h;              // [batch, hidden]
  float* c;              // [batch, hidden]
  float* gates;          // for backward, else null: [time, batch, packed gates]
  float* cells;          // for backward, else null: [time + 1, batch, padded hidden], the first cells in front
};

struct Backward {
  int64_t batch, time, input, hidden;
  const float* x;
  const float* h0;
  const float* output;
  const float* gates;
  const float* cells;
  const float* grad_output;  // null where nothing came back
  const float* grad_h;
  const float* grad_c;
  const float* weights;  // packed gates by [padded hidden | padded input], in panels of some columns
  float* grad_x;         // null when not wanted: the weights then have the hidden columns only
  float* grad_h0;
  float* grad_c0;
};

struct Kernels {
  Path path;
  int64_t lanes;
  int64_t tile;
  void (*forward)(const Forward& job, int64_t begin, int64_t end);
  // Adds to weight_sums [packed gates up to whole tiles, padded hidden + padded input] and bias_sums [packed gates].
  void (*backward)(const Backward& job, int64_t begin, int64_t end, float* weight_sums, float* bias_sums);
};

// How many vectors the next panel of columns has when so many are left: no panel of one where it can be helped.
inline int64_t panel_width(int64_t left) {
  return left == 5 ? 3 : left < 4 ? left : 4;
}

inline int64_t up(int64_t n, int64_t unit) {
  return (n + unit - 1) / unit * unit;
}

// Zeroed memory on cache-line boundaries.
class Buffer {
 public:
  explicit Buffer(int64_t count)
      : data_(static_cast<float*>(std::aligned_alloc(64, static_cast<size_t>(up(count * 4, 64))))) {
    if (data_ == nullptr) {
      throw std::bad_alloc();
    }
    std::memset(data_, 0, static_cast<size_t>(count) * 4);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  Buffer(Buffer&& other) noexcept : data_(other.data_) { other.data_ = nullptr; }
  ~Buffer() { std::free(data_); }

  float* get() const { return data_; }

 private:
  float* data_;
};

}  // namespace standin::lstm
