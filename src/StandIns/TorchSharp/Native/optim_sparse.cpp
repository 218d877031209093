// SparseAdam, Adagrad and sparse SGD for embedding tables: they read the gradient as it was stored, repeated rows and all,
// and change the touched rows only. Adagrad takes dense gradients too.
#include "abi.h"
#include "kernels.h"
#include "rows.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <memory>
#include <type_traits>

using namespace standin;

#define TS_REAL float
#define TS_NAME(f) f##_float
#include "optim_sparse.inc"
#undef TS_REAL
#undef TS_NAME
#define TS_REAL double
#define TS_NAME(f) f##_double
#include "optim_sparse.inc"
#undef TS_REAL
#undef TS_NAME

struct SparseRule {
  double learning_rate;
  double beta1;
  double beta2;
  double eps;
  double weight_decay;
};

namespace {

constexpr int64_t parallel_above = 1 << 15;

// Where the touched rows of one table lie in the gradient, found anew each step.
struct Touched {
  DistinctRows distinct;
  std::vector<int64_t> starts;     // where a touched row's positions begin
  std::vector<int64_t> positions;  // the gradient's positions, by touched row, ascending within each
  std::vector<int32_t> slot_of;    // the touched row of each position

  const std::vector<int64_t>& rows() const { return distinct.rows(); }

  void group(const int64_t* indices, int64_t count, int64_t height) {
    distinct.begin(count);
    starts.clear();
    slot_of.resize(static_cast<size_t>(count));
    positions.resize(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; i++) {
      const int64_t row = indices[i];
      TORCH_CHECK_INDEX(row >= 0 && row < height, "row ", row, " of a gradient for ", height, " rows");
      const int32_t slot = distinct.find(row);
      if (static_cast<size_t>(slot) == starts.size()) {
        starts.push_back(0);
      }
      slot_of[i] = slot;
      starts[slot]++;
    }
    int64_t end = 0;
    for (auto& start : starts) {
      end += start;
      start = end;
    }
    for (int64_t i = count; i-- > 0;) {  // from each row's end to its start
      positions[--starts[slot_of[i]]] = i;
    }
    starts.push_back(count);
  }
};

bool plain(const at::Tensor& t, at::ScalarType dtype) {
  return t.device().is_cpu() && t.layout() == at::kStrided && t.scalar_type() == dtype && t.is_contiguous();
}

// A table on the host whose rows are whole, and their distance.
struct Rows {
  bool whole = false;
  int64_t step = 0;

  Rows(const at::Tensor& t, at::ScalarType dtype)
      : whole(t.device().is_cpu() && t.layout() == at::kStrided && t.scalar_type() == dtype && t.dim() > 0) {
    int64_t step_within = 1;
    for (int64_t d = t.dim(); whole && d-- > 1;) {
      whole = t.size(d) == 1 || t.stride(d) == step_within;
      step_within *= t.size(d);
    }
    step = whole ? t.stride(0) : 0;
  }
};

// Rows are independent and each sums its positions in ascending order, so any split over threads gives the same bits.
template <class Real, class Update>
void each_row(
    Touched& touched, const at::Tensor& gradient, const at::Tensor& p, std::initializer_list<std::pair<const Real*, int64_t>> tables,
    void (*gather)(Real*, const Real*, const int64_t*, int64_t, int64_t), const Update& update) {
  const auto indices = gradient._indices().contiguous();
  const auto values = gradient._values().contiguous();
  const int64_t width = p.numel() / std::max<int64_t>(p.size(0), 1);
  touched.group(indices.data_ptr<int64_t>(), indices.size(1), p.size(0));
  const Real* data = values.template data_ptr<Real>();
  const auto work = [&](int64_t begin, int64_t end) {
    std::vector<Real> sum(static_cast<size_t>(width));
    const auto fetch = [&](int64_t s) __attribute__((always_inline)) {
      for (const auto& [table, step] : tables) {
        fetch_row(table + touched.rows()[s] * step, width * static_cast<int64_t>(sizeof(Real)));
      }
    };
    for (int64_t s = begin; s < std::min(begin + rows_ahead, end); s++) {
      fetch(s);
    }
    for (int64_t s = begin; s < end; s++) {
      if (s + rows_ahead < end) {
        fetch(s + rows_ahead);
      }
      const int64_t start = touched.starts[s];
      const int64_t many = touched.starts[s + 1] - start;
      const Real* row = data + touched.positions[start] * width;
      if (many > 1) {
        gather(sum.data(), data, &touched.positions[start], many, width);
        row = sum.data();
      }
      update(touched.rows()[s], row, width);
    }
  };
  const auto count = static_cast<int64_t>(touched.rows().size());
  if (indices.size(1) * width < parallel_above || count < 2) {
    work(0, count);
  } else {
    at::parallel_for(0, count, std::max<int64_t>(1, parallel_above / 4 / std::max<int64_t>(width, 1)), work);
  }
}

void sparse_adam_general(
    const at::Tensor& p, const at::Tensor& gradient, const at::Tensor& m, const at::Tensor& v, const SparseRule& rule,
    double step) {
  const auto g = gradient.coalesce();
  const auto index = g._indices()[0];
  const auto values = g._values();
  const auto old_m = m.index_select(0, index);
  const auto new_m = old_m + (values - old_m).mul_(1 - rule.beta1);
  const auto old_v = v.index_select(0, index);
  const auto new_v = old_v + (values * values).sub_(old_v).mul_(1 - rule.beta2);
  m.index_copy_(0, index, new_m);
  v.index_copy_(0, index, new_v);
  p.index_add_(0, index, new_m.div(new_v.sqrt().add_(rule.eps)), -step);
}

at::Tensor sparse_gradient_of(const at::Tensor& p, const char* rule) {
  const at::Tensor& gradient = p.grad();
  if (!gradient.defined()) {
    return gradient;
  }
  TORCH_CHECK(
      gradient.is_sparse(), rule, " takes sparse gradients (parameter of shape ", p.sizes(),
      "); make the embedding with sparse: true");
  TORCH_CHECK(gradient.sparse_dim() == 1, rule, " takes gradients that are sparse in their rows, not in ",
              gradient.sparse_dim(), " dimensions");
  return gradient;
}

}  // namespace

// What one optimizer reuses from step to step: the row maps of its tables.
struct SparseWorkspace {
  std::vector<Touched> tables;

  Touched& table(int32_t i) {
    if (static_cast<size_t>(i) >= tables.size()) {
      tables.resize(static_cast<size_t>(i) + 1);
    }
    return tables[static_cast<size_t>(i)];
  }
};

TS_EXPORT int32_t ts_sparse_workspace_new(SparseWorkspace** out) {
  return guarded([&] { *out = new SparseWorkspace(); });
}

TS_EXPORT void ts_sparse_workspace_free(SparseWorkspace* workspace) {
  delete workspace;
}

TS_EXPORT int32_t ts_sparse_adam_step(
    SparseWorkspace* workspace, const Handle* parameters, const Handle* means, const Handle* squares, int64_t* steps,
    int32_t count, const SparseRule* rule) {
  return guarded([&] {
    c10::AutoGradMode no_grad(false);
    for (int32_t i = 0; i < count; i++) {
      const auto& p = borrow(parameters[i]);
      const auto gradient = sparse_gradient_of(p, "SparseAdam");
      if (!gradient.defined()) {
        continue;
      }
      const auto& m = borrow(means[i]);
      const auto& v = borrow(squares[i]);
      const double done = static_cast<double>(steps[i] + 1);
      const double step = rule->learning_rate * std::sqrt(1 - std::pow(rule->beta2, done)) /
          (1 - std::pow(rule->beta1, done));
      const auto dtype = p.scalar_type();
      const auto values = gradient._values();
      const Rows of_m(m, dtype), of_v(v, dtype);
      if (!plain(p, dtype) || !of_m.whole || !of_v.whole || values.scalar_type() != dtype ||
          (dtype != at::kFloat && dtype != at::kDouble)) {
        sparse_adam_general(p, gradient, m, v, *rule, step);
        steps[i]++;
        continue;
      }
      const auto take = [&](auto* places, auto* mean, auto* square, auto* gather, auto* row) {
        using Real = std::remove_pointer_t<decltype(places)>;
        each_row<Real>(
            workspace->table(i), gradient, p, {{places, p.stride(0)}, {mean, of_m.step}, {square, of_v.step}}, gather,
            [&](int64_t at, const Real* g, int64_t n) {
              row(places + at * n, g, mean + at * of_m.step, square + at * of_v.step, n, static_cast<Real>(1 - rule->beta1),
                  static_cast<Real>(1 - rule->beta2), static_cast<Real>(step), static_cast<Real>(rule->eps));
            });
      };
      if (dtype == at::kFloat) {
        take(p.data_ptr<float>(), m.data_ptr<float>(), v.data_ptr<float>(), gather_row_float, sparse_adam_row_float);
      } else {
        take(p.data_ptr<double>(), m.data_ptr<double>(), v.data_ptr<double>(), gather_row_double, sparse_adam_row_double);
      }
      p.unsafeGetTensorImpl()->bump_version();
      steps[i]++;  // only now: a gradient that is refused leaves the rule as it was
    }
  });
}

// Adagrad (Duchi et al. 2011): a row that was not touched has no gradient, and so keeps its sum and its place.
TS_EXPORT int32_t ts_adagrad_step(
    SparseWorkspace* workspace, const Handle* parameters, const Handle* sums, int32_t count, const SparseRule* rule) {
  return guarded([&] {
    c10::AutoGradMode no_grad(false);
    for (int32_t i = 0; i < count; i++) {
      const auto& p = borrow(parameters[i]);
      const auto& s = borrow(sums[i]);
      if (!p.grad().defined()) {
        continue;
      }
      const bool sparse = p.grad().is_sparse();
      const auto gradient = sparse ? sparse_gradient_of(p, "Adagrad") : p.grad();
      const auto dtype = p.scalar_type();
      const bool fast = plain(p, dtype) && plain(s, dtype) && (dtype == at::kFloat || dtype == at::kDouble) &&
          (sparse ? gradient._values().scalar_type() == dtype : plain(gradient, dtype));
      const auto step = [&](auto* places, auto* squares, auto* gather, auto* row) {
        using Real = std::remove_pointer_t<decltype(places)>;
        const auto update = [&](int64_t at, const Real* g, int64_t n) {
          row(places + at * n, g, squares + at * n, n, static_cast<Real>(rule->learning_rate), static_cast<Real>(rule->eps));
        };
        if (sparse) {
          const int64_t width = p.stride(0);
          each_row<Real>(workspace->table(i), gradient, p, {{places, width}, {squares, width}}, gather, update);
        } else {
          update(0, gradient.template data_ptr<Real>(), p.numel());
        }
      };
      if (fast) {
        if (dtype == at::kFloat) {
          step(p.data_ptr<float>(), s.data_ptr<float>(), gather_row_float, adagrad_row_float);
        } else {
          step(p.data_ptr<double>(), s.data_ptr<double>(), gather_row_double, adagrad_row_double);
        }
        p.unsafeGetTensorImpl()->bump_version();
      } else if (sparse) {
        const auto g = gradient.coalesce();
        const auto index = g._indices()[0];
        const auto values = g._values();
        s.index_add_(0, index, values * values);
        p.index_add_(0, index, values / s.index_select(0, index).sqrt_().add_(rule->eps), -rule->learning_rate);
      } else {
        s.addcmul_(gradient, gradient);
        p.addcdiv_(gradient, s.sqrt().add_(rule->eps), -rule->learning_rate);
      }
    }
  });
}

TS_EXPORT int32_t ts_sparse_sgd_step(
    SparseWorkspace* workspace, const Handle* parameters, int32_t count, const SparseRule* rule) {
  return guarded([&] {
    c10::AutoGradMode no_grad(false);
    for (int32_t i = 0; i < count; i++) {
      const auto& p = borrow(parameters[i]);
      const auto gradient = sparse_gradient_of(p, "sparse SGD");
      if (!gradient.defined()) {
        continue;
      }
      const auto dtype = p.scalar_type();
      if (!plain(p, dtype) || gradient._values().scalar_type() != dtype || (dtype != at::kFloat && dtype != at::kDouble)) {
        const auto g = gradient.coalesce();
        const auto index = g._indices()[0];
        auto change = g._values();
        if (rule->weight_decay != 0) {
          change = change.add(p.index_select(0, index), rule->weight_decay);
        }
        p.index_add_(0, index, change, -rule->learning_rate);
        continue;
      }
      const auto take = [&](auto* places, auto* gather, auto* row) {
        using Real = std::remove_pointer_t<decltype(places)>;
        each_row<Real>(
            workspace->table(i), gradient, p, {{places, p.stride(0)}}, gather, [&](int64_t at, const Real* g, int64_t n) {
              row(places + at * n, g, n, static_cast<Real>(rule->learning_rate), static_cast<Real>(rule->weight_decay));
            });
      };
      if (dtype == at::kFloat) {
        take(p.data_ptr<float>(), gather_row_float, sparse_sgd_row_float);
      } else {
        take(p.data_ptr<double>(), gather_row_double, sparse_sgd_row_double);
      }
      p.unsafeGetTensorImpl()->bump_version();
    }
  });
}
