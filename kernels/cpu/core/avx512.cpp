// The kernels for AVX-512 (F, BW, DQ, VL): vectors of 16.
#define HYPATIA_VARIANT avx512
#define HYPATIA_LANES 16
#include "variant.inl"

namespace hypatia::cpu {

const Kernels* avx512Kernels() {
  using namespace avx512;
  static constexpr Kernels kTable{"avx512", false, multiply, nullptr, decode,
                                  attend, norm, gate, maximum, exponentials};
  return &kTable;
}

}  // namespace hypatia::cpu
