// Any operator of libtorch by name, through the dispatcher: autograd, devices and dtypes are its business.
#include "abi.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

using namespace standin;

// One argument or result: 16 bytes.
struct Argument {
  enum Tag : int32_t {
    none,
    tensor,
    integer,
    real,
    boolean,
    integers,
    tensors,
    optional_tensors,
    device,
    text,
    generator,
    booleans,
  };
  int32_t tag;
  int32_t length;
  union {
    Handle handle;
    int64_t whole;
    double fraction;
    const int64_t* whole_list;
    const Handle* handle_list;
    const char* characters;
    const at::Generator* random;
  };
};

static_assert(sizeof(Argument) == 16, "the managed side lays arguments out by hand");

namespace {

c10::IValue to_ivalue(const Argument& a) {
  switch (a.tag) {
    case Argument::none: return {};
    case Argument::tensor: return a.handle == nullptr ? c10::IValue(at::Tensor()) : c10::IValue(borrow(a.handle));
    case Argument::integer: return a.whole;
    case Argument::real: return a.fraction;
    case Argument::boolean: return a.whole != 0;
    case Argument::integers: return c10::IValue(at::IntArrayRef(a.whole_list, static_cast<size_t>(a.length)));
    case Argument::tensors: return c10::IValue(list(a.handle_list, a.length));
    case Argument::optional_tensors: {
      c10::List<Optional<at::Tensor>> items;
      items.reserve(static_cast<size_t>(a.length));
      for (int32_t i = 0; i < a.length; i++) {
        items.push_back(optional(a.handle_list[i]));
      }
      return items;
    }
    case Argument::device:
      return at::Device(static_cast<at::DeviceType>(a.length), static_cast<c10::DeviceIndex>(a.whole));
    case Argument::text: return std::string(a.characters, static_cast<size_t>(a.length));
    case Argument::generator: return a.random == nullptr ? c10::IValue() : c10::IValue(*a.random);
    case Argument::booleans: {
      c10::List<bool> items;
      for (int32_t i = 0; i < a.length; i++) {
        items.push_back(a.whole_list[i] != 0);
      }
      return items;
    }
    default: TORCH_CHECK(false, "argument tag ", a.tag, " is not one of the boundary's");
  }
}

void to_result(const c10::IValue& value, std::vector<Argument>& results) {
  Argument r{};
  if (value.isTensor()) {
    r.tag = Argument::tensor;
    r.handle = give(value.toTensor());
  } else if (value.isTensorList()) {
    for (const at::Tensor& t : value.toTensorVector()) {
      to_result(t, results);
    }
    return;
  } else if (value.isBool()) {
    r.tag = Argument::boolean;
    r.whole = value.toBool() ? 1 : 0;
  } else if (value.isInt()) {
    r.tag = Argument::integer;
    r.whole = value.toInt();
  } else if (value.isDouble()) {
    r.tag = Argument::real;
    r.fraction = value.toDouble();
  } else {
    TORCH_CHECK_NOT_IMPLEMENTED(false, "a result of kind ", value.tagKind(), " does not cross the boundary");
  }
  results.push_back(r);
}

void release(std::vector<Argument>& results) {
  for (auto& r : results) {
    if (r.tag == Argument::tensor && r.handle != nullptr) {
      at::Tensor(c10::intrusive_ptr<c10::TensorImpl, at::UndefinedTensorImpl>::reclaim(r.handle));
    }
  }
}

}  // namespace

// Finds an operator once; what comes back lives as long as the process.
TS_EXPORT int32_t ts_op_find(const char* name, const char* overload, const c10::OperatorHandle** out) {
  return guarded([&] {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK_NOT_IMPLEMENTED(
        found.has_value(), "this libtorch has no operator ", name, *overload == 0 ? "" : ".", overload);
    *out = new c10::OperatorHandle(*found);
  });
}

// Whether an operator has a kernel of its own for a device: some are declared and were never written.
TS_EXPORT int32_t ts_op_has_kernel(const c10::OperatorHandle* op, int32_t device_type, int32_t* out) {
  return guarded([&] {
    const auto backend = c10::computeDispatchKey(c10::nullopt, at::kStrided, at::Device(static_cast<at::DeviceType>(device_type)));
    *out = op->hasKernelForDispatchKey(backend) ? 1 : 0;
  });
}

// Calls an operator; arguments left out at the end take the schema's defaults.
TS_EXPORT int32_t ts_op_call(
    const c10::OperatorHandle* op, const Argument* arguments, int32_t count, Argument* results, int32_t capacity,
    int32_t* produced) {
  return guarded([&] {
    const auto& schema = op->schema();
    const auto& declared = schema.arguments();
    torch::jit::Stack stack;
    stack.reserve(declared.size());
    for (int32_t i = 0; i < count; i++) {
      stack.push_back(to_ivalue(arguments[i]));
    }
    for (size_t i = static_cast<size_t>(count); i < declared.size(); i++) {
      TORCH_CHECK(declared[i].default_value().has_value(), "argument '", declared[i].name(), "' has no default");
      stack.push_back(*declared[i].default_value());
    }
    op->callBoxed(stack);
    std::vector<Argument> returned;
    returned.reserve(stack.size());
    try {
      for (const auto& value : stack) {
        to_result(value, returned);
      }
      TORCH_CHECK(
          returned.size() <= static_cast<size_t>(capacity), returned.size(), " results, room for ", capacity);
    } catch (...) {
      release(returned);
      throw;
    }
    for (size_t i = 0; i < returned.size(); i++) {
      results[i] = returned[i];
    }
    *produced = static_cast<int32_t>(returned.size());
  });
}
