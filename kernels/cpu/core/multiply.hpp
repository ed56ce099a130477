// Products of several matrices with the same activations, their rows shared out among threads.
#pragma once

#include <vector>

#include "kernels.hpp"
#include "pool.hpp"

namespace hypatia::cpu {

struct Product {
  const Matrix* matrix;
  float* y;             // [count, yStride]
  std::size_t yStride;
  const float* bias = nullptr;  // [rows], added to each row of y
};

class Multiplier {
 public:
  // narrow: round weights and activations to bfloat16 where the kernels can.
  Multiplier(const Kernels& kernels, ThreadPool& pool, bool narrow)
      : kernels_(kernels), pool_(pool), narrow_(narrow && kernels.narrow) {}

  // x: [count, padded(columns)] with zeros behind the columns; all matrices have the same columns.
  void multiply(const std::vector<Product>& products, const float* x, int count);

  const Kernels& kernels() const { return kernels_; }
  ThreadPool& pool() { return pool_; }

 private:
  const Kernels& kernels_;
  ThreadPool& pool_;
  bool narrow_;
  Buffer<std::uint16_t> narrowX_;
  std::vector<Buffer<float>> scratch_;  // of each thread
};

}  // namespace hypatia::cpu
