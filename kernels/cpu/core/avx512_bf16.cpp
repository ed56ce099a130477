// The kernels for AVX-512 with BF16: as avx512, and products of bfloat16.
#define HYPATIA_VARIANT avx512_bf16
#define HYPATIA_LANES 16
#define HYPATIA_NARROW
#include "variant.inl"

namespace hypatia::cpu {

const Kernels* avx512Bf16Kernels() {
  using namespace avx512_bf16;
  static constexpr Kernels kTable{"avx512_bf16", true, multiply, multiplyNarrow, decode,
                                  attend, norm, gate, maximum, exponentials};
  return &kTable;
}

}  // namespace hypatia::cpu
