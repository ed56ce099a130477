// The kernels for any processor: vectors of 4, which every one has.
#define HYPATIA_VARIANT portable
#define HYPATIA_LANES 4
#include "variant.inl"

namespace hypatia::cpu {

const Kernels* portableKernels() {
  using namespace portable;
  static constexpr Kernels kTable{"portable", false, multiply, nullptr, decode,
                                  attend, norm, gate, maximum, exponentials};
  return &kTable;
}

}  // namespace hypatia::cpu
