#include "multiply.hpp"

#include <algorithm>

namespace hypatia::cpu {

namespace {

// float32 to the nearest bfloat16, ties to even, as the processor's own conversion does it.
std::uint16_t nearest(float value) {
  std::uint32_t bits;
  std::memcpy(&bits, &value, 4);
  if ((bits & 0x7fffffffu) > 0x7f800000u) return static_cast<std::uint16_t>(bits >> 16 | 64);
  return static_cast<std::uint16_t>((bits + 0x7fffu + (bits >> 16 & 1)) >> 16);
}

constexpr int kRows = 32;  // rows of one piece of work, at least
constexpr int kEven = 8;   // pieces are multiples of it

}  // namespace

void Multiplier::multiply(const std::vector<Product>& products, const float* x, int count) {
  if (count == 0 || products.empty()) return;
  const int columns = products[0].matrix->columns;
  const std::size_t length = padded(columns);
  if (narrow_) {
    std::uint16_t* out = narrowX_.reserve(length * count);
    for (std::size_t i = 0; i < length * count; ++i) out[i] = nearest(x[i]);
  }
  scratch_.resize(pool_.threads());
  for (auto& scratch : scratch_) scratch.reserve(multiplyScratch(columns));

  // pieces of whole tiles, a few a thread so that a slow thread is not waited for long
  int rows = 0;
  for (const auto& product : products) rows += product.matrix->rows;
  int piece = std::max(kRows, rows / (pool_.threads() * 8)) / kEven * kEven;
  struct Piece {
    const Product* product;
    int begin, end;
  };
  std::vector<Piece> pieces;
  for (const auto& product : products)
    for (int begin = 0; begin < product.matrix->rows; begin += piece)
      pieces.push_back({&product, begin, std::min(begin + piece, product.matrix->rows)});

  pool_.run(static_cast<int>(pieces.size()), [&](int item, int thread) {
    const auto& [product, begin, end] = pieces[item];
    const Matrix& matrix = *product->matrix;
    float* scratch = scratch_[thread].get();
    if (narrow_)
      kernels_.multiplyNarrow(matrix, begin, end, narrowX_.get(), count, product->y,
                              product->yStride, scratch);
    else
      kernels_.multiply(matrix, begin, end, x, count, product->y, product->yStride, scratch);
    if (!product->bias) return;
    for (int b = 0; b < count; ++b)
      for (int r = begin; r < end; ++r) product->y[b * product->yStride + r] += product->bias[r];
  });
}

}  // namespace hypatia::cpu
