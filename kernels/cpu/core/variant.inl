// All of a variant. The including file sets HYPATIA_VARIANT (namespace) and HYPATIA_LANES (W) and is
// compiled for its instruction set. Nothing of the standard library is called from here: its inline
// functions, compiled for a newer processor, might be the ones that the linker keeps.
#include <type_traits>
#if HYPATIA_LANES >= 8
#include <immintrin.h>
#endif

#include "kernels.hpp"

namespace hypatia::cpu::HYPATIA_VARIANT {
namespace {

#include "lanes.inl"
// the order matters
#include "unpack.inl"
#include "decode.inl"
#include "direct.inl"
#include "multiply.inl"
#include "attend.inl"
#include "small.inl"
#ifdef HYPATIA_NARROW
#include "narrow.inl"
#endif

}  // namespace
}  // namespace hypatia::cpu::HYPATIA_VARIANT
