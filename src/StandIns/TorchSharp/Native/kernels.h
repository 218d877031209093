// Which instruction sets the update loops are compiled for: the machine's best is picked when the library loads.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define TS_CLONES __attribute__((target_clones("arch=haswell", "default"))) static
#else
#define TS_CLONES static
#endif
