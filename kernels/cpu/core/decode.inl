// Rows of a stored matrix as float32. Included inside a variant's namespace.

[[gnu::always_inline]] inline void clearTail(float* out, int columns) {
  for (int i = columns; i < padded(columns); ++i) out[i] = 0.0f;
}

// The vector that a code names. An entry is 32 bytes, so that the address is one shift away.
template <typename V>
[[gnu::always_inline]] inline V entryOf(const float* book, std::uint8_t code) {
  const std::size_t offset = static_cast<std::size_t>(code) * (kGroup * sizeof(float));
  return load<V>(reinterpret_cast<const float*>(reinterpret_cast<const char*>(book) + offset));
}

// Σₖ codebook k [code k], the k-th codebook at books + k · 2048.
template <int K, typename V>
[[gnu::always_inline]] inline V entrySum(const float* books, const std::uint8_t* codes) {
  V total = entryOf<V>(books, codes[0]);
#pragma GCC unroll 4
  for (int k = 1; k < K; ++k) total += entryOf<V>(books + k * kEntries * kGroup, codes[k]);
  return total;
}

template <int K>
inline void decodeAqlm(const Matrix& m, int row, float* out) {
  typedef std::conditional_t<W >= 8, Eight, Four> Part;
  constexpr int kParts = kGroup * 4 / sizeof(Part);
  const int groups = m.columns / kGroup;
  const std::uint8_t* codes = m.codes.get() + static_cast<std::size_t>(row) * groups * K;
  const float* books = m.codebooks.get();
  for (int g = 0; g < groups; ++g, codes += K, out += kGroup) {
#pragma GCC unroll 2
    for (int p = 0; p < kParts; ++p) {
      const int first = p * (kGroup / kParts);
      store(out + first, entrySum<K, Part>(books + first, codes));
    }
  }
}

// The row without its scale, which is applied to the sum.
inline void decodeAqlmAny(const Matrix& m, int row, float* out) {
  switch (m.books) {
    case 1: return decodeAqlm<1>(m, row, out);
    case 2: return decodeAqlm<2>(m, row, out);
    case 3: return decodeAqlm<3>(m, row, out);
    default: return decodeAqlm<4>(m, row, out);
  }
}

template <int Bits>
inline void decodeGrouped(const Matrix& m, int row, float* out) {
  const int groups = m.columns / m.group;
  const std::uint8_t* codes =
      m.codes.get() + static_cast<std::size_t>(row) * (m.columns * Bits / 8);
  const float* scales = m.scales.get() + static_cast<std::size_t>(row) * groups;
  const float* minima = m.minima.get() + static_cast<std::size_t>(row) * groups;
  for (int g = 0; g < groups; ++g) {
    const float scale = scales[g], minimum = minima[g];
    int i = g * m.group;
    const int end = i + m.group;
    if (m.group % 16 == 0) {
      const Levels levels(scale, minimum);
      for (; i < end; i += 16) {
        if constexpr (Bits == 4)
          for (int p = 0; p < 16 / W; ++p) store(out + i + p * W, levels.part(codes + i / 2, p));
        else
          unpackBytes(codes + i, scale, minimum, out + i);
      }
    }
    for (; i < end; ++i) {
      const int code = Bits == 8 ? codes[i] : (codes[i / 2] >> (4 * (i & 1))) & 15;
      out[i] = code * scale + minimum;
    }
  }
}

inline void decodeBfloat16(const std::uint16_t* from, int columns, float* out) {
  int i = 0;
  for (; i + 16 <= columns; i += 16) widen(from + i, out + i);
  for (; i < columns; ++i) {
    const std::uint32_t bits = static_cast<std::uint32_t>(from[i]) << 16;
    __builtin_memcpy(out + i, &bits, 4);
  }
}

inline void decodeUnscaled(const Matrix& m, int row, float* out) {
  const std::size_t start = static_cast<std::size_t>(row) * m.columns;
  switch (m.format) {
    case Format::kFloat32:
      __builtin_memcpy(out, m.dense.get() + start, m.columns * 4);
      break;
    case Format::kBfloat16: decodeBfloat16(m.half.get() + start, m.columns, out); break;
    case Format::kAqlm: decodeAqlmAny(m, row, out); break;
    case Format::kGrouped4: decodeGrouped<4>(m, row, out); break;
    case Format::kGrouped8: decodeGrouped<8>(m, row, out); break;
  }
  clearTail(out, m.columns);
}

inline float rowScale(const Matrix& m, int row) {
  return m.format == Format::kAqlm ? m.scales[row] : 1.0f;
}

void decode(const Matrix& m, int row, float* out) {
  decodeUnscaled(m, row, out);
  if (m.format != Format::kAqlm) return;
  for (int i = 0; i < m.columns; ++i) out[i] *= m.scales[row];
}
