// The arithmetic that is written once and compiled for each instruction set.
//
// Every sum has one order, fixed by the shapes alone: lane l of W adds the inputs l, l + W, l + 2W, …
// and the lanes are added as a tree. A result therefore never depends on how many rows are computed
// together, on tiles, or on threads. It does depend on W, that is on the instruction set.
#pragma once

#include <vector>

#include "matrix.hpp"

namespace hypatia::cpu {

constexpr int kBlock = 16;  // tokens of one block of keys and values

// One head's keys and values of a run of tokens, and the queries that look at them.
// A block holds keys [head, 16] (a token a column) followed by values [16, head].
struct Attention {
  const float* const* blocks;  // each already moved on to the layer and head
  int head;                    // numbers a head, padded to a multiple of 16
  int queries;
  const float* const* query;   // [queries] → [head], scaled by 1 / √head
  const int* visible;          // [queries] tokens each may look at, from the first
  float* const* out;           // [queries] → [head]: Σ exp(score − maximum) · value
  float* const* maximum;       // [queries] → the largest score; −∞ when nothing is visible
  float* const* total;         // [queries] → Σ exp(score − maximum)
  float* scratch;              // attentionScratch(queries) numbers
};

constexpr int kChunk = 256;  // tokens scored before their values are added
constexpr int attentionScratch(int queries) { return queries * kChunk; }

struct Kernels {
  const char* name;
  bool narrow;  // multiplies in bfloat16 are there

  // y[b, r] = Σ W[r, i] · x[b, i] for rows begin … end − 1 of W and all `count` rows of x.
  // x: [count, stride], zero from `columns` to padded(columns). y: [count, yStride].
  void (*multiply)(const Matrix&, int begin, int end, const float* x, int count, float* y,
                   std::size_t yStride, float* scratch);
  // The same with weights and x rounded to bfloat16, sums in float32; null when not `narrow`.
  void (*multiplyNarrow)(const Matrix&, int begin, int end, const std::uint16_t* x, int count,
                         float* y, std::size_t yStride, float* scratch);
  void (*decode)(const Matrix&, int row, float* out);  // one row of W, padded with zeros
  void (*attend)(const Attention&);
  void (*norm)(const float* x, const float* weight, float epsilon, int count, float* out);
  void (*gate)(float* gate, const float* up, int count);  // gate = silu(gate) · up
  float (*maximum)(const float* x, int count);
  // Σ exp((x − shift) · scale), the terms written to `out` when it is not null.
  double (*exponentials)(const float* x, int count, float shift, float scale, float* out);
};

// Numbers of scratch that multiply and multiplyNarrow need for a matrix.
constexpr int kTile = 4;  // rows of W decoded together
inline std::size_t multiplyScratch(int columns) {
  return static_cast<std::size_t>(kTile) * padded(columns) * 2;
}

std::vector<const Kernels*> availableKernels();  // of this machine, best first

const Kernels* portableKernels();
#ifdef HYPATIA_X86
const Kernels* avx2Kernels();
const Kernels* avx512Kernels();
const Kernels* avx512Bf16Kernels();
#endif

}  // namespace hypatia::cpu
