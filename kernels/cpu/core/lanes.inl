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
