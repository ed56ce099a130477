// A weight matrix [rows, columns] as it is stored: dense, AQLM codes, or grouped integers.
#pragma once

#include "buffer.hpp"

namespace hypatia::cpu {

enum class Format { kFloat32, kBfloat16, kAqlm, kGrouped4, kGrouped8 };

constexpr int kGroup = 8;      // weights that share a code
constexpr int kEntries = 256;  // vectors of a codebook

struct Matrix {
  Format format = Format::kFloat32;
  int rows = 0;
  int columns = 0;

  Buffer<float> dense;         // float32: [rows, columns]
  Buffer<std::uint16_t> half;  // bfloat16: [rows, columns]
  Buffer<std::uint8_t> codes;  // AQLM: [rows, columns / 8, books]; grouped: [rows, columns · bits / 8]
  int books = 0;               // AQLM: codebooks
  Buffer<float> codebooks;     // AQLM: [books, 256, 8]
  Buffer<float> scales;        // AQLM: [rows]; grouped: [rows, columns / group]
  Buffer<float> minima;        // grouped: [rows, columns / group]
  int group = 0;               // grouped: inputs that share a scale

  std::size_t bytes() const {
    return dense.size() * 4 + half.size() * 2 + codes.size() +
           (codebooks.size() + scales.size() + minima.size()) * 4;
  }
};

}  // namespace hypatia::cpu
