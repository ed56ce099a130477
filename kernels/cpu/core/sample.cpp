#include "sample.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hypatia::cpu {

namespace {

// The finaliser of splitmix64 (Steele, Lea, Flood 2014): every bit of the result depends on all bits.
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ull;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

}  // namespace

double uniform(std::uint64_t seed, std::uint32_t sample, std::uint32_t place) {
  const std::uint64_t bits =
      mixed(mixed(seed) ^ (static_cast<std::uint64_t>(sample) << 32 | place));
  return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

double logTotal(const Kernels& kernels, const float* logits, int count, float best) {
  return best + std::log(kernels.exponentials(logits, count, best, 1.0f, nullptr));
}

Drawn Sampler::draw(const Kernels& kernels, const float* logits, int count, const Draw& draw) {
  const float best = kernels.maximum(logits, count);
  const int token = choose(kernels, logits, count, best, draw);
  return {token, static_cast<float>(logits[token] - logTotal(kernels, logits, count, best))};
}

// Tokens whose logit is at least `floor`, the most probable first, ties by number.
void Sampler::keepLikely(const float* logits, int count, float floor) {
  kept_.clear();
  for (int i = 0; i < count; ++i)
    if (logits[i] >= floor) kept_.push_back(i);
  std::sort(kept_.begin(), kept_.end(), [&](int a, int b) {
    return logits[a] != logits[b] ? logits[a] > logits[b] : a < b;
  });
}

int Sampler::choose(const Kernels& kernels, const float* logits, int count, float best,
                    const Draw& draw) {
  if (draw.temperature <= 0 || draw.topK == 1)
    return static_cast<int>(std::find(logits, logits + count, best) - logits) % count;
  const bool allTokens = draw.topK <= 0 || draw.topK >= count;
  if (allTokens && draw.topP >= 1) return amongAll(kernels, logits, count, best, draw);

  // Candidates within a distance of the best, which is widened until it holds all that may be drawn.
  const float scale = 1.0f / draw.temperature;
  const double whole = allTokens ? kernels.exponentials(logits, count, best, scale, nullptr) : 0;
  std::vector<double> weights;
  for (float distance = 8 * draw.temperature;; distance *= 2) {
    keepLikely(logits, count, best - distance);
    const bool everything = static_cast<int>(kept_.size()) == count || std::isinf(distance);
    if (!allTokens) {
      if (static_cast<int>(kept_.size()) < draw.topK && !everything) continue;
      kept_.resize(std::min<std::size_t>(kept_.size(), draw.topK));
    }
    weights.clear();
    double total = 0;
    for (int token : kept_) {
      weights.push_back(std::exp((static_cast<double>(logits[token]) - best) * scale));
      total += weights.back();
    }
    const double share = (allTokens ? whole : total) * draw.topP;
    if (total < share && !everything) continue;
    double sum = 0;
    std::size_t nucleus = 0;
    while (nucleus < kept_.size() && (nucleus == 0 || sum < share)) sum += weights[nucleus++];
    double left = uniform(draw.seed, draw.sample, draw.place) * sum;
    for (std::size_t i = 0; i < nucleus; ++i)
      if ((left -= weights[i]) < 0) return kept_[i];
    return kept_[nucleus - 1];
  }
}

int Sampler::amongAll(const Kernels& kernels, const float* logits, int count, float best,
                      const Draw& draw) {
  float* weights = weights_.reserve(count);
  const double total =
      kernels.exponentials(logits, count, best, 1.0f / draw.temperature, weights);
  double left = uniform(draw.seed, draw.sample, draw.place) * total;
  int last = 0;  // the last token that can be drawn, should rounding leave something
  for (int i = 0; i < count; ++i) {
    if (weights[i] <= 0) continue;
    last = i;
    if ((left -= weights[i]) < 0) return i;
  }
  return last;
}

}  // namespace hypatia::cpu
