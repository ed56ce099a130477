// Which of the compiled kernels this machine can run, asked of the processor at run time.
#include "kernels.hpp"

namespace hypatia::cpu {

std::vector<const Kernels*> availableKernels() {
  std::vector<const Kernels*> found;
#ifdef HYPATIA_X86
  __builtin_cpu_init();
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") &&
                      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                      __builtin_cpu_supports("avx512vl");
  if (avx512 && __builtin_cpu_supports("avx512bf16")) found.push_back(avx512Bf16Kernels());
  if (avx512) found.push_back(avx512Kernels());
  if (avx2) found.push_back(avx2Kernels());
#endif
  found.push_back(portableKernels());
  return found;
}

}  // namespace hypatia::cpu
