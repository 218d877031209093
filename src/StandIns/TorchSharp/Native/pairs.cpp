// The training step of a recommender over users and their items, from rows to loss and gradients, float32 on the host. Each
// user and item of the step goes through its share of the first layer once; pairs then go through the rest of the network and
// back in tiles that stay in cache, and their gradients are added up by user and item as they come.
#include "abi.h"
#include "pairs.h"
#include "rows.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>

#define TS_APART static __attribute__((noinline))
#if defined(__clang__)
#define TS_SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define TS_SHUFFLE(a, b, ...) __builtin_shuffle(a, b, i4{__VA_ARGS__})
#endif

namespace standin::pairs {
namespace {

#define TS_SIMD plain
#define TS_LANES 4
#define TS_OUTPUTS 4
#define TS_GRADS 2
#include "pairs.inc"
#undef TS_SIMD
#undef TS_LANES
#undef TS_OUTPUTS
#undef TS_GRADS

#ifdef TS_HAS_X86
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#define TS_SIMD avx2
#define TS_LANES 8
#define TS_OUTPUTS 4
#define TS_GRADS 2
#include "pairs.inc"
#undef TS_SIMD
#undef TS_LANES
#undef TS_OUTPUTS
#undef TS_GRADS
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,avx2,fma")
#define TS_SIMD avx512
#define TS_LANES 16
#define TS_OUTPUTS 8
#define TS_GRADS 4
#include "pairs.inc"
#undef TS_SIMD
#undef TS_LANES
#undef TS_OUTPUTS
#undef TS_GRADS
#pragma GCC pop_options
#endif

std::atomic<Path> wanted{Path::best};

Kernels kernels_now() {
  const Path path = chosen(wanted.load());
  switch (path) {
#ifdef TS_HAS_X86
    case Path::avx2: return {path, avx2::panel, avx2::first, avx2::pairs, avx2::last};
    case Path::avx512: return {path, avx512::panel, avx512::first, avx512::pairs, avx512::last};
#endif
    default: return {Path::plain, plain::panel, plain::first, plain::pairs, plain::last};
  }
}

constexpr int64_t fewest_pairs = 2048;       // for another thread
constexpr int64_t tile_floats = 48 * 1024;   // activations that stay in the second-level cache

// Equal parts for the threads; the part is the same for the same threads.
template <class Body>
void over_parts(int64_t count, int64_t parts, const Body& body) {
  at::parallel_for(0, parts, 1, [&](int64_t from, int64_t to) {
    for (int64_t part = from; part < to; part++) {
      body(part, count * part / parts, count * (part + 1) / parts);
    }
  });
}

at::Tensor floats(int64_t count) {
  return at::empty({std::max<int64_t>(count, 1)}, at::kFloat);
}

void check(const at::Tensor& t, at::ScalarType dtype, at::IntArrayRef shape, const char* name) {
  TORCH_CHECK_TYPE(
      t.device().is_cpu() && t.scalar_type() == dtype && t.layout() == at::kStrided, "the fused pair step takes ", name,
      " as dense ", dtype, " on the host, not ", t.options());
  TORCH_CHECK_VALUE(t.sizes() == shape, "the fused pair step wants ", name, " of ", shape, ", not ", t.sizes());
}

// The inputs that gradients go to, each with its gradient once the step has run, and what the step reads them by.
struct Step {
  std::vector<at::Tensor> inputs;
  std::vector<at::Tensor> kept;    // the inputs, contiguous
  std::vector<at::Tensor> others;  // what the step reads besides
  std::vector<std::pair<size_t, int64_t>> sums;  // inputs that are parameters, and their place among a part's sums
  int64_t parameters = 0;
  size_t user_rows = 0, item_rows = 0, user_extra = 0, item_extra = 0;
  Job job;

  size_t input(Handle handle, at::IntArrayRef shape, const char* name) {
    const auto t = borrow(handle);
    check(t, at::kFloat, shape, name);
    inputs.push_back(t);
    kept.push_back(t.contiguous());
    return inputs.size() - 1;
  }

  int64_t parameter(Handle handle, at::IntArrayRef shape, const char* name, const float*& data) {
    const size_t at = input(handle, shape, name);
    data = kept[at].data_ptr<float>();
    sums.emplace_back(at, parameters);
    parameters += kept[at].numel();
    return sums.back().second;
  }
};

const int32_t* slots_of(Step& step, Handle handle, int64_t count, int64_t rows, const char* name) {
  check(borrow(handle), at::kInt, {count}, name);
  step.others.push_back(borrow(handle).contiguous());
  const auto* slots = step.others.back().data_ptr<int32_t>();
  for (int64_t k = 0; k < count; k++) {
    TORCH_CHECK_INDEX(slots[k] >= 0 && slots[k] < rows, name, " ", slots[k], " of ", rows, " rows");
  }
  return slots;
}

// One run over all pairs: the loss and, where graded, the gradients of the step's inputs.
at::Tensor run(Step& step, std::vector<at::Tensor>* gradients) {
  Job& job = step.job;
  const auto kernels = kernels_now();
  job.graded = gradients != nullptr;
  int64_t wide = job.hidden;
  for (const Dense& layer : job.layers) {
    wide += layer.outputs;
  }
  const int64_t most = std::clamp<int64_t>(tile_floats / std::max<int64_t>(wide, 1), 256, 1024);
  job.tile_users = std::clamp<int64_t>(most / job.per_user, 1, job.users);
  const int64_t tile = up(job.tile_users * job.per_user, kernels.panel);
  const int64_t room_pairs = 2 * tile + kernels.panel * job.hidden + up(std::max(job.hidden, job.factors), 16) + tile * wide;
  Side* sides[] = {&job.user, &job.item};
  const int64_t inputs = std::max(job.user.half.inputs, job.item.half.inputs);
  const int64_t room_side = (side_tile + kernels.panel) * (inputs + job.hidden);
  const int64_t threads = at::in_parallel_region() ? 1 : at::get_num_threads();
  const int64_t parts = std::clamp<int64_t>(job.users * job.per_user / fewest_pairs, 1, std::min(threads, job.users));
  const int64_t room_size = up(std::max(room_pairs, room_side), 16);
  const auto rooms = floats(parts * room_size);
  const auto room = [&](int64_t part) { return rooms.data_ptr<float>() + part * room_size; };

  std::vector<at::Tensor> hold;
  for (Side* side : sides) {
    if (side->weigh != nullptr) {
      hold.push_back(floats(side->count * job.factors));
      side->weighed = hold.back().data_ptr<float>();
      side->dot = side->weighed;
      side->dot_step = job.factors;
    } else {
      side->dot = side->rows;
      side->dot_step = side->width;
    }
    if (job.hidden > 0) {
      hold.push_back(floats(side->count * job.hidden));
      side->hidden = hold.back().data_ptr<float>();
    }
    over_parts(side->count, parts, [&](int64_t part, int64_t begin, int64_t end) {
      kernels.first(job, *side, begin, end, room(part));
    });
  }

  // What the parts add up, one after another: parameters, then users and items by row.
  const int64_t of_users = job.user.count * (job.factors + job.hidden);
  const int64_t of_items = job.item.count * (job.factors + job.hidden);
  const int64_t of_part = job.graded ? up(step.parameters + of_users + of_items, 16) : 0;
  const auto all = floats(of_part * parts);
  std::vector<Sums> sums(static_cast<size_t>(parts));
  over_parts(job.users, parts, [&](int64_t part, int64_t begin, int64_t end) {
    Sums& mine = sums[part];
    if (job.graded) {
      mine.parameters = all.data_ptr<float>() + part * of_part;
      std::fill(mine.parameters, mine.parameters + of_part, 0.0f);
      mine.user_dot = mine.parameters + step.parameters;
      mine.user_hidden = mine.user_dot + job.user.count * job.factors;
      mine.item_dot = mine.user_dot + of_users;
      mine.item_hidden = mine.item_dot + job.item.count * job.factors;
    }
    kernels.pairs(job, begin, end, mine, room(part));
  });

  if (job.graded) {
    float* total = sums[0].parameters;
    over_parts(of_users + of_items, parts, [&](int64_t, int64_t begin, int64_t end) {
      for (int64_t part = 1; part < parts; part++) {
        const float* more = sums[part].parameters + step.parameters;
        for (int64_t k = begin; k < end; k++) {
          total[step.parameters + k] += more[k];
        }
      }
    });
    gradients->clear();
    for (const auto& input : step.inputs) {
      gradients->push_back(at::empty(input.sizes(), at::kFloat));
    }
    const auto grad_of = [&](size_t at) { return (*gradients)[at].data_ptr<float>(); };
    job.user.grad_rows = grad_of(step.user_rows);
    job.item.grad_rows = grad_of(step.item_rows);
    job.user.grad_extra = job.user.extra == nullptr ? nullptr : grad_of(step.user_extra);
    job.item.grad_extra = job.item.extra == nullptr ? nullptr : grad_of(step.item_extra);
    for (Side* side : sides) {
      const float* dots = side == &job.user ? sums[0].user_dot : sums[0].item_dot;
      const float* hidden = side == &job.user ? sums[0].user_hidden : sums[0].item_hidden;
      over_parts(side->count, parts, [&](int64_t part, int64_t begin, int64_t end) {
        kernels.last(job, *side, dots, hidden, begin, end, sums[part], room(part));
      });
    }
    for (int64_t part = 1; part < parts; part++) {
      for (int64_t k = 0; k < step.parameters; k++) {
        total[k] += sums[part].parameters[k];
      }
    }
    for (const auto& [at, place] : step.sums) {
      std::copy_n(total + place, (*gradients)[at].numel(), grad_of(at));
    }
  } else {
    for (Side* side : sides) {
      for (int64_t k = 0; side->penalty > 0 && k < side->count * side->width; k++) {
        const double value = side->rows[k];
        sums[0].loss += side->penalty / 2 * side->occurrences[k / side->width] * value * value;
      }
    }
  }
  double loss = 0;
  for (const Sums& part : sums) {
    loss += part.loss;
  }
  auto result = at::empty({}, at::kFloat);
  *result.data_ptr<float>() = static_cast<float>(loss);
  return result;
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// The gradients are found together with the loss; backward hands them on.
struct Graded : torch::autograd::Function<Graded> {
  static at::Tensor forward(AutogradContext* context, const std::shared_ptr<Step>& step, at::TensorList) {
    std::vector<at::Tensor> gradients;
    auto loss = run(*step, &gradients);
    context->save_for_backward(std::move(gradients));
    return loss;
  }

  static variable_list backward(AutogradContext* context, variable_list given) {
    TORCH_CHECK_NOT_IMPLEMENTED(!c10::GradMode::is_enabled(), "the fused pair step cannot be differentiated twice");
    variable_list gradients{at::Tensor()};
    const auto slope = given[0].item<float>();
    for (const auto& saved : context->get_saved_variables()) {
      gradients.push_back(saved * slope);  // a tensor of its own: what the caller does with a gradient must not reach the next backward
    }
    return gradients;
  }
};

void count_occurrences(Side& side, const int32_t* slots, int64_t count, double penalty) {
  if (penalty <= 0) {
    return;
  }
  side.penalty = penalty / static_cast<double>(count);
  side.occurrences.assign(static_cast<size_t>(side.count), 0);
  for (int64_t k = 0; k < count; k++) {
    side.occurrences[slots[k]]++;
  }
}

}  // namespace

struct RowMap {
  int64_t height = 0;
  DistinctRows distinct;
};

}  // namespace standin::pairs

using namespace standin;
using namespace standin::pairs;

// The order of a pair step's tensors; those marked with a star may be null.
struct PairTensors {
  Handle user_rows, item_rows, user_slots, item_slots, weights, user_extra, item_extra;  // the last three *
  Handle product_weights;                                                                // *
  Handle user_weight, user_bias, item_weight, head_weight;                               // * together: no tower
  Handle bias;
};

struct PairRule {
  double penalty;
  int32_t factors;
  int32_t layers;
  int32_t loss;
  int32_t padding;
};

// layers: weight and bias of each layer behind the first, in turn.
TS_EXPORT int32_t ts_pair_loss(const PairTensors* tensors, const Handle* layers, const PairRule* rule, Handle* out) {
  return guarded([&] {
    const auto step = std::make_shared<Step>();
    Job& job = step->job;
    const auto side = [&](Side& side, Handle rows, Handle extra, size_t& at_rows, size_t& at_extra) {
      TORCH_CHECK_VALUE(borrow(rows).dim() == 2, "the fused pair step wants rows of two dimensions");
      side.count = borrow(rows).size(0);
      side.width = borrow(rows).size(1);
      at_rows = step->input(rows, {side.count, side.width}, "rows");
      side.rows = step->kept[at_rows].data_ptr<float>();
      if (extra != nullptr) {
        TORCH_CHECK_VALUE(borrow(extra).dim() == 2, "the fused pair step wants extra inputs of two dimensions");
        side.extra_width = borrow(extra).size(1);
        at_extra = step->input(extra, {side.count, side.extra_width}, "extra inputs");
        side.extra = step->kept[at_extra].data_ptr<float>();
      }
    };
    side(job.user, tensors->user_rows, tensors->user_extra, step->user_rows, step->user_extra);
    side(job.item, tensors->item_rows, tensors->item_extra, step->item_rows, step->item_extra);
    job.factors = rule->factors;
    TORCH_CHECK_VALUE(
        job.factors >= 0 && job.factors <= job.user.width && job.factors <= job.item.width, "no ", job.factors,
        " factors in rows of ", job.user.width, " and ", job.item.width);
    job.users = borrow(tensors->user_slots).numel();
    const int64_t pairs = borrow(tensors->item_slots).numel();
    TORCH_CHECK_VALUE(
        job.users > 0 && pairs > 0 && pairs % job.users == 0, pairs, " items for ", job.users, " users: not as many each");
    job.per_user = pairs / job.users;
    job.user_slots = slots_of(*step, tensors->user_slots, job.users, job.user.count, "user slot");
    job.item_slots = slots_of(*step, tensors->item_slots, pairs, job.item.count, "item slot");
    if (tensors->weights != nullptr) {
      check(borrow(tensors->weights), at::kFloat, {job.users}, "weights");
      step->others.push_back(borrow(tensors->weights).contiguous());
      job.weights = step->others.back().data_ptr<float>();
    }
    job.loss = static_cast<Loss>(rule->loss);
    TORCH_CHECK_VALUE(job.loss == Loss::cross_entropy || job.per_user > 1, "ranking wants a positive and negatives");
    job.scale = 1.0 / static_cast<double>(job.loss == Loss::cross_entropy ? pairs : pairs - job.users);
    if (tensors->product_weights != nullptr) {
      const auto& weigh = borrow(tensors->product_weights);
      TORCH_CHECK_VALUE(weigh.numel() == job.factors, weigh.numel(), " product weights for ", job.factors, " factors");
      job.user.weigh_sums = step->parameter(tensors->product_weights, weigh.sizes(), "product weights", job.user.weigh);
    }
    if (tensors->user_weight != nullptr) {
      job.hidden = borrow(tensors->user_bias).numel();
      const auto half = [&](Side& side, Handle weight) {
        side.half.inputs = side.width - job.factors + side.extra_width;
        side.half.outputs = job.hidden;
        side.half.weight_sums =
            step->parameter(weight, {job.hidden, side.half.inputs}, "first weights", side.half.weight);
      };
      half(job.user, tensors->user_weight);
      half(job.item, tensors->item_weight);
      job.user.half.bias_sums = step->parameter(tensors->user_bias, {job.hidden}, "first bias", job.user.half.bias);
      job.last = job.hidden;
      for (int32_t k = 0; k < rule->layers; k++) {
        Dense layer;
        layer.inputs = job.last;
        layer.outputs = borrow(layers[2 * k + 1]).numel();
        layer.weight_sums = step->parameter(layers[2 * k], {layer.outputs, layer.inputs}, "weights", layer.weight);
        layer.bias_sums = step->parameter(layers[2 * k + 1], {layer.outputs}, "bias", layer.bias);
        job.layers.push_back(layer);
        job.last = layer.outputs;
      }
      job.head_sums = step->parameter(tensors->head_weight, {1, job.last}, "head", job.head);
    } else {
      TORCH_CHECK_VALUE(
          job.user.width == job.factors && job.item.width == job.factors && job.user.extra == nullptr &&
              job.item.extra == nullptr,
          "without a tower rows hold the factors only");
    }
    const float* bias = nullptr;
    job.bias_sums = step->parameter(tensors->bias, {1}, "bias", bias);
    job.bias = *bias;
    count_occurrences(job.user, job.user_slots, job.users, rule->penalty);
    count_occurrences(job.item, job.item_slots, pairs, rule->penalty);
    const bool graded = std::any_of(
        step->inputs.begin(), step->inputs.end(), [](const at::Tensor& input) { return input.requires_grad(); });
    *out = give(graded && c10::GradMode::is_enabled() ? Graded::apply(step, at::TensorList(step->inputs)) : run(*step, nullptr));
  });
}

// Picks the instruction set from now on, 0 the machine's best; hands back 0 when the machine does not have it.
TS_EXPORT int32_t ts_pair_use(int32_t path) {
  const auto asked = static_cast<Path>(path);
  if (asked != Path::best && !has(asked)) {
    return 0;
  }
  wanted.store(asked);
  return 1;
}

TS_EXPORT int32_t ts_row_map_new(int64_t height, RowMap** out) {
  return guarded([&] {
    auto map = std::make_unique<RowMap>();
    map->height = height;
    *out = map.release();
  });
}

TS_EXPORT void ts_row_map_free(RowMap* map) {
  delete map;
}

TS_EXPORT int32_t ts_row_map_find(RowMap* map, Handle ids, Handle* rows, Handle* slots) {
  return guarded([&] {
    const auto& given = borrow(ids);
    check(given, at::kLong, {given.numel()}, "ids");
    const auto list = given.contiguous();
    const int64_t count = list.numel();
    auto places = at::empty({count}, at::kInt);
    const auto* from = list.data_ptr<int64_t>();
    auto* place = places.data_ptr<int32_t>();
    map->distinct.begin(count);
    for (int64_t k = 0; k < count; k++) {
      TORCH_CHECK_INDEX(from[k] >= 0 && from[k] < map->height, "id ", from[k], " of ", map->height, " rows");
      place[k] = map->distinct.find(from[k]);
    }
    const auto& met = map->distinct.rows();
    auto found = at::empty({static_cast<int64_t>(met.size())}, at::kLong);
    std::copy(met.begin(), met.end(), found.data_ptr<int64_t>());
    *rows = give(std::move(found));
    *slots = give(std::move(places));
  });
}
