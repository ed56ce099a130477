// A single row of x: weights are decoded into registers and multiplied there, with the same sums in
// the same order as in tiles. Included inside a variant's namespace.

// Rows of W at a time: enough that their sums do not wait for one another, and that each vector of x
// that is loaded serves many (loads are what AQLM codes wait for).
constexpr int kTogether = 4, kCoded = 8;
constexpr int kAhead = 2;  // how many such pieces ahead codes are asked for

// Asks for the codes of the rows after next: rows are short, and the processor's own prefetching
// starts anew with each.
[[gnu::always_inline]] inline void prefetch(const Matrix& m, int row, int rows) {
  const std::size_t rowBytes = m.codes.size() / m.rows;
  const std::size_t begin = row * rowBytes;
  std::size_t end = begin + rows * rowBytes;
  if (end > m.codes.size()) end = m.codes.size();
  for (std::size_t at = begin; at < end; at += 64) __builtin_prefetch(m.codes.get() + at);
}

#if HYPATIA_LANES >= 8
// With 16 lanes the even groups are the lower half of the lanes.
template <int K, int R>
[[gnu::always_inline]] inline void directAqlm(const Matrix& m, int row, const float* x, float* y) {
  constexpr int kHalves = W / 8;
  const int groups = m.columns / kGroup;
  const std::uint8_t* codes[R];
  for (int r = 0; r < R; ++r)
    codes[r] = m.codes.get() + static_cast<std::size_t>(row + r) * groups * K;
  const float* books = m.codebooks.get();
  Eight totals[kHalves][R] = {};
  auto step = [&](std::size_t g, int half) __attribute__((always_inline)) {
    const Eight input = load<Eight>(x + g * kGroup);
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r)
      totals[half][r] += entrySum<K, Eight>(books, codes[r] + g * K) * input;
  };
  int g = 0;
  for (; g + kHalves <= groups; g += kHalves)
#pragma GCC unroll 2
    for (int half = 0; half < kHalves; ++half) step(g + half, half);
  if (g < groups) step(g, 0);
  if constexpr (kHalves == 2)
    for (int r = 0; r < R; ++r) totals[0][r] += totals[1][r];
  storeSums<R>(totals[0], m.scales.get() + row, y);
}

template <int K>
void directAqlmRows(const Matrix& m, int begin, int end, const float* x, float* y) {
  int row = begin;
  for (; row + kCoded <= end; row += kCoded) {
    prefetch(m, row + kAhead * kCoded, kCoded);
    directAqlm<K, kCoded>(m, row, x, y + row);
  }
  for (; row < end; ++row) directAqlm<K, 1>(m, row, x, y + row);
}
#endif

template <int... Row>  // 0, 1, …: as many rows at a time
[[gnu::always_inline]] inline void directGrouped4(const Matrix& m, int row, const float* x,
                                                  float* y) {
  constexpr int R = sizeof...(Row);
  const int groups = m.columns / m.group;
  Lanes totals[R] = {};
  const std::uint8_t* codes = m.codes.get() + static_cast<std::size_t>(row) * (m.columns / 2);
  const std::size_t first = static_cast<std::size_t>(row) * groups;
  for (int g = 0; g < groups; ++g) {
    auto levelsOf = [&](int r) {
      const std::size_t place = first + static_cast<std::size_t>(r) * groups + g;
      return Levels(m.scales[place], m.minima[place]);
    };
    const Levels levels[R] = {levelsOf(Row)...};
    for (int i = g * m.group; i < (g + 1) * m.group; i += 16)
#pragma GCC unroll 4
      for (int p = 0; p < 16 / W; ++p) {
        const Lanes inputs = load(x + i + p * W);
#pragma GCC unroll 4
        for (int r = 0; r < R; ++r)
          totals[r] += levels[r].part(codes + r * (m.columns / 2) + i / 2, p) * inputs;
      }
  }
  for (int r = 0; r < R; ++r) y[r] = sum(totals[r]);
}

// Whether it was done: not every format has a direct way.
bool direct(const Matrix& m, int begin, int end, const float* x, float* y) {
#if HYPATIA_LANES >= 8
  if (m.format == Format::kAqlm) {
    switch (m.books) {
      case 1: directAqlmRows<1>(m, begin, end, x, y); break;
      case 2: directAqlmRows<2>(m, begin, end, x, y); break;
      case 3: directAqlmRows<3>(m, begin, end, x, y); break;
      default: directAqlmRows<4>(m, begin, end, x, y); break;
    }
    return true;
  }
#endif
  if (m.format != Format::kGrouped4 || m.group % 16 != 0) return false;
  int row = begin;
  for (; row + kTogether <= end; row += kTogether) {
    prefetch(m, row + kAhead * kTogether, kTogether);
    directGrouped4<0, 1, 2, 3>(m, row, x, y + row);
  }
  for (; row < end; ++row) directGrouped4<0>(m, row, x, y + row);
  return true;
}
