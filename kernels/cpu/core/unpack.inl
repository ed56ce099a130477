// Stored integers and bfloat16 to float32, sixteen numbers at a time. Included inside a variant's
// namespace. The compilers' own vector types do this badly, hence the intrinsics.

#if HYPATIA_LANES == 16

// Sixteen 4-bit codes, 8 bytes, as code · scale + minimum: looked up in the 16 values there are.
// `part(codes, p)` gives the p-th vector of the sixteen numbers.
struct Levels {
  __m512 values;
  Levels(float scale, float minimum)
      : values(_mm512_fmadd_ps(
            _mm512_setr_ps(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
            _mm512_set1_ps(scale), _mm512_set1_ps(minimum))) {}

  [[gnu::always_inline]] Lanes part(const std::uint8_t* codes, int) const {
    const __m512i halves = _mm512_setr_epi32(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
    const __m512i shifts =
        _mm512_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28, 0, 4, 8, 12, 16, 20, 24, 28);
    const __m512i bits =
        _mm512_castsi128_si512(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(codes)));
    // the lookup heeds the lowest 4 bits alone
    const __m512i index = _mm512_srlv_epi32(_mm512_permutexvar_epi32(halves, bits), shifts);
    return (Lanes)_mm512_permutexvar_ps(index, values);
  }
};

[[gnu::always_inline]] inline void unpackBytes(const std::uint8_t* codes, float scale,
                                               float minimum, float* out) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes));
  const __m512 values = _mm512_cvtepi32_ps(_mm512_cvtepu8_epi32(bytes));
  _mm512_storeu_ps(out,
                   _mm512_fmadd_ps(values, _mm512_set1_ps(scale), _mm512_set1_ps(minimum)));
}

[[gnu::always_inline]] inline void widen(const std::uint16_t* from, float* out) {
  const __m256i bits = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
  _mm512_storeu_si512(out, _mm512_slli_epi32(_mm512_cvtepu16_epi32(bits), 16));
}

#elif HYPATIA_LANES == 8

struct Levels {
  __m256 scales, minima;
  Levels(float scale, float minimum)
      : scales(_mm256_set1_ps(scale)), minima(_mm256_set1_ps(minimum)) {}

  [[gnu::always_inline]] Lanes part(const std::uint8_t* codes, int p) const {
    const __m256i shifts = _mm256_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28);
    int bits;
    __builtin_memcpy(&bits, codes + 4 * p, 4);
    const __m256i index = _mm256_and_si256(_mm256_srlv_epi32(_mm256_set1_epi32(bits), shifts),
                                           _mm256_set1_epi32(15));
    return (Lanes)_mm256_fmadd_ps(_mm256_cvtepi32_ps(index), scales, minima);
  }
};

[[gnu::always_inline]] inline void unpackBytes(const std::uint8_t* codes, float scale,
                                               float minimum, float* out) {
  for (int half = 0; half < 2; ++half) {
    const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(codes + 8 * half));
    const __m256 values = _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(bytes));
    _mm256_storeu_ps(out + 8 * half,
                     _mm256_fmadd_ps(values, _mm256_set1_ps(scale), _mm256_set1_ps(minimum)));
  }
}

[[gnu::always_inline]] inline void widen(const std::uint16_t* from, float* out) {
  for (int half = 0; half < 2; ++half) {
    const __m128i bits = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 8 * half));
    const __m256i values = _mm256_slli_epi32(_mm256_cvtepu16_epi32(bits), 16);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8 * half), values);
  }
}

#else

struct Levels {
  float values[16];
  Levels(float scale, float minimum) {
    for (int i = 0; i < 16; ++i) values[i] = i * scale + minimum;
  }
  Lanes part(const std::uint8_t* codes, int p) const {
    const std::uint8_t* two = codes + 2 * p;
    return Lanes{values[two[0] & 15], values[two[0] >> 4], values[two[1] & 15], values[two[1] >> 4]};
  }
};

inline void unpackBytes(const std::uint8_t* codes, float scale, float minimum, float* out) {
  for (int i = 0; i < 16; ++i) out[i] = codes[i] * scale + minimum;
}

inline void widen(const std::uint16_t* from, float* out) {
  for (int i = 0; i < 16; ++i) {
    const std::uint32_t bits = static_cast<std::uint32_t>(from[i]) << 16;
    __builtin_memcpy(out + i, &bits, 4);
  }
}

#endif
