// Vectors of W numbers, on the compiler's own vector types. Included inside a variant's namespace.

constexpr int W = HYPATIA_LANES;

typedef float Lanes __attribute__((vector_size(W * 4)));
typedef std::int32_t IntLanes __attribute__((vector_size(W * 4)));
typedef float Four __attribute__((vector_size(16)));
typedef float Eight __attribute__((vector_size(32)));

template <typename V = Lanes>
[[gnu::always_inline]] inline V load(const float* from) {
  V value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}

template <typename V>
[[gnu::always_inline]] inline void store(float* to, V value) {
  __builtin_memcpy(to, &value, sizeof value);
}

[[gnu::always_inline]] inline Lanes all(float value) { return value - Lanes{}; }

// Sums of the lanes, as a tree of halves.
[[gnu::always_inline]] inline float sum(Four v) {
  return (v[0] + v[2]) + (v[1] + v[3]);
}
#if HYPATIA_LANES >= 8
[[gnu::always_inline]] inline float sum(Eight v) {
  return sum(__builtin_shufflevector(v, v, 0, 1, 2, 3) + __builtin_shufflevector(v, v, 4, 5, 6, 7));
}
#endif
#if HYPATIA_LANES >= 16
[[gnu::always_inline]] inline float sum(Lanes v) {
  return sum(__builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7) +
             __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15));
}
#endif

// The same sums of four vectors at once, which costs a third of one after the other.
#define PICK __builtin_shufflevector
[[gnu::always_inline]] inline Four sums(Four a, Four b, Four c, Four d) {
  const Four p = PICK(a, b, 0, 1, 4, 5) + PICK(a, b, 2, 3, 6, 7);
  const Four q = PICK(c, d, 0, 1, 4, 5) + PICK(c, d, 2, 3, 6, 7);
  return PICK(p, q, 0, 2, 4, 6) + PICK(p, q, 1, 3, 5, 7);
}
#if HYPATIA_LANES >= 8
[[gnu::always_inline]] inline Four sums(Eight a, Eight b, Eight c, Eight d) {
  const Eight p = PICK(a, b, 0, 1, 2, 3, 8, 9, 10, 11) + PICK(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
  const Eight q = PICK(c, d, 0, 1, 2, 3, 8, 9, 10, 11) + PICK(c, d, 4, 5, 6, 7, 12, 13, 14, 15);
  const Eight r = PICK(p, q, 0, 1, 8, 9, 4, 5, 12, 13) + PICK(p, q, 2, 3, 10, 11, 6, 7, 14, 15);
  const Eight t = r + PICK(r, r, 1, 0, 3, 2, 5, 4, 7, 6);
  return PICK(t, t, 0, 4, 2, 6);
}
#endif
#if HYPATIA_LANES >= 16
[[gnu::always_inline]] inline Four sums(Lanes a, Lanes b, Lanes c, Lanes d) {
  const Lanes p = PICK(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23) +
                  PICK(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
  const Lanes q = PICK(c, d, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23) +
                  PICK(c, d, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
  const Lanes r = PICK(p, q, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27) +
                  PICK(p, q, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
  const Lanes t = r + PICK(r, r, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
  const Lanes u = t + PICK(t, t, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
  return PICK(u, u, 0, 4, 8, 12);
}
#endif
#undef PICK

// y[r] = sum of the lanes of sums[r] · scales[r]
template <int R, typename V>
[[gnu::always_inline]] inline void storeSums(const V* vectors, const float* scales, float* y) {
  if constexpr (R % 4 == 0) {
#pragma GCC unroll 2
    for (int r = 0; r < R; r += 4)
      store(y + r, sums(vectors[r], vectors[r + 1], vectors[r + 2], vectors[r + 3]) *
                       load<Four>(scales + r));
  } else {
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) y[r] = sum(vectors[r]) * scales[r];
  }
}

[[gnu::always_inline]] inline Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

[[gnu::always_inline]] inline float largest(Lanes v) {
  float values[W];
  store(values, v);
  float best = values[0];
  for (int i = 1; i < W; ++i) best = values[i] > best ? values[i] : best;
  return best;
}

// exp by halving the range: 2^n · e^r with |r| ≤ ln 2 / 2 and e^r from its power series; relative
// error below 2e-7. Below −87 the result is e^−87, which is as good as zero here.
[[gnu::always_inline]] inline Lanes exponential(Lanes x) {
  constexpr float kRounder = 12582912.0f;  // 1.5 · 2^23: adding it rounds to a whole number
  x = x < -87.0f ? all(-87.0f) : x;
  x = x > 88.0f ? all(88.0f) : x;
  Lanes whole = x * 1.44269504f + kRounder;
  IntLanes power = (IntLanes)whole;  // the low bits hold n
  whole = whole - kRounder;
  Lanes r = x - whole * 0.693145752f;  // ln 2 in two parts, the first exact in few bits
  r = r - whole * 1.42860677e-6f;
  Lanes series = all(1.0f / 5040);
  series = series * r + 1.0f / 720;
  series = series * r + 1.0f / 120;
  series = series * r + 1.0f / 24;
  series = series * r + 1.0f / 6;
  series = series * r + 0.5f;
  series = series * r + 1.0f;
  series = series * r + 1.0f;
  return (Lanes)((IntLanes)series + (power << 23));
}
