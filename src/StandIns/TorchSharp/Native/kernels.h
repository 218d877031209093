// Which instruction sets the update loops are compiled for: the machine's best is picked when the library loads. None of them
// multiplies and adds in one rounding, so the bits are the same on every machine.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TS_CLONES __attribute__((target_clones("avx2", "default"))) static
#else
#define TS_CLONES static
#endif
