// The instruction sets that blocks of code are compiled for more than once, and the choice among them at run time.
#pragma once

#include <cstdint>

#define TS_INLINE static inline __attribute__((always_inline))
#if defined(__clang__)
#define TS_UNROLL _Pragma("unroll")
#else
#define TS_UNROLL _Pragma("GCC unroll 8")
#endif

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TS_HAS_X86 1
#endif

namespace standin {

enum class Path : int32_t { best = 0, plain = 1, avx2 = 2, avx512 = 3 };

// Whether this machine has it.
inline bool has(Path path) {
#ifdef TS_HAS_X86
  if (path == Path::avx2) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  }
  if (path == Path::avx512) {
    return __builtin_cpu_supports("avx512f");
  }
#endif
  return path == Path::plain;
}

// The path asked for, or the machine's best.
inline Path chosen(Path asked) {
  static const Path best = has(Path::avx512) ? Path::avx512 : has(Path::avx2) ? Path::avx2 : Path::plain;
  return asked == Path::best ? best : asked;
}

}  // namespace standin
