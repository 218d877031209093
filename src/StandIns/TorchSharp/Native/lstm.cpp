// One LSTM layer over whole sequences, forward and backward, float32 on the host. PyTorch runs a dozen small kernels a
// step; here a block of rows goes through all steps in cache, each step one product with the packed weights, activated as
// it comes out. Rows are independent, so the blocks are shared among the threads once a sequence.
#include "abi.h"
#include "lstm.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

#include <atomic>
#include <utility>

namespace standin::lstm {
namespace {

#define TS_SIMD plain
#define TS_LANES 4
#define TS_ROWS 3
#include "lstm.inc"
#undef TS_SIMD
#undef TS_LANES
#undef TS_ROWS

#ifdef TS_HAS_X86
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#define TS_SIMD avx2
#define TS_LANES 8
#define TS_ROWS 3
#include "lstm.inc"
#undef TS_SIMD
#undef TS_LANES
#undef TS_ROWS
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,avx2,fma")
#define TS_SIMD avx512
#define TS_LANES 16
#define TS_ROWS 6
#include "lstm.inc"
#undef TS_SIMD
#undef TS_LANES
#undef TS_ROWS
#pragma GCC pop_options
#endif

std::atomic<Path> wanted{Path::best};

Kernels kernels_of(Path path) {
  switch (path) {
#ifdef TS_HAS_X86
    case Path::avx2: return {path, avx2::lanes, avx2::tile, avx2::forward, avx2::backward};
    case Path::avx512: return {path, avx512::lanes, avx512::tile, avx512::forward, avx512::backward};
#endif
    default: return {Path::plain, plain::lanes, plain::tile, plain::forward, plain::backward};
  }
}

Kernels kernels_now() {
  return kernels_of(chosen(wanted.load()));
}

// Rows are dealt to the threads in as many equal parts; the part is the same for the same threads.
constexpr int64_t fewest_rows = 16;

int64_t parts_of(int64_t batch) {
  if (at::in_parallel_region()) {
    return 1;
  }
  const int64_t threads = at::get_num_threads();
  const int64_t most = std::max<int64_t>(1, batch / fewest_rows);
  return std::min(threads, most);
}

template <class Body>
void over_parts(int64_t batch, int64_t parts, const Body& body) {
  at::parallel_for(0, parts, 1, [&](int64_t from, int64_t to) {
    for (int64_t part = from; part < to; part++) {
      body(part, batch * part / parts, batch * (part + 1) / parts);
    }
  });
}

// The rows of one packed gate column: group, gate and lane give the row of PyTorch's [4 hidden, ...]; -1 is padding.
int64_t row_of(int64_t packed, int64_t lanes, int64_t hidden) {
  const int64_t gate = packed / lanes % 4;
  const int64_t unit = packed / (4 * lanes) * lanes + packed % lanes;
  return unit < hidden ? gate * hidden + unit : -1;
}

struct Sizes {
  int64_t batch, time, input, hidden, padded_hidden, padded_input;

  Sizes(const at::Tensor& x, const at::Tensor& weight_hh, int64_t lanes)
      : batch(x.size(0)), time(x.size(1)), input(x.size(2)), hidden(weight_hh.size(1)), padded_hidden(up(hidden, lanes)),
        padded_input(up(input, lanes)) {}
};

Buffer pack_forward(const Sizes& s, int64_t lanes, const float* ih, const float* hh) {
  const int64_t depth = s.padded_hidden + s.input;
  Buffer packed(4 * s.padded_hidden * depth);
  for (int64_t m = 0; m < 4 * s.padded_hidden; m++) {
    const int64_t row = row_of(m, lanes, s.hidden);
    if (row < 0) {
      continue;
    }
    float* column = packed.get() + m / (4 * lanes) * (4 * lanes) * depth + m % (4 * lanes);
    for (int64_t k = 0; k < s.hidden; k++) {
      column[k * 4 * lanes] = hh[row * s.hidden + k];
    }
    for (int64_t k = 0; k < s.input; k++) {
      column[(s.padded_hidden + k) * 4 * lanes] = ih[row * s.input + k];
    }
  }
  return packed;
}

Buffer pack_bias(const Sizes& s, int64_t lanes, const float* ih, const float* hh) {
  Buffer packed(4 * s.padded_hidden);
  for (int64_t m = 0; m < 4 * s.padded_hidden; m++) {
    const int64_t row = row_of(m, lanes, s.hidden);
    packed.get()[m] = row < 0 ? 0 : ih[row] + hh[row];
  }
  return packed;
}

Buffer pack_backward(const Sizes& s, int64_t lanes, int64_t columns, const float* ih, const float* hh) {
  const int64_t depth = 4 * s.padded_hidden;
  Buffer packed(depth * columns);
  for (int64_t n = 0; n < columns;) {
    const int64_t width = panel_width((columns - n) / lanes) * lanes;
    for (int64_t m = 0; m < depth; m++) {
      const int64_t row = row_of(m, lanes, s.hidden);
      for (int64_t k = n; row >= 0 && k < n + width; k++) {
        float* place = packed.get() + n * depth + m * width + (k - n);
        if (k < s.hidden) {
          *place = hh[row * s.hidden + k];
        } else if (k >= s.padded_hidden && k - s.padded_hidden < s.input) {
          *place = ih[row * s.input + k - s.padded_hidden];
        }
      }
    }
    n += width;
  }
  return packed;
}

struct Result {
  at::Tensor output, h, c, gates, cells;
};

Result run_forward(
    const Kernels& kernels, const at::Tensor& x, const at::Tensor& h0, const at::Tensor& c0, const at::Tensor& weight_ih,
    const at::Tensor& weight_hh, const at::Tensor& bias_ih, const at::Tensor& bias_hh, bool keep) {
  const Sizes s(x, weight_hh, kernels.lanes);
  Result result;
  result.output = at::empty({s.batch, s.time, s.hidden}, x.options());
  result.h = at::empty({s.batch, s.hidden}, x.options());
  result.c = at::empty({s.batch, s.hidden}, x.options());
  if (keep) {
    result.gates = at::empty({s.time, s.batch, 4 * s.padded_hidden}, x.options());
    result.cells = at::empty({s.time + 1, s.batch, s.padded_hidden}, x.options());
  }
  const auto weights =
      pack_forward(s, kernels.lanes, weight_ih.data_ptr<float>(), weight_hh.data_ptr<float>());
  const auto bias = pack_bias(s, kernels.lanes, bias_ih.data_ptr<float>(), bias_hh.data_ptr<float>());
  const Forward job{
      s.batch, s.time, s.input, s.hidden, x.data_ptr<float>(), h0.data_ptr<float>(), c0.data_ptr<float>(), weights.get(),
      bias.get(), result.output.data_ptr<float>(), result.h.data_ptr<float>(), result.c.data_ptr<float>(),
      keep ? result.gates.data_ptr<float>() : nullptr, keep ? result.cells.data_ptr<float>() : nullptr};
  over_parts(s.batch, parts_of(s.batch), [&](int64_t, int64_t begin, int64_t end) { kernels.forward(job, begin, end); });
  return result;
}

const float* data_or_null(const at::Tensor& t) {
  return t.defined() ? t.data_ptr<float>() : nullptr;
}

at::Tensor contiguous_or_none(const at::Tensor& t) {
  return t.defined() ? t.contiguous() : t;
}

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

struct Layer : torch::autograd::Function<Layer> {
  static variable_list forward(
      AutogradContext* context, const at::Tensor& x, const at::Tensor& h0, const at::Tensor& c0, const at::Tensor& weight_ih,
      const at::Tensor& weight_hh, const at::Tensor& bias_ih, const at::Tensor& bias_hh) {
    const auto kernels = kernels_now();
    auto result = run_forward(kernels, x, h0, c0, weight_ih, weight_hh, bias_ih, bias_hh, true);
    context->set_materialize_grads(false);
    context->save_for_backward({x, h0, weight_ih, weight_hh, result.output, result.gates, result.cells});
    context->saved_data["path"] = static_cast<int64_t>(kernels.path);
    context->saved_data["grad_x"] = x.requires_grad();
    return {result.output, result.h, result.c};
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    TORCH_CHECK_NOT_IMPLEMENTED(!c10::GradMode::is_enabled(), "the fused LSTM cannot be differentiated twice");
    const auto saved = context->get_saved_variables();
    const auto &x = saved[0], &h0 = saved[1], &weight_ih = saved[2], &weight_hh = saved[3];
    const auto kernels = kernels_of(static_cast<Path>(context->saved_data["path"].toInt()));
    const bool with_x = context->saved_data["grad_x"].toBool();
    const Sizes s(x, weight_hh, kernels.lanes);
    const auto grad_output = contiguous_or_none(gradients[0]);
    const auto grad_h = contiguous_or_none(gradients[1]);
    const auto grad_c = contiguous_or_none(gradients[2]);
    auto grad_x = with_x ? at::empty_like(x) : at::Tensor();
    auto grad_h0 = at::empty_like(h0);
    auto grad_c0 = at::empty_like(h0);
    const int64_t width = s.padded_hidden + s.padded_input;
    const int64_t height = up(4 * s.padded_hidden, kernels.tile);
    const auto weights = pack_backward(
        s, kernels.lanes, with_x ? width : s.padded_hidden, weight_ih.data_ptr<float>(), weight_hh.data_ptr<float>());
    const Backward job{
        s.batch, s.time, s.input, s.hidden, x.data_ptr<float>(), h0.data_ptr<float>(), saved[4].data_ptr<float>(),
        saved[5].data_ptr<float>(), saved[6].data_ptr<float>(), data_or_null(grad_output), data_or_null(grad_h),
        data_or_null(grad_c), weights.get(), with_x ? grad_x.data_ptr<float>() : nullptr, grad_h0.data_ptr<float>(),
        grad_c0.data_ptr<float>()};
    // Each part adds up its own sums, which are then added in order: the same bits for the same threads.
    const int64_t parts = parts_of(s.batch);
    std::vector<Buffer> weight_sums;
    std::vector<Buffer> bias_sums;
    for (int64_t part = 0; part < parts; part++) {
      weight_sums.emplace_back(height * width);
      bias_sums.emplace_back(4 * s.padded_hidden);
    }
    over_parts(s.batch, parts, [&](int64_t part, int64_t begin, int64_t end) {
      kernels.backward(job, begin, end, weight_sums[part].get(), bias_sums[part].get());
    });
    auto grad_ih = at::empty_like(weight_ih);
    auto grad_hh = at::empty_like(weight_hh);
    auto grad_bias = at::empty({4 * s.hidden}, x.options());
    for (int64_t m = 0; m < 4 * s.padded_hidden; m++) {
      const int64_t row = row_of(m, kernels.lanes, s.hidden);
      if (row < 0) {
        continue;
      }
      float* sums = weight_sums[0].get() + m * width;
      float* bias = bias_sums[0].get() + m;
      for (int64_t part = 1; part < parts; part++) {
        const float* more = weight_sums[part].get() + m * width;
        for (int64_t k = 0; k < width; k++) {
          sums[k] += more[k];
        }
        *bias += bias_sums[part].get()[m];
      }
      std::memcpy(grad_hh.data_ptr<float>() + row * s.hidden, sums, static_cast<size_t>(s.hidden) * 4);
      std::memcpy(
          grad_ih.data_ptr<float>() + row * s.input, sums + s.padded_hidden, static_cast<size_t>(s.input) * 4);
      grad_bias.data_ptr<float>()[row] = *bias;
    }
    return {grad_x, grad_h0, grad_c0, grad_ih, grad_hh, grad_bias, grad_bias.clone()};
  }
};

void check(const at::Tensor& t, at::IntArrayRef shape, const char* name) {
  TORCH_CHECK_TYPE(
      t.device().is_cpu() && t.scalar_type() == at::kFloat && t.layout() == at::kStrided,
      "the fused LSTM takes dense float32 on the host, but ", name, " is ", t.options());
  TORCH_CHECK_VALUE(t.sizes() == shape, "the fused LSTM wants ", name, " of ", shape, ", not ", t.sizes());
}

}  // namespace
}  // namespace standin::lstm

using namespace standin;

// results: output [batch, time, hidden], h and c [batch, hidden]. h0 and c0 may be null: zeros.
TS_EXPORT int32_t ts_lstm_layer(
    Handle input, Handle h0, Handle c0, Handle weight_ih, Handle weight_hh, Handle bias_ih, Handle bias_hh, Handle* output,
    Handle* h, Handle* c) {
  return guarded([&] {
    TORCH_CHECK_VALUE(
        borrow(input).dim() == 3, "the fused LSTM wants input of [batch, time, input], not ", borrow(input).sizes());
    TORCH_CHECK_VALUE(borrow(weight_hh).dim() == 2, "the fused LSTM wants weight_hh of two dimensions");
    const int64_t batch = borrow(input).size(0);
    const int64_t width = borrow(input).size(2);
    const int64_t hidden = borrow(weight_hh).size(1);
    const auto state = [&](Handle given) {
      return given == nullptr ? at::zeros({batch, hidden}, borrow(input).options()) : borrow(given).contiguous();
    };
    const auto x = borrow(input).contiguous();
    const auto first_h = state(h0);
    const auto first_c = state(c0);
    const at::Tensor weights[] = {
        borrow(weight_ih).contiguous(), borrow(weight_hh).contiguous(), borrow(bias_ih).contiguous(),
        borrow(bias_hh).contiguous()};
    lstm::check(x, {batch, borrow(input).size(1), width}, "input");
    lstm::check(first_h, {batch, hidden}, "h0");
    lstm::check(first_c, {batch, hidden}, "c0");
    lstm::check(weights[0], {4 * hidden, width}, "weight_ih");
    lstm::check(weights[1], {4 * hidden, hidden}, "weight_hh");
    lstm::check(weights[2], {4 * hidden}, "bias_ih");
    lstm::check(weights[3], {4 * hidden}, "bias_hh");
    bool graded = x.requires_grad() || first_h.requires_grad() || first_c.requires_grad();
    for (const auto& weight : weights) {
      graded = graded || weight.requires_grad();
    }
    if (graded && c10::GradMode::is_enabled()) {
      auto results = lstm::Layer::apply(x, first_h, first_c, weights[0], weights[1], weights[2], weights[3]);
      *output = give(std::move(results[0]));
      *h = give(std::move(results[1]));
      *c = give(std::move(results[2]));
      return;
    }
    auto result = lstm::run_forward(
        lstm::kernels_now(), x, first_h, first_c, weights[0], weights[1], weights[2], weights[3], false);
    *output = give(std::move(result.output));
    *h = give(std::move(result.h));
    *c = give(std::move(result.c));
  });
}

// Picks the instruction set from now on, 0 the machine's best; hands back 0 when the machine does not have it.
TS_EXPORT int32_t ts_lstm_use(int32_t path) {
  const auto asked = static_cast<Path>(path);
  if (asked != Path::best && !has(asked)) {
    return 0;
  }
  lstm::wanted.store(asked);
  return 1;
}
