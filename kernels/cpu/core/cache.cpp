#include "cache.hpp"

#include <algorithm>
#include <string>

namespace hypatia::cpu {

Cache::Cache(std::size_t blockFloats, int capacity)
    : blockFloats_(blockFloats), capacity_(capacity) {}

Segment& Cache::at(int id) {
  auto found = segments_.find(id);
  if (found == segments_.end())
    throw std::invalid_argument("there is no open segment " + std::to_string(id));
  return *found->second;
}

int Cache::open(int parent) {
  auto segment = std::make_unique<Segment>();
  segment->id = next_++;
  if (parent >= 0) {
    Segment& before = at(parent);
    before.grown = true;
    ++before.holders;
    segment->parent = &before;
    segment->base = before.base + before.length;
  }
  const int id = segment->id;
  segments_[id] = std::move(segment);
  return id;
}

void Cache::close(int id) { release(&at(id)); }

void Cache::release(Segment* segment) {
  while (segment && --segment->holders == 0) {
    Segment* parent = segment->parent;
    used_ -= static_cast<int>(segment->blocks.size());
    free_.insert(free_.end(), segment->blocks.begin(), segment->blocks.end());
    segments_.erase(segment->id);
    segment = parent;
  }
}

int Cache::append(Segment& segment) {
  if (segment.grown)
    throw std::invalid_argument("segment " + std::to_string(segment.id) +
                                " has a child and can no longer grow");
  if (segment.length == static_cast<int>(segment.blocks.size()) * kBlock) {
    if (used_ == capacity_)
      throw std::length_error("the memory for keys and values is full: " +
                              std::to_string(capacity_ * kBlock) + " tokens");
    if (free_.empty()) {
      storage_.push_back(std::make_unique<Buffer<float>>(blockFloats_));
      free_.push_back(storage_.back()->get());
    }
    segment.blocks.push_back(free_.back());
    free_.pop_back();
    ++used_;
  }
  return segment.length++;
}

void Cache::shrink(Segment& segment) {
  --segment.length;
  if (segment.length % kBlock == 0) {
    free_.push_back(segment.blocks.back());
    segment.blocks.pop_back();
    --used_;
  }
}

}  // namespace hypatia::cpu
