// Adam, AdamW and SGD: one call updates all parameters of a group.
#include "abi.h"
#include "kernels.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <cmath>

using namespace standin;

#define TS_REAL float
#define TS_NAME(f) f##_float
#include "optim_dense.inc"
#undef TS_REAL
#undef TS_NAME
#define TS_REAL double
#define TS_NAME(f) f##_double
#include "optim_dense.inc"
#undef TS_REAL
#undef TS_NAME

struct AdamRule {
  double learning_rate;
  double beta1;
  double beta2;
  double eps;
  double weight_decay;
  int32_t decoupled;  // AdamW: the decay shrinks the weight instead of entering the moments
  int32_t amsgrad;
  int32_t maximize;
  int32_t padding;
};

struct SgdRule {
  double learning_rate;
  double momentum;
  double dampening;
  double weight_decay;
  int32_t nesterov;
  int32_t maximize;
};

namespace {

constexpr int64_t parallel_above = 1 << 16;

bool plain(const at::Tensor& t, at::ScalarType dtype) {
  return t.device().is_cpu() && t.layout() == at::kStrided && t.scalar_type() == dtype && t.is_contiguous();
}

// Elements are independent, so any split over threads gives the same bits.
template <class Body>
void over(int64_t count, const Body& body) {
  if (count < parallel_above) {
    body(0, count);
  } else {
    at::parallel_for(0, count, parallel_above / 4, body);
  }
}

at::Tensor gradient_of(const at::Tensor& parameter, const char* rule) {
  const at::Tensor& gradient = parameter.grad();
  TORCH_CHECK(
      !gradient.defined() || !gradient.is_sparse(), rule, " does not take sparse gradients (parameter of shape ",
      parameter.sizes(), "); use the sparse rule for embeddings");
  return gradient;
}

template <class Real>
Real* at_offset(const at::Tensor& t, int64_t offset) {
  return t.data_ptr<Real>() + offset;
}

void adam_plain(
    const at::Tensor& p, const at::Tensor& g, const at::Tensor& m, const at::Tensor& v, const AdamRule& rule,
    double step, double root) {
  const double l2 = rule.decoupled != 0 ? 0 : rule.weight_decay;
  const double shrink = rule.decoupled != 0 ? 1 - rule.learning_rate * rule.weight_decay : 1;
  const double sign = rule.maximize != 0 ? -1 : 1;
  over(p.numel(), [&](int64_t begin, int64_t end) {
    const int64_t n = end - begin;
    if (p.scalar_type() == at::kFloat) {
      adam_row_float(
          at_offset<float>(p, begin), at_offset<float>(g, begin), at_offset<float>(m, begin),
          at_offset<float>(v, begin), n, static_cast<float>(rule.beta1), static_cast<float>(rule.beta2),
          static_cast<float>(step), static_cast<float>(root), static_cast<float>(rule.eps), static_cast<float>(l2),
          static_cast<float>(shrink), static_cast<float>(sign));
    } else {
      adam_row_double(
          at_offset<double>(p, begin), at_offset<double>(g, begin), at_offset<double>(m, begin),
          at_offset<double>(v, begin), n, rule.beta1, rule.beta2, step, root, rule.eps, l2, shrink, sign);
    }
  });
}

void adam_general(
    const at::Tensor& p, at::Tensor g, const at::Tensor& m, const at::Tensor& v, const Handle& largest,
    const AdamRule& rule, double step, double root) {
  if (rule.maximize != 0) {
    g = g.neg();
  }
  if (rule.weight_decay != 0) {
    if (rule.decoupled != 0) {
      p.mul_(1 - rule.learning_rate * rule.weight_decay);
    } else {
      g = g.add(p, rule.weight_decay);
    }
  }
  m.mul_(rule.beta1).add_(g, 1 - rule.beta1);
  v.mul_(rule.beta2).addcmul_(g, g, 1 - rule.beta2);
  at::Tensor second = v;
  if (rule.amsgrad != 0) {
    const auto& most = borrow(largest);
    most.copy_(at::maximum(most, v));
    second = most;
  }
  p.addcdiv_(m, second.sqrt().div_(root).add_(rule.eps), -step);
}

}  // namespace

// steps[i] counts the updates of parameter i; a parameter without a gradient is left alone.
TS_EXPORT int32_t ts_adam_step(
    const Handle* parameters, const Handle* means, const Handle* squares, const Handle* largest, int64_t* steps,
    int32_t count, const AdamRule* rule) {
  return guarded([&] {
    c10::AutoGradMode no_grad(false);
    for (int32_t i = 0; i < count; i++) {
      const auto& p = borrow(parameters[i]);
      const auto g = gradient_of(p, "Adam");
      if (!g.defined()) {
        continue;
      }
      const auto& m = borrow(means[i]);
      const auto& v = borrow(squares[i]);
      steps[i]++;
      const double done = static_cast<double>(steps[i]);
      const double step = rule->learning_rate / (1 - std::pow(rule->beta1, done));
      const double root = std::sqrt(1 - std::pow(rule->beta2, done));
      const auto dtype = p.scalar_type();
      const bool fast = (dtype == at::kFloat || dtype == at::kDouble) && plain(p, dtype) && plain(g, dtype) &&
          plain(m, dtype) && plain(v, dtype) && rule->amsgrad == 0;
      if (fast) {
        adam_plain(p, g, m, v, *rule, step, root);
      } else {
        adam_general(p, g, m, v, largest[i], *rule, step, root);
      }
      p.unsafeGetTensorImpl()->bump_version();
    }
  });
}

// buffers[i] is null until the first update with momentum, which makes it.
TS_EXPORT int32_t ts_sgd_step(const Handle* parameters, Handle* buffers, int32_t count, const SgdRule* rule) {
  return guarded([&] {
    c10::AutoGradMode no_grad(false);
    const double sign = rule->maximize != 0 ? -1 : 1;
    for (int32_t i = 0; i < count; i++) {
      const auto& p = borrow(parameters[i]);
      const auto g = gradient_of(p, "SGD");
      if (!g.defined()) {
        continue;
      }
      double fresh = 1 - rule->dampening;
      if (rule->momentum != 0 && buffers[i] == nullptr) {
        buffers[i] = give(at::zeros_like(p));
        fresh = 1;
      }
      const auto dtype = p.scalar_type();
      const bool fast = (dtype == at::kFloat || dtype == at::kDouble) && plain(p, dtype) && plain(g, dtype) &&
          (rule->momentum == 0 || plain(borrow(buffers[i]), dtype));
      if (!fast) {
        auto d = rule->maximize != 0 ? g.neg() : g;
        if (rule->weight_decay != 0) {
          d = d.add(p, rule->weight_decay);
        }
        if (rule->momentum != 0) {
          const auto& velocity = borrow(buffers[i]);
          velocity.mul_(rule->momentum).add_(d, fresh);
          d = rule->nesterov != 0 ? d.add(velocity, rule->momentum) : velocity;
        }
        p.add_(d, -rule->learning_rate);
        continue;
      }
      over(p.numel(), [&](int64_t begin, int64_t end) {
        const int64_t n = end - begin;
        if (dtype == at::kFloat) {
          if (rule->momentum == 0) {
            sgd_row_float(
                at_offset<float>(p, begin), at_offset<float>(g, begin), n, static_cast<float>(rule->learning_rate),
                static_cast<float>(rule->weight_decay), static_cast<float>(sign));
          } else {
            sgd_momentum_row_float(
                at_offset<float>(p, begin), at_offset<float>(g, begin), at_offset<float>(borrow(buffers[i]), begin), n,
                static_cast<float>(rule->learning_rate), static_cast<float>(rule->momentum), static_cast<float>(fresh),
                static_cast<float>(rule->weight_decay), static_cast<float>(rule->nesterov), static_cast<float>(sign));
          }
        } else if (rule->momentum == 0) {
          sgd_row_double(
              at_offset<double>(p, begin), at_offset<double>(g, begin), n, rule->learning_rate, rule->weight_decay,
              sign);
        } else {
          sgd_momentum_row_double(
              at_offset<double>(p, begin), at_offset<double>(g, begin), at_offset<double>(borrow(buffers[i]), begin),
              n, rule->learning_rate, rule->momentum, fresh, rule->weight_decay, rule->nesterov, sign);
        }
      });
      p.unsafeGetTensorImpl()->bump_version();
    }
  });
}
