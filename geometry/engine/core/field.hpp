// Arithmetic in the prime field of 2^61 - 1 elements: exact, without overflow or fractions.
//
// Relations between directions or log-lengths have small rational coefficients. They are worked
// out modulo this prime; the few that a proof needs are lifted back to the rationals (`lift`) and
// verified there. Everything in this file is a pure function of numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

namespace hypatia {

using Residue = std::uint64_t;

inline constexpr Residue kPrime = (Residue{1} << 61) - 1;

inline Residue addMod(Residue a, Residue b) {
  Residue s = a + b;
  return s >= kPrime ? s - kPrime : s;
}

inline Residue subMod(Residue a, Residue b) { return a >= b ? a - b : a + kPrime - b; }

inline Residue mulMod(Residue a, Residue b) {
  unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  Residue low = static_cast<Residue>(product) & kPrime;
  Residue high = static_cast<Residue>(product >> 61);
  return addMod(low, high);
}

inline Residue negMod(Residue a) { return a == 0 ? 0 : kPrime - a; }

inline Residue fromInteger(std::int64_t value) {
  std::int64_t r = value % static_cast<std::int64_t>(kPrime);
  return r < 0 ? static_cast<Residue>(r + static_cast<std::int64_t>(kPrime))
               : static_cast<Residue>(r);
}

inline Residue powMod(Residue base, std::uint64_t exponent) {
  Residue result = 1;
  for (; exponent != 0; exponent >>= 1, base = mulMod(base, base))
    if (exponent & 1) result = mulMod(result, base);
  return result;
}

// The inverse of a nonzero residue; +-1, +-2 and +-1/2, by far the commonest, cost nothing.
inline Residue inverseMod(Residue a) {
  constexpr Residue half = (kPrime + 1) / 2;
  if (a == 1 || a == kPrime - 1) return a;
  if (a == 2) return half;
  if (a == half) return 2;
  if (a == kPrime - 2) return kPrime - half;
  if (a == kPrime - half) return kPrime - 2;
  return powMod(a, kPrime - 2);
}

// A well-mixed function of an integer (splitmix64), reduced into the field.
inline std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

// The fraction numerator/denominator, both below 2^30 in size, that a residue stands for, by
// the half-way Euclidean algorithm; nothing when there is none.
inline std::optional<std::pair<std::int64_t, std::int64_t>> lift(Residue value) {
  constexpr std::int64_t bound = std::int64_t{1} << 30;
  std::int64_t r0 = static_cast<std::int64_t>(kPrime), r1 = static_cast<std::int64_t>(value);
  std::int64_t t0 = 0, t1 = 1;
  while (r1 >= bound) {
    std::int64_t q = r0 / r1;
    std::int64_t r2 = r0 - q * r1, t2 = t0 - q * t1;
    r0 = r1, r1 = r2, t0 = t1, t1 = t2;
  }
  if (t1 < 0) r1 = -r1, t1 = -t1;
  if (t1 == 0 || t1 >= bound) return std::nullopt;
  return std::make_pair(r1, t1);
}

}  // namespace hypatia
