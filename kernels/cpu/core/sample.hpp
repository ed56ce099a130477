// Drawing a token from logits.
#pragma once

#include <cstdint>
#include <vector>

#include "kernels.hpp"

namespace hypatia::cpu {

struct Draw {
  float temperature;  // 0: the most probable token
  int topK;           // only the k most probable; 0: all
  float topP;         // only the most probable that make up this share; 1: all
  std::uint64_t seed;
  std::uint32_t sample;  // which of a prompt's samples
  std::uint32_t place;   // which token of the sample
};

struct Drawn {
  int token;
  float logProbability;  // under the model itself: temperature 1, nothing cut off
};

// A number in [0, 1) that depends on the three alone: a text does not change with its neighbours.
double uniform(std::uint64_t seed, std::uint32_t sample, std::uint32_t place);

class Sampler {
 public:
  Drawn draw(const Kernels& kernels, const float* logits, int count, const Draw& draw);

 private:
  int choose(const Kernels& kernels, const float* logits, int count, float best, const Draw& draw);
  int amongAll(const Kernels& kernels, const float* logits, int count, float best, const Draw& draw);
  void keepLikely(const float* logits, int count, float floor);

  Buffer<float> weights_;
  std::vector<int> kept_;
};

// log Σ exp of the logits.
double logTotal(const Kernels& kernels, const float* logits, int count, float best);

}  // namespace hypatia::cpu
