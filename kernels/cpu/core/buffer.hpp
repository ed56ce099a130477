// Memory for numbers: aligned to a cache line, zeroed, freed with its owner.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace hypatia::cpu {

constexpr std::size_t kLine = 64;

template <typename T>
class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(std::size_t count) { resize(count); }

  // Contents are lost; all is zero afterwards.
  void resize(std::size_t count) {
    std::size_t bytes = (count * sizeof(T) + kLine - 1) / kLine * kLine;
    data_.reset(bytes ? static_cast<T*>(std::aligned_alloc(kLine, bytes)) : nullptr);
    if (bytes && !data_) throw std::bad_alloc();
    if (bytes) std::memset(data_.get(), 0, bytes);
    size_ = count;
  }

  // At least `count` numbers; kept as it is when it is large enough.
  T* reserve(std::size_t count) {
    if (count > size_) resize(count);
    return data_.get();
  }

  void assign(const T* source, std::size_t count) {
    resize(count);
    if (count) std::memcpy(data_.get(), source, count * sizeof(T));
  }

  T* get() { return data_.get(); }
  const T* get() const { return data_.get(); }
  T& operator[](std::size_t i) { return data_.get()[i]; }
  const T& operator[](std::size_t i) const { return data_.get()[i]; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

 private:
  struct Free {
    void operator()(T* data) const { std::free(data); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0;
};

// Rows of activations are padded to this many numbers, so that every kernel reads whole vectors.
constexpr int kPad = 32;
constexpr int padded(int columns) { return (columns + kPad - 1) / kPad * kPad; }

}  // namespace hypatia::cpu
