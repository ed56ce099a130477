// Attention of some queries over one head's keys and values. Included inside a variant's namespace.
//
// Keys lie a token a column, so that a vector holds the scores of neighbouring tokens; a block of
// keys or values that was loaded serves several queries. The softmax is kept unnormalised, as a
// maximum, a total and a weighted sum, and is carried on from chunk to chunk (Milakov, Gimelshein 2018).

#if HYPATIA_LANES >= 16
constexpr int kQueries = 6;  // queries at a time
#else
constexpr int kQueries = 2;
#endif
constexpr int kVectors = kBlock / W;  // vectors that hold a block's scores

// Scores of Q queries against the blocks first … last − 1; row q of `scores` has kChunk numbers.
template <int Q>
[[gnu::noinline]] void scoreBlocks(const Attention& a, int query, int first, int last,
                                   float* scores) {
  for (int block = first; block < last; ++block) {
    const float* keys = a.blocks[block];
    Lanes sums[Q][kVectors] = {};
    for (int d = 0; d < a.head; ++d) {
#pragma GCC unroll 4
      for (int v = 0; v < kVectors; ++v) {
        const Lanes key = load(keys + d * kBlock + v * W);
#pragma GCC unroll 8
        for (int q = 0; q < Q; ++q) sums[q][v] += key * a.query[query + q][d];
      }
    }
#pragma GCC unroll 8
    for (int q = 0; q < Q; ++q)
#pragma GCC unroll 4
      for (int v = 0; v < kVectors; ++v)
        store(scores + q * kChunk + (block - first) * kBlock + v * W, sums[q][v]);
  }
}

// Adds Σ weight · value of the blocks to D vectors of each query's sum, from number `column` on.
template <int Q, int D>
[[gnu::noinline]] void addValues(const Attention& a, int query, int first, int last,
                                 const float* weights, int column) {
  Lanes sums[Q][D];
#pragma GCC unroll 8
  for (int q = 0; q < Q; ++q)
#pragma GCC unroll 4
    for (int d = 0; d < D; ++d) sums[q][d] = load(a.out[query + q] + column + d * W);
  for (int block = first; block < last; ++block) {
    const float* values = a.blocks[block] + a.head * kBlock + column;
    const float* weight = weights + (block - first) * kBlock;
    for (int t = 0; t < kBlock; ++t) {
      Lanes value[D];
#pragma GCC unroll 4
      for (int d = 0; d < D; ++d) value[d] = load(values + t * a.head + d * W);
#pragma GCC unroll 8
      for (int q = 0; q < Q; ++q) {
        const float w = weight[q * kChunk + t];
#pragma GCC unroll 4
        for (int d = 0; d < D; ++d) sums[q][d] += value[d] * w;
      }
    }
  }
#pragma GCC unroll 8
  for (int q = 0; q < Q; ++q)
#pragma GCC unroll 4
    for (int d = 0; d < D; ++d) store(a.out[query + q] + column + d * W, sums[q][d]);
}

// One query's scores to weights in place: those not visible become 0. The earlier sums are rescaled.
inline void weigh(const Attention& a, int q, int begin, int width, float* scores) {
  int seen = a.visible[q] - begin;
  seen = seen < 0 ? 0 : seen > width ? width : seen;
  if (seen == 0) {
    for (int t = 0; t < width; ++t) scores[t] = 0.0f;
    return;
  }
  float best = *a.maximum[q];
  for (int t = 0; t < seen; ++t) best = scores[t] > best ? scores[t] : best;
  for (int t = seen; t < width; ++t) scores[t] = -__builtin_inff();
  if (best > *a.maximum[q]) {
    const Lanes factor = exponential(all(*a.maximum[q] - best));
    if (begin > 0) {  // before the first chunk the sums are zero
      for (int d = 0; d < a.head; d += W) store(a.out[q] + d, load(a.out[q] + d) * factor);
      *a.total[q] *= factor[0];
    }
    *a.maximum[q] = best;
  }
  Lanes total = {};
  for (int t = 0; t < width; t += W) {
    const Lanes weight = exponential(load(scores + t) - best);
    store(scores + t, weight);
  }
  for (int t = seen; t < width; ++t) scores[t] = 0.0f;
  for (int t = 0; t < width; t += W) total += load(scores + t);
  *a.total[q] += sum(total);
}

template <int Q>
void attendChunk(const Attention& a, int query, int first, int last, float* scores) {
  scoreBlocks<Q>(a, query, first, last, scores);
  for (int q = 0; q < Q; ++q)
    weigh(a, query + q, first * kBlock, (last - first) * kBlock, scores + q * kChunk);
  int column = 0;
  for (; column + 4 * W <= a.head; column += 4 * W)
    addValues<Q, 4>(a, query, first, last, scores, column);
  for (; column < a.head; column += W) addValues<Q, 1>(a, query, first, last, scores, column);
}

void attend(const Attention& a) {
  int most = 0;
  for (int q = 0; q < a.queries; ++q) {
    most = a.visible[q] > most ? a.visible[q] : most;
    *a.maximum[q] = -__builtin_inff();
    *a.total[q] = 0.0f;
    for (int d = 0; d < a.head; ++d) a.out[q][d] = 0.0f;
  }
  const int blocks = (most + kBlock - 1) / kBlock;
  constexpr int kStep = kChunk / kBlock;
  for (int first = 0; first < blocks; first += kStep) {
    const int last = first + kStep < blocks ? first + kStep : blocks;
    int q = 0;
    for (; q + kQueries <= a.queries; q += kQueries)
      attendChunk<kQueries>(a, q, first, last, a.scratch);
#if HYPATIA_LANES >= 16
    for (; q + 3 <= a.queries; q += 3) attendChunk<3>(a, q, first, last, a.scratch);
#endif
    for (; q < a.queries; ++q) attendChunk<1>(a, q, first, last, a.scratch);
  }
}
