// One step of a decoder of the Llama family: tokens in, logits out, keys and values kept.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cache.hpp"
#include "multiply.hpp"

namespace hypatia::cpu {

struct Shape {
  int vocabulary, hidden, inner, layers, heads, keyHeads, head;
  float epsilon;
  int positions;  // rows of the rotary table
};

struct Layer {
  std::shared_ptr<Matrix> query, key, value, output, gate, up, down;
  Buffer<float> inputNorm, innerNorm;
  Buffer<float> queryBias, keyBias, valueBias;  // empty when there is none
};

class Transformer {
 public:
  // cosines, sines: [positions, head / 2].
  Transformer(const Shape& shape, std::vector<Layer> layers, std::shared_ptr<Matrix> embedding,
              std::shared_ptr<Matrix> headMatrix, Buffer<float> finalNorm, Buffer<float> cosines,
              Buffer<float> sines, const Kernels& kernels, int threads, bool narrow, int blocks);

  Cache& cache() { return cache_; }
  const Shape& shape() const { return shape_; }

  // Appends token i to segment i (a segment may come several times, its tokens in order), and computes
  // the logits after the tokens whose indices `wanted` lists. When it raises, nothing is appended.
  void forward(const std::vector<int>& tokens, const std::vector<int>& segments,
               const std::vector<int>& wanted);

  // [wanted, vocabulary] of the last step.
  const float* logits() const { return logits_.get(); }
  int wanted() const { return wanted_; }

  const Kernels& kernels() const { return kernels_; }
  ThreadPool& pool() { return pool_; }

 private:
  struct Task;  // some rows of a step that look at one segment
  struct Plan;

  Plan plan(const std::vector<int>& tokens, const std::vector<int>& segments);
  void attend(const Plan& plan, int layer);
  void merge(const Plan& plan, int row);
  void rotateAndKeep(const Plan& plan, int row, int layer);
  void block(const Plan& plan, int layer);
  void each(int rows, const std::function<void(int, int)>& work);

  Shape shape_;
  std::vector<Layer> layers_;
  std::shared_ptr<Matrix> embedding_, head_;
  Buffer<float> finalNorm_, cosines_, sines_;
  const Kernels& kernels_;
  ThreadPool pool_;
  Multiplier multiplier_;
  int headPadded_;
  Cache cache_;

  // Activations of a step, a row a token, padded.
  int hiddenStride_, innerStride_, queryStride_, keyStride_;
  Buffer<float> state_, normed_, query_, key_, value_, mixed_, gate_, up_, added_, logits_;
  Buffer<float> partial_, partialMaximum_, partialTotal_;  // [slot, heads, head]
  std::vector<Buffer<float>> attendScratch_;
  int wanted_ = 0;
};

}  // namespace hypatia::cpu
