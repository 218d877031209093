// Running averages of many parameters in one call.
#include "abi.h"
#include "kernels.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

using namespace standin;

namespace {

constexpr int64_t parallel_above = 1 << 16;

TS_CLONES void approach(float* __restrict average, const float* __restrict value, int64_t n, float part) {
  for (int64_t i = 0; i < n; i++) {
    average[i] += part * (value[i] - average[i]);
  }
}

bool plain(const at::Tensor& t) {
  return t.device().is_cpu() && t.layout() == at::kStrided && t.scalar_type() == at::kFloat && t.is_contiguous();
}

}  // namespace

// average += part (value - average) for the first ones, average = value for the rest.
TS_EXPORT int32_t ts_average(
    const Handle* averages, const Handle* values, int32_t averaged, int32_t count, double part) {
  return guarded([&] {
    c10::AutoGradMode no_grad(false);
    for (int32_t i = 0; i < count; i++) {
      const auto& average = borrow(averages[i]);
      const auto& value = borrow(values[i]);
      TORCH_CHECK_VALUE(
          average.sizes() == value.sizes(), "an average of ", average.sizes(), " does not fit a value of ", value.sizes());
      if (i >= averaged) {
        average.copy_(value);
        continue;
      }
      if (!plain(average) || !plain(value)) {
        average.lerp_(value.to(average.scalar_type()), part);
        continue;
      }
      const auto body = [&](int64_t begin, int64_t end) {
        approach(
            average.data_ptr<float>() + begin, value.data_ptr<float>() + begin, end - begin, static_cast<float>(part));
      };
      if (average.numel() < parallel_above) {
        body(0, average.numel());
      } else {
        at::parallel_for(0, average.numel(), parallel_above / 4, body);
      }
      average.unsafeGetTensorImpl()->bump_version();
    }
  });
}
