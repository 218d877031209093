// What the fused step over pairs of users and items is given: float32 on the host.
#pragma once

#include "paths.h"

#include <cstdint>
#include <vector>

namespace standin::pairs {

enum class Loss : int32_t { cross_entropy = 0, ranking = 1 };

// One layer: weight [outputs, inputs], bias [outputs] or null; gradients lie at these offsets of a part's sums.
struct Dense {
  int64_t inputs = 0, outputs = 0;
  const float* weight = nullptr;
  const float* bias = nullptr;
  int64_t weight_sums = 0, bias_sums = 0;
};

// The users or the items of a step, each once: their rows are [factors | what the first layer reads].
struct Side {
  int64_t count = 0, width = 0, extra_width = 0;
  const float* rows = nullptr;     // [count, width]
  const float* extra = nullptr;    // [count, extra width], read by the first layer behind the row; or null
  const float* weigh = nullptr;    // [factors] times the products, or null
  Dense half;                      // this side's share of the first layer
  const float* dot = nullptr;      // what products read, [count, factors] in steps of dot_step
  float* weighed = nullptr;        // where that is computed, or null
  int64_t dot_step = 0;
  float* hidden = nullptr;         // [count, hidden]: this side's share of the first layer's sum
  std::vector<int32_t> occurrences;
  double penalty = 0;              // what one occurrence's half squared norm costs
  int64_t weigh_sums = 0;
  float* grad_rows = nullptr;      // [count, width]
  float* grad_extra = nullptr;     // [count, extra width]
};

// Each user meets per_user items; an item's slot is a row of the item side.
struct Job {
  int64_t users = 0, per_user = 0, factors = 0, hidden = 0, tile_users = 0, widest = 0;
  Side user, item;
  const int32_t* user_slots = nullptr;  // [users]
  const int32_t* item_slots = nullptr;  // [users * per_user]
  const float* weights = nullptr;       // [users] or null
  std::vector<Dense> layers;            // behind the first
  const float* head = nullptr;          // [last width] or null
  int64_t last = 0, head_sums = 0, bias_sums = 0;
  float bias = 0;
  Loss loss = Loss::cross_entropy;
  double scale = 0;
  bool graded = false;
};

// What one part of the users adds up.
struct Sums {
  double loss = 0;
  float* parameters = nullptr;
  float* user_dot = nullptr;     // [user rows, factors]
  float* user_hidden = nullptr;  // [user rows, hidden]
  float* item_dot = nullptr;
  float* item_hidden = nullptr;
};

struct Kernels {
  Path path;
  int64_t panel;                 // pairs that stand side by side in a tile
  void (*first)(const Job& job, const Side& side, int64_t begin, int64_t end, float* room);
  void (*pairs)(const Job& job, int64_t begin, int64_t end, Sums& sums, float* room);
  void (*last)(
      const Job& job, const Side& side, const float* dot, const float* hidden, int64_t begin, int64_t end, Sums& sums,
      float* room);
};

// Rows that a side's first layer takes at a time.
constexpr int64_t side_tile = 256;

inline int64_t up(int64_t n, int64_t unit) {
  return (n + unit - 1) / unit * unit;
}

}  // namespace standin::pairs
