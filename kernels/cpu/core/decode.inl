// Rows of a stored matrix as float32. Included inside a variant's namespace.

[[gnu::always_inline]] inline void clearTail(float* out, int columns) {
  for (int i = columns; i < padded(columns); ++i) out[i] = 0.0f;
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
      const float* entry = books + p * (kGroup / kParts);
      Part total = load<Part>(entry + codes[0] * kGroup);
#pragma GCC unroll 4
      for (int k = 1; k < K; ++k)
        total += load<Part>(entry + (k * kEntries + codes[k]) * kGroup);
      store(out + p * (kGroup / kParts), total);
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

// Sixteen codes from 8 bytes (4 bits) or 16 bytes (8 bits), in their order.
template <int Bits>
[[gnu::always_inline]] inline void sixteen(const std::uint8_t* codes, std::uint8_t* out) {
  typedef std::uint8_t Bytes __attribute__((vector_size(16)));
  Bytes value{};
  if constexpr (Bits == 8) {
    __builtin_memcpy(&value, codes, 16);
  } else {
    __builtin_memcpy(&value, codes, 8);
    Bytes low = value & 15, high = value >> 4;
    value = __builtin_shufflevector(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7,
                                    23);
  }
  __builtin_memcpy(out, &value, 16);
}

template <int Bits>
inline void decodeGrouped(const Matrix& m, int row, float* out) {
  typedef std::uint8_t ByteLanes __attribute__((vector_size(W)));
  const int groups = m.columns / m.group;
  const std::uint8_t* codes =
      m.codes.get() + static_cast<std::size_t>(row) * (m.columns * Bits / 8);
  const float* scales = m.scales.get() + static_cast<std::size_t>(row) * groups;
  const float* minima = m.minima.get() + static_cast<std::size_t>(row) * groups;
  for (int g = 0; g < groups; ++g) {
    const float scale = scales[g], minimum = minima[g];
    const int first = g * m.group, end = first + m.group;
    int i = first;
    if (m.group % 16 == 0) {
      for (; i < end; i += 16) {
        std::uint8_t unpacked[16];
        sixteen<Bits>(codes + i * Bits / 8, unpacked);
#pragma GCC unroll 4
        for (int j = 0; j < 16; j += W) {
          ByteLanes bytes;
          __builtin_memcpy(&bytes, unpacked + j, W);
          Lanes values = __builtin_convertvector(__builtin_convertvector(bytes, IntLanes), Lanes);
          store(out + i + j, values * scale + minimum);
        }
      }
    }
    for (; i < end; ++i) {
      const int code = Bits == 8 ? codes[i] : (codes[i / 2] >> (4 * (i & 1))) & 15;
      out[i] = code * scale + minimum;
    }
  }
}

inline void decodeUnscaled(const Matrix& m, int row, float* out) {
  const std::size_t start = static_cast<std::size_t>(row) * m.columns;
  switch (m.format) {
    case Format::kFloat32:
      __builtin_memcpy(out, m.dense.get() + start, m.columns * 4);
      break;
    case Format::kBfloat16:
      for (int i = 0; i < m.columns; ++i) {
        std::uint32_t bits = static_cast<std::uint32_t>(m.half[start + i]) << 16;
        __builtin_memcpy(out + i, &bits, 4);
      }
      break;
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
