// Matrix products with bfloat16 inputs and float32 sums (AVX-512 BF16). Included inside a variant's
// namespace. One instruction multiplies 32 pairs and adds neighbours: lane l of 16 sums the inputs
// 2l, 2l + 1, 2l + 32, …

[[gnu::always_inline]] inline __m512bh loadPairs(const std::uint16_t* from) {
  return (__m512bh)_mm512_loadu_si512(from);
}

inline void narrow(const float* from, int count, std::uint16_t* out) {
  for (int i = 0; i < count; i += 32) {
    const __m512bh pairs = _mm512_cvtne2ps_pbh(_mm512_loadu_ps(from + i + 16),
                                               _mm512_loadu_ps(from + i));
    _mm512_storeu_si512(out + i, (__m512i)pairs);
  }
}

template <int K>
inline void narrowAqlm(const Matrix& m, int row, std::uint16_t* out) {
  const int groups = m.columns / kGroup;
  const std::uint8_t* codes = m.codes.get() + static_cast<std::size_t>(row) * groups * K;
  const float* books = m.codebooks.get();
  auto entry = [&](const std::uint8_t* code) __attribute__((always_inline)) {
    return (__m256)entrySum<K, Eight>(books, code);
  };
  int g = 0;
  for (; g + 2 <= groups; g += 2, codes += 2 * K, out += 2 * kGroup) {
    const __m256bh pairs = _mm256_cvtne2ps_pbh(entry(codes + K), entry(codes));
    _mm256_storeu_si256((__m256i*)out, (__m256i)pairs);
  }
  if (g < groups) {
    const __m128bh pairs = _mm256_cvtneps_pbh(entry(codes));
    _mm_storeu_si128((__m128i*)out, (__m128i)pairs);
  }
}

inline void decodeNarrow(const Matrix& m, int row, std::uint16_t* out, float* scratch) {
  const int length = padded(m.columns);
  if (m.format == Format::kAqlm) {
    switch (m.books) {
      case 1: narrowAqlm<1>(m, row, out); break;
      case 2: narrowAqlm<2>(m, row, out); break;
      case 3: narrowAqlm<3>(m, row, out); break;
      default: narrowAqlm<4>(m, row, out); break;
    }
  } else if (m.format == Format::kBfloat16) {
    __builtin_memcpy(out, m.half.get() + static_cast<std::size_t>(row) * m.columns, m.columns * 2);
  } else {
    decodeUnscaled(m, row, scratch);
    narrow(scratch, length, out);
    return;
  }
  for (int i = m.columns; i < length; ++i) out[i] = 0;
}

template <int R, int B>
[[gnu::noinline]] void narrowTile(const std::uint16_t* const* w, const std::uint16_t* x, int length,
                                  const float* scales, float* y, std::size_t yStride) {
  Lanes totals[B][R] = {};
  for (int i = 0; i < length; i += 32) {
    __m512bh row[R];
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) row[r] = loadPairs(w[r] + i);
#pragma GCC unroll 8
    for (int b = 0; b < B; ++b) {
      const __m512bh input = loadPairs(x + static_cast<std::size_t>(b) * length + i);
#pragma GCC unroll 8
      for (int r = 0; r < R; ++r)
        totals[b][r] = (Lanes)_mm512_dpbf16_ps((__m512)totals[b][r], row[r], input);
    }
  }
#pragma GCC unroll 8
  for (int b = 0; b < B; ++b) storeSums<R>(totals[b], scales, y + b * yStride);
}

template <int R>
void narrowTiles(const std::uint16_t* const* w, const std::uint16_t* x, int length, int count,
                 const float* scales, float* y, std::size_t yStride) {
  int b = 0;
  for (; count - b >= kMost; b += kMost)
    narrowTile<R, kMost>(w, x + static_cast<std::size_t>(b) * length, length, scales,
                         y + b * yStride, yStride);
  const std::uint16_t* rest = x + static_cast<std::size_t>(b) * length;
  float* out = y + b * yStride;
  switch (count - b) {
    case 1: narrowTile<R, 1>(w, rest, length, scales, out, yStride); break;
    case 2: narrowTile<R, 2>(w, rest, length, scales, out, yStride); break;
    case 3: narrowTile<R, 3>(w, rest, length, scales, out, yStride); break;
    case 4: narrowTile<R, 4>(w, rest, length, scales, out, yStride); break;
    case 5: narrowTile<R, 5>(w, rest, length, scales, out, yStride); break;
    default: break;
  }
}

// A single row of x against AQLM codes, as in direct.inl. Lanes 0 … 7 of 16 belong to the first two
// groups of four.
template <int K, int R>
[[gnu::always_inline]] inline void narrowDirect(const Matrix& m, int row, const std::uint16_t* x,
                                                float* y) {
  const int groups = m.columns / kGroup;
  const std::uint8_t* codes[R];
  for (int r = 0; r < R; ++r)
    codes[r] = m.codes.get() + static_cast<std::size_t>(row + r) * groups * K;
  const float* books = m.codebooks.get();
  Eight totals[2][R] = {};
  for (std::size_t g = 0; g < static_cast<std::size_t>(groups); g += 4) {
#pragma GCC unroll 2
    for (int half = 0; half < 2; ++half) {
      const std::size_t first = g + 2 * half;
      const __m256bh input = (__m256bh)_mm256_loadu_si256((const __m256i*)(x + first * kGroup));
#pragma GCC unroll 8
      for (int r = 0; r < R; ++r) {
        const __m256 low = (__m256)entrySum<K, Eight>(books, codes[r] + first * K);
        const __m256 high = (__m256)entrySum<K, Eight>(books, codes[r] + (first + 1) * K);
        totals[half][r] = (Eight)_mm256_dpbf16_ps((__m256)totals[half][r],
                                                  _mm256_cvtne2ps_pbh(high, low), input);
      }
    }
  }
  for (int r = 0; r < R; ++r) totals[0][r] += totals[1][r];
  storeSums<R>(totals[0], m.scales.get() + row, y);
}

template <int K>
void narrowDirectRows(const Matrix& m, int begin, int end, const std::uint16_t* x, float* y) {
  int row = begin;
  for (; row + kCoded <= end; row += kCoded) {
    prefetch(m, row + kAhead * kCoded, kCoded);
    narrowDirect<K, kCoded>(m, row, x, y + row);
  }
  for (; row < end; ++row) narrowDirect<K, 1>(m, row, x, y + row);
}

inline bool narrowDirectAny(const Matrix& m, int begin, int end, const std::uint16_t* x, float* y) {
  if (m.format != Format::kAqlm || m.columns % (4 * kGroup) != 0) return false;
  switch (m.books) {
    case 1: narrowDirectRows<1>(m, begin, end, x, y); break;
    case 2: narrowDirectRows<2>(m, begin, end, x, y); break;
    case 3: narrowDirectRows<3>(m, begin, end, x, y); break;
    default: narrowDirectRows<4>(m, begin, end, x, y); break;
  }
  return true;
}

void multiplyNarrow(const Matrix& m, int begin, int end, const std::uint16_t* x, int count,
                    float* y, std::size_t yStride, float* scratch) {
  if (count == 0) return;
  if (count == 1 && narrowDirectAny(m, begin, end, x, y)) return;
  const int length = padded(m.columns);
  const bool inPlace = m.format == Format::kBfloat16 && length == m.columns;
  std::uint16_t* decoded = (std::uint16_t*)scratch;
  float* wide = scratch + static_cast<std::size_t>(kTile) * length / 2;
  for (int row = begin; row < end; row += kTile) {
    prefetch(m, row + kAhead * kTile, kTile);
    const int rows = end - row < kTile ? end - row : kTile;
    const std::uint16_t* w[kTile];
    float scales[kTile];
    for (int r = 0; r < rows; ++r) {
      w[r] = decoded + static_cast<std::size_t>(r) * length;
      if (inPlace)
        w[r] = m.half.get() + static_cast<std::size_t>(row + r) * length;
      else
        decodeNarrow(m, row + r, decoded + static_cast<std::size_t>(r) * length, wide);
      scales[r] = rowScale(m, row + r);
    }
    if (rows == kTile) {
      narrowTiles<kTile>(w, x, length, count, scales, y + row, yStride);
    } else {
      for (int r = 0; r < rows; ++r)
        narrowTiles<1>(w + r, x, length, count, scales + r, y + row + r, yStride);
    }
  }
}
