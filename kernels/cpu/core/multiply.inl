// Matrix products in float32. Included inside a variant's namespace.
//
// Four rows of W are decoded to float32 (into the first-level cache) and multiplied with all rows of
// x, a few at a time so that the sums stay in registers. A single row of x against AQLM codes skips
// the detour: each code's vector is multiplied where it lies.

#if HYPATIA_LANES >= 16
constexpr int kMost = 6;  // rows of x at a time: 4 · 6 sums in 32 registers
#elif HYPATIA_LANES >= 8
constexpr int kMost = 2;
#else
constexpr int kMost = 2;
#endif

template <int R, int B>
[[gnu::noinline]] void tile(const float* const* w, const float* x, int length, const float* scales,
                            float* y, std::size_t yStride) {
  Lanes sums[R][B] = {};
  for (int i = 0; i < length; i += W) {
    Lanes row[R];
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) row[r] = load(w[r] + i);
#pragma GCC unroll 8
    for (int b = 0; b < B; ++b) {
      const Lanes input = load(x + static_cast<std::size_t>(b) * length + i);
#pragma GCC unroll 8
      for (int r = 0; r < R; ++r) sums[r][b] += row[r] * input;
    }
  }
#pragma GCC unroll 8
  for (int b = 0; b < B; ++b)
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) y[b * yStride + r] = sum(sums[r][b]) * scales[r];
}

template <int R>
void tiles(const float* const* w, const float* x, int length, int count, const float* scales,
           float* y, std::size_t yStride) {
  int b = 0;
  for (; count - b >= kMost; b += kMost)
    tile<R, kMost>(w, x + static_cast<std::size_t>(b) * length, length, scales, y + b * yStride,
                   yStride);
  const float* rest = x + static_cast<std::size_t>(b) * length;
  float* out = y + b * yStride;
  switch (count - b) {
    case 1: tile<R, 1>(w, rest, length, scales, out, yStride); break;
#if HYPATIA_LANES >= 16
    case 2: tile<R, 2>(w, rest, length, scales, out, yStride); break;
    case 3: tile<R, 3>(w, rest, length, scales, out, yStride); break;
    case 4: tile<R, 4>(w, rest, length, scales, out, yStride); break;
    case 5: tile<R, 5>(w, rest, length, scales, out, yStride); break;
#endif
    default: break;
  }
}

#if HYPATIA_LANES >= 8
// One row of x, R rows of codes. With 16 lanes the even groups are the lower half of the lanes.
template <int K, int R>
[[gnu::always_inline]] inline void directAqlm(const Matrix& m, int row, const float* x, float* y) {
  constexpr int kHalves = W / 8;
  const int groups = m.columns / kGroup;
  const std::uint8_t* codes[R];
  for (int r = 0; r < R; ++r)
    codes[r] = m.codes.get() + static_cast<std::size_t>(row + r) * groups * K;
  const float* books = m.codebooks.get();
  Eight sums[R][kHalves] = {};
  auto step = [&](int g, int half) __attribute__((always_inline)) {
    const Eight input = load<Eight>(x + g * kGroup);
#pragma GCC unroll 4
    for (int r = 0; r < R; ++r) {
      const std::uint8_t* code = codes[r] + g * K;
      Eight total = load<Eight>(books + code[0] * kGroup);
#pragma GCC unroll 4
      for (int k = 1; k < K; ++k)
        total += load<Eight>(books + (k * kEntries + code[k]) * kGroup);
      sums[r][half] += total * input;
    }
  };
  int g = 0;
  for (; g + kHalves <= groups; g += kHalves)
#pragma GCC unroll 2
    for (int half = 0; half < kHalves; ++half) step(g + half, half);
  if (g < groups) step(g, 0);
  for (int r = 0; r < R; ++r) {
    Eight total = sums[r][0];
    if constexpr (kHalves == 2) total += sums[r][1];
    y[r] = sum(total) * m.scales[row + r];
  }
}

template <int K>
void directAqlmRows(const Matrix& m, int begin, int end, const float* x, float* y) {
  int row = begin;
  for (; row + 4 <= end; row += 4) directAqlm<K, 4>(m, row, x, y + row);
  for (; row < end; ++row) directAqlm<K, 1>(m, row, x, y + row);
}

inline void direct(const Matrix& m, int begin, int end, const float* x, float* y) {
  switch (m.books) {
    case 1: return directAqlmRows<1>(m, begin, end, x, y);
    case 2: return directAqlmRows<2>(m, begin, end, x, y);
    case 3: return directAqlmRows<3>(m, begin, end, x, y);
    default: return directAqlmRows<4>(m, begin, end, x, y);
  }
}
#endif

void multiply(const Matrix& m, int begin, int end, const float* x, int count, float* y,
              std::size_t yStride, float* scratch) {
  if (count == 0) return;
#if HYPATIA_LANES >= 8
  if (m.format == Format::kAqlm && count == 1) return direct(m, begin, end, x, y);
#endif
  const int length = padded(m.columns);
  const bool inPlace = m.format == Format::kFloat32 && length == m.columns;
  for (int row = begin; row < end; row += kTile) {
    const int rows = end - row < kTile ? end - row : kTile;
    const float* w[kTile];
    float scales[kTile];
    for (int r = 0; r < rows; ++r) {
      w[r] = scratch + r * length;
      if (inPlace)
        w[r] = m.dense.get() + static_cast<std::size_t>(row + r) * length;
      else
        decodeUnscaled(m, row + r, scratch + r * length);
      scales[r] = rowScale(m, row + r);
    }
    if (rows == kTile) {
      tiles<kTile>(w, x, length, count, scales, y + row, yStride);
    } else {
      for (int r = 0; r < rows; ++r)
        tiles<1>(w + r, x, length, count, scales + r, y + row + r, yStride);
    }
  }
}
