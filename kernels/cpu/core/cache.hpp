// Keys and values of texts that share their beginnings.
//
// A segment is a run of tokens, kept in blocks of 16; a text is a chain of segments from a root on.
// Texts with a common beginning have a common ancestor, whose keys and values exist once. A segment
// that has a child no longer grows.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include "buffer.hpp"
#include "kernels.hpp"

namespace hypatia::cpu {

struct Segment {
  int id = 0;
  Segment* parent = nullptr;
  int base = 0;    // position of its first token
  int length = 0;  // tokens
  int holders = 1;  // the one who opened it, and its children
  bool grown = false;  // has had a child
  std::vector<float*> blocks;
};

class Cache {
 public:
  // blockFloats: numbers of one block, all layers and heads; capacity: blocks at most.
  Cache(std::size_t blockFloats, int capacity);

  // A new segment after `parent` (−1: at the start of a text). Raises std::invalid_argument.
  int open(int parent);
  // Lets go of a segment; its blocks are free when its children are closed too.
  void close(int id);
  Segment& at(int id);

  // Room for one more token of a segment; its index there. Raises std::length_error when full.
  int append(Segment& segment);
  // Takes back the last token.
  void shrink(Segment& segment);

  int capacity() const { return capacity_; }
  int used() const { return used_; }
  std::size_t blockBytes() const { return blockFloats_ * sizeof(float); }

 private:
  void release(Segment* segment);

  std::size_t blockFloats_;
  int capacity_;
  int used_ = 0;
  int next_ = 0;
  std::map<int, std::unique_ptr<Segment>> segments_;
  std::vector<std::unique_ptr<Buffer<float>>> storage_;
  std::vector<float*> free_;
};

}  // namespace hypatia::cpu
