// Transposed convolution by the kernels of convolution: libtorch has quick ones for a convolution and both its gradients,
// but none for the transposed one, which is the same sum as a convolution's gradient to its input. To images of one to
// three channels they waste most of a vector, and libtorch's own matrix product is quicker.
#include "abi.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

using namespace standin;

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Of the convolution that the transposed one is the reverse of.
struct Geometry {
  std::vector<int64_t> stride, padding, output_padding, dilation;
  int64_t groups;

  std::vector<int64_t> output_of(const at::Tensor& x, const at::Tensor& weight) const {
    std::vector<int64_t> sizes{x.size(0), weight.size(1) * groups};
    for (size_t d = 0; d < 2; d++) {
      const int64_t pixels = x.size(static_cast<int64_t>(d) + 2), taps = weight.size(static_cast<int64_t>(d) + 2);
      sizes.push_back((pixels - 1) * stride[d] - 2 * padding[d] + dilation[d] * (taps - 1) + output_padding[d] + 1);
    }
    return sizes;
  }

  std::tuple<at::Tensor, at::Tensor, at::Tensor> gradients(
      const at::Tensor& grad_output, const at::Tensor& input, const at::Tensor& weight, std::array<bool, 3> wanted) const {
    return at::convolution_backward(
        grad_output, input, weight, c10::nullopt, stride, padding, dilation, false, {0, 0}, groups, wanted);
  }
};

// Whether a matrix product beats the kernels that work on whole vectors of channels.
bool few(int64_t channels, const at::Tensor& x) {
  return channels <= 3 && x.scalar_type() == at::kFloat && x.device().is_cpu();
}

at::Tensor enlarge(const Geometry& geometry, const at::Tensor& x, const at::Tensor& weight) {
  if (few(weight.size(1) * geometry.groups, x)) {
    return at::conv_transpose2d(
        x, weight, {}, geometry.stride, geometry.padding, geometry.output_padding, geometry.groups, geometry.dilation);
  }
  // Only the size and the layout of this one are looked at.
  const auto image =
      at::empty(geometry.output_of(x, weight), x.options().memory_format(x.suggest_memory_format()));
  return std::get<0>(geometry.gradients(x, image, weight, {true, false, false}));
}

struct Transposed : torch::autograd::Function<Transposed> {
  static at::Tensor forward(
      AutogradContext* context, const at::Tensor& x, const at::Tensor& weight, const Geometry& geometry) {
    context->save_for_backward({x, weight});
    auto& data = context->saved_data;
    data["stride"] = geometry.stride;
    data["padding"] = geometry.padding;
    data["output_padding"] = geometry.output_padding;
    data["dilation"] = geometry.dilation;
    data["groups"] = geometry.groups;
    data["grad_x"] = x.requires_grad();
    data["grad_weight"] = weight.requires_grad();
    return enlarge(geometry, x, weight);
  }

  // By operators that libtorch can differentiate again.
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const auto &x = saved[0], &weight = saved[1], &grad = gradients[0];
    auto& data = context->saved_data;
    const Geometry geometry{
        data["stride"].toIntVector(), data["padding"].toIntVector(), data["output_padding"].toIntVector(),
        data["dilation"].toIntVector(), data["groups"].toInt()};
    at::Tensor grad_x, grad_weight;
    if (data["grad_x"].toBool()) {
      grad_x = at::conv2d(grad, weight, {}, geometry.stride, geometry.padding, geometry.dilation, geometry.groups);
    }
    if (data["grad_weight"].toBool()) {
      grad_weight = std::get<1>(geometry.gradients(x, grad, weight, {false, true, false}));
    }
    return {grad_x, grad_weight, at::Tensor()};
  }
};

void check(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, const Geometry& geometry) {
  TORCH_CHECK_VALUE(
      x.dim() == 4, "a transposed convolution wants images of [batch, channels, height, width], not ", x.sizes());
  TORCH_CHECK_VALUE(
      weight.dim() == 4 && weight.size(0) == x.size(1) && geometry.groups > 0 && x.size(1) % geometry.groups == 0,
      "a transposed convolution of ", x.sizes(), " wants a weight of [", x.size(1),
      ", outputs / groups, height, width], not ", weight.sizes(), " in ", geometry.groups, " groups");
  TORCH_CHECK_VALUE(
      !bias.defined() || (bias.dim() == 1 && bias.size(0) == weight.size(1) * geometry.groups),
      "a transposed convolution with a weight of ", weight.sizes(), " in ", geometry.groups, " groups wants a bias of [",
      weight.size(1) * geometry.groups, "], not ", bias.sizes());
  for (size_t d = 0; d < 2; d++) {
    TORCH_CHECK_VALUE(
        geometry.output_padding[d] < std::max(geometry.stride[d], geometry.dilation[d]),
        "output padding must be below the stride, not ", geometry.output_padding[d]);
  }
}

}  // namespace

// shape: stride, padding, output padding and dilation, height and width each, then groups.
TS_EXPORT int32_t ts_transposed_convolution(
    Handle input, Handle weight, Handle bias, const int64_t* shape, Handle* out) {
  return guarded([&] {
    const Geometry geometry{
        {shape[0], shape[1]}, {shape[2], shape[3]}, {shape[4], shape[5]}, {shape[6], shape[7]}, shape[8]};
    const auto& x = borrow(input);
    const auto& w = borrow(weight);
    const auto b = bias == nullptr ? at::Tensor() : at::Tensor(borrow(bias));
    check(x, w, b, geometry);
    auto y = Transposed::apply(x, w, geometry);
    if (b.defined()) {
      y.add_(b.view({1, -1, 1, 1}));
    }
    *out = give(std::move(y));
  });
}
