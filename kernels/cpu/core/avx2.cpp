// The kernels for AVX2 and FMA: vectors of 8.
#define HYPATIA_VARIANT avx2
#define HYPATIA_LANES 8
#include "variant.inl"

namespace hypatia::cpu {

const Kernels* avx2Kernels() {
  using namespace avx2;
  static constexpr Kernels kTable{"avx2", false, multiply, nullptr, decode,
                                  attend, norm, gate, maximum, exponentials};
  return &kTable;
}

}  // namespace hypatia::cpu
