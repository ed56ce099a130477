// Matrix products in float32. Included inside a variant's namespace.
//
// Four rows of W are decoded to float32 (into the first-level cache) and multiplied with all rows of
// x, a few at a time so that the sums stay in registers. See direct.inl for a single row of x.

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
  Lanes totals[B][R] = {};
  for (int i = 0; i < length; i += W) {
    Lanes row[R];
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) row[r] = load(w[r] + i);
#pragma GCC unroll 8
    for (int b = 0; b < B; ++b) {
      const Lanes input = load(x + static_cast<std::size_t>(b) * length + i);
#pragma GCC unroll 8
      for (int r = 0; r < R; ++r) totals[b][r] += row[r] * input;
    }
  }
#pragma GCC unroll 8
  for (int b = 0; b < B; ++b) storeSums<R>(totals[b], scales, y + b * yStride);
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

void multiply(const Matrix& m, int begin, int end, const float* x, int count, float* y,
              std::size_t yStride, float* scratch) {
  if (count == 0) return;
  if (count == 1 && direct(m, begin, end, x, y)) return;
  const int length = padded(m.columns);
  const bool inPlace = m.format == Format::kFloat32 && length == m.columns;
  for (int row = begin; row < end; row += kTile) {
    prefetch(m, row + kAhead * kTile, kTile);
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
