// Gradients: backward, grad, and the thread's modes.
#include "abi.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

using namespace standin;

namespace {

// Undefined where no weight is given.
std::vector<at::Tensor> weights_of(const Handle* handles, int32_t count) {
  std::vector<at::Tensor> weights;
  weights.reserve(static_cast<size_t>(count));
  for (int32_t i = 0; i < count; i++) {
    weights.push_back(handles[i] == nullptr ? at::Tensor() : at::Tensor(borrow(handles[i])));
  }
  return weights;
}

}  // namespace

TS_EXPORT int32_t ts_autograd_backward(
    const Handle* roots, const Handle* weights, int32_t count, const Handle* inputs, int32_t input_count,
    int32_t retain_graph, int32_t create_graph) {
  return guarded([&] {
    torch::autograd::backward(
        list(roots, count), weights_of(weights, count), retain_graph != 0, create_graph != 0, list(inputs, input_count));
  });
}

// One gradient for every input; null for an input that is not used.
TS_EXPORT int32_t ts_autograd_grad(
    const Handle* roots, const Handle* weights, int32_t count, const Handle* inputs, Handle* results, int32_t input_count,
    int32_t retain_graph, int32_t create_graph, int32_t allow_unused) {
  return guarded([&] {
    auto gradients = torch::autograd::grad(
        list(roots, count), list(inputs, input_count), weights_of(weights, count), retain_graph != 0, create_graph != 0,
        allow_unused != 0);
    for (int32_t i = 0; i < input_count; i++) {
      results[i] = give(std::move(gradients[static_cast<size_t>(i)]));
    }
  });
}

TS_EXPORT int32_t ts_backward(
    Handle root, Handle gradient, int32_t retain_graph, int32_t create_graph, const Handle* inputs, int32_t count) {
  return guarded([&] {
    std::vector<at::Tensor> gradients;
    if (gradient != nullptr) {
      gradients.push_back(borrow(gradient));
    } else {
      gradients.emplace_back();
    }
    torch::autograd::backward(
        {borrow(root)}, gradients, retain_graph != 0, create_graph != 0, list(inputs, count));
  });
}

TS_EXPORT int32_t ts_grad(Handle a, Handle* out) {
  return guarded([&] { *out = give(borrow(a).grad()); });
}

TS_EXPORT int32_t ts_set_grad(Handle a, Handle gradient) {
  return guarded([&] {
    borrow(a).mutable_grad() = gradient == nullptr ? at::Tensor() : at::Tensor(borrow(gradient));
  });
}

TS_EXPORT int32_t ts_set_requires_grad(Handle a, int32_t value) {
  return guarded([&] { borrow(a).set_requires_grad(value != 0); });
}

TS_EXPORT int32_t ts_retain_grad(Handle a) {
  return guarded([&] { borrow(a).retain_grad(); });
}

TS_EXPORT int32_t ts_grad_mode() {
  return c10::GradMode::is_enabled() ? 1 : 0;
}

TS_EXPORT void ts_set_grad_mode(int32_t enabled) {
  c10::GradMode::set_enabled(enabled != 0);
}

TS_EXPORT int32_t ts_inference_mode() {
  return c10::InferenceMode::is_enabled() ? 1 : 0;
}

TS_EXPORT int32_t ts_inference_guard_new(int32_t enabled, c10::InferenceMode** out) {
  return guarded([&] { *out = new c10::InferenceMode(enabled != 0); });
}

TS_EXPORT void ts_inference_guard_free(c10::InferenceMode* guard) {
  delete guard;
}

// Clears or zeroes the gradients of many parameters in one call.
TS_EXPORT int32_t ts_zero_grads(const Handle* parameters, int32_t count, int32_t set_to_none) {
  return guarded([&] {
    for (int32_t i = 0; i < count; i++) {
      auto& gradient = borrow(parameters[i]).mutable_grad();
      if (!gradient.defined()) {
        continue;
      }
      if (set_to_none != 0) {
        gradient = at::Tensor();
      } else {
        gradient = gradient.detach();
        gradient.zero_();
      }
    }
  });
}

// Scales gradients so that their joint norm is at most max_norm; hands back the norm before scaling.
TS_EXPORT int32_t ts_clip_grad_norm(
    const Handle* parameters, int32_t count, double max_norm, double norm_type, double* out) {
  return guarded([&] {
    c10::AutoGradMode no_grad(false);
    std::vector<at::Tensor> scaled;
    std::vector<at::Tensor> norms;
    for (int32_t i = 0; i < count; i++) {
      auto gradient = borrow(parameters[i]).grad();
      if (!gradient.defined()) {
        continue;
      }
      norms.push_back(at::norm(gradient.is_sparse() ? gradient.coalesce()._values() : gradient, norm_type));
      scaled.push_back(gradient.is_sparse() ? gradient._values() : gradient);
    }
    if (norms.empty()) {
      *out = 0;
      return;
    }
    for (auto& norm : norms) {
      norm = norm.to(norms[0].device());
    }
    const double total = at::norm(at::stack(norms), norm_type).item<double>();
    const double factor = max_norm / (total + 1e-6);
    if (factor < 1) {
      for (auto& gradient : scaled) {
        gradient.mul_(factor);
      }
    }
    *out = total;
  });
}
