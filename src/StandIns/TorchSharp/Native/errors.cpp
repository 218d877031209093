#include "abi.h"

#include <c10/util/Exception.h>

#include <cstdlib>
#include <cstring>

namespace standin {

namespace {
thread_local std::string last_text;
}

int32_t remember_failure(Failure kind, std::string text) noexcept {
  last_text = std::move(text);
  return static_cast<int32_t>(kind);
}

int32_t remember_current_exception() noexcept {
  try {
    throw;
  } catch (const c10::IndexError& e) {
    return remember_failure(Failure::index, e.what_without_backtrace());
  } catch (const c10::ValueError& e) {
    return remember_failure(Failure::value, e.what_without_backtrace());
  } catch (const c10::TypeError& e) {
    return remember_failure(Failure::type, e.what_without_backtrace());
  } catch (const c10::NotImplementedError& e) {
    return remember_failure(Failure::not_implemented, e.what_without_backtrace());
  } catch (const c10::OutOfMemoryError& e) {
    return remember_failure(Failure::out_of_memory, e.what_without_backtrace());
  } catch (const c10::LinAlgError& e) {
    return remember_failure(Failure::linear_algebra, e.what_without_backtrace());
  } catch (const c10::Error& e) {
    return remember_failure(Failure::torch, e.what_without_backtrace());
  } catch (const std::bad_alloc&) {
    return remember_failure(Failure::out_of_memory, "out of memory");
  } catch (const std::exception& e) {
    return remember_failure(Failure::standard, e.what());
  } catch (...) {
    return remember_failure(Failure::unknown, "an exception of an unknown type");
  }
}

}  // namespace standin

// The text of this thread's last failure; the caller frees it with ts_text_free.
TS_EXPORT char* ts_error_text() {
  const std::string& text = standin::last_text;
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy != nullptr) {
    std::memcpy(copy, text.c_str(), text.size() + 1);
  }
  return copy;
}

TS_EXPORT void ts_text_free(char* text) {
  std::free(text);
}
