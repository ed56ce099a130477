#include "transformer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace hypatia::cpu {

namespace {

constexpr int kRowsTogether = 8;  // rows of one attention task; times the heads that share keys

}  // namespace

struct Transformer::Task {
  const Segment* segment;
  std::vector<int> rows, visible, slots;  // slots: where each row's partial result goes
};

struct Transformer::Plan {
  std::vector<Segment*> segments;  // of each row
  std::vector<int> places;         // index of each row in its segment
  std::vector<int> firstSlot;      // [rows + 1]: a row's partial results, from the root on
  std::vector<Task> tasks;
};

Transformer::Transformer(const Shape& shape, std::vector<Layer> layers,
                         std::shared_ptr<Matrix> embedding, std::shared_ptr<Matrix> headMatrix,
                         Buffer<float> finalNorm, Buffer<float> cosines, Buffer<float> sines,
                         const Kernels& kernels, int threads, bool narrow, int blocks)
    : shape_(shape),
      layers_(std::move(layers)),
      embedding_(std::move(embedding)),
      head_(std::move(headMatrix)),
      finalNorm_(std::move(finalNorm)),
      cosines_(std::move(cosines)),
      sines_(std::move(sines)),
      kernels_(kernels),
      pool_(threads),
      multiplier_(kernels, pool_, narrow),
      headPadded_((shape.head + kBlock - 1) / kBlock * kBlock),
      cache_(static_cast<std::size_t>(shape.layers) * shape.keyHeads * 2 * kBlock * headPadded_,
             blocks),
      hiddenStride_(padded(shape.hidden)),
      innerStride_(padded(shape.inner)),
      queryStride_(padded(shape.heads * shape.head)),
      keyStride_(padded(shape.keyHeads * shape.head)),
      attendScratch_(threads) {
  const int queries = kRowsTogether * (shape.heads / shape.keyHeads);
  for (auto& scratch : attendScratch_) scratch.resize(attentionScratch(queries));
}

Transformer::Plan Transformer::plan(const std::vector<int>& tokens,
                                    const std::vector<int>& segments) {
  const int rows = static_cast<int>(tokens.size());
  Plan plan;
  try {
    for (int row = 0; row < rows; ++row) {
      if (tokens[row] < 0 || tokens[row] >= shape_.vocabulary)
        throw std::invalid_argument("token " + std::to_string(tokens[row]) +
                                    " is not in the vocabulary of " +
                                    std::to_string(shape_.vocabulary));
      Segment& segment = cache_.at(segments[row]);
      if (segment.base + segment.length >= shape_.positions)
        throw std::length_error("a text is longer than the model's " +
                                std::to_string(shape_.positions) + " positions");
      plan.places.push_back(cache_.append(segment));
      plan.segments.push_back(&segment);
    }
  } catch (...) {
    for (std::size_t row = plan.segments.size(); row-- > 0;) cache_.shrink(*plan.segments[row]);
    throw;
  }

  std::map<int, Task> open;  // by segment; keys in order, so that a step is always planned alike
  int slot = 0;
  std::vector<const Segment*> chain;
  auto close = [&](Task& task) {
    plan.tasks.push_back(std::move(task));
    task = Task{plan.tasks.back().segment, {}, {}, {}};
  };
  for (int row = 0; row < rows; ++row) {
    plan.firstSlot.push_back(slot);
    chain.clear();
    for (const Segment* s = plan.segments[row]; s; s = s->parent)
      if (s == plan.segments[row] || s->length > 0) chain.push_back(s);
    for (std::size_t i = chain.size(); i-- > 0; ++slot) {
      const Segment* segment = chain[i];
      Task& task = open.try_emplace(segment->id, Task{segment, {}, {}, {}}).first->second;
      task.rows.push_back(row);
      task.visible.push_back(i == 0 ? plan.places[row] + 1 : segment->length);
      task.slots.push_back(slot);
      if (task.rows.size() == kRowsTogether) close(task);
    }
  }
  plan.firstSlot.push_back(slot);
  for (auto& [id, task] : open)
    if (!task.rows.empty()) close(task);
  // the longest first, so that no thread is left with a long one at the end
  std::stable_sort(plan.tasks.begin(), plan.tasks.end(), [](const Task& a, const Task& b) {
    return a.rows.size() * a.segment->length > b.rows.size() * b.segment->length;
  });
  return plan;
}

void Transformer::rotateAndKeep(const Plan& plan, int row, int layer) {
  const Segment& segment = *plan.segments[row];
  const int place = plan.places[row], half = shape_.head / 2;
  const std::size_t position = segment.base + place;
  const float* cosine = cosines_.get() + position * half;
  const float* sine = sines_.get() + position * half;
  auto rotate = [&](float* x) {
    for (int i = 0; i < half; ++i) {
      const float a = x[i], b = x[i + half];
      x[i] = a * cosine[i] - b * sine[i];
      x[i + half] = b * cosine[i] + a * sine[i];
    }
  };
  const float scale = 1.0f / std::sqrt(static_cast<float>(shape_.head));
  float* query = query_.get() + static_cast<std::size_t>(row) * shape_.heads * headPadded_;
  const float* raw = mixed_.get() + static_cast<std::size_t>(row) * queryStride_;
  for (int h = 0; h < shape_.heads; ++h) {
    float* to = query + h * headPadded_;
    std::memcpy(to, raw + h * shape_.head, shape_.head * sizeof(float));
    rotate(to);
    for (int i = 0; i < shape_.head; ++i) to[i] *= scale;
  }
  float* block = segment.blocks[place / kBlock];
  const int column = place % kBlock;
  for (int h = 0; h < shape_.keyHeads; ++h) {
    float* keys = block + (static_cast<std::size_t>(layer) * shape_.keyHeads + h) * 2 * kBlock *
                              headPadded_;
    float* values = keys + kBlock * headPadded_ + column * headPadded_;
    float* key = key_.get() + static_cast<std::size_t>(row) * keyStride_ + h * shape_.head;
    const float* value = value_.get() + static_cast<std::size_t>(row) * keyStride_ + h * shape_.head;
    rotate(key);
    for (int i = 0; i < shape_.head; ++i) keys[i * kBlock + column] = key[i];
    std::memcpy(values, value, shape_.head * sizeof(float));
  }
}

void Transformer::attend(const Plan& plan, int layer) {
  const int sharing = shape_.heads / shape_.keyHeads;
  const int items = static_cast<int>(plan.tasks.size()) * shape_.keyHeads;
  pool_.run(items, [&](int item, int thread) {
    const Task& task = plan.tasks[item / shape_.keyHeads];
    const int keyHead = item % shape_.keyHeads;
    const std::size_t offset = (static_cast<std::size_t>(layer) * shape_.keyHeads + keyHead) * 2 *
                               kBlock * headPadded_;
    thread_local std::vector<const float*> blocks, queries;
    thread_local std::vector<float*> outs, maxima, totals;
    thread_local std::vector<int> visible;
    blocks.clear(), queries.clear(), outs.clear(), maxima.clear(), totals.clear(), visible.clear();
    for (float* block : task.segment->blocks) blocks.push_back(block + offset);
    for (std::size_t i = 0; i < task.rows.size(); ++i) {
      for (int g = 0; g < sharing; ++g) {
        const int head = keyHead * sharing + g;
        const std::size_t slot = static_cast<std::size_t>(task.slots[i]) * shape_.heads + head;
        queries.push_back(query_.get() + (static_cast<std::size_t>(task.rows[i]) * shape_.heads +
                                          head) * headPadded_);
        outs.push_back(partial_.get() + slot * headPadded_);
        maxima.push_back(partialMaximum_.get() + slot);
        totals.push_back(partialTotal_.get() + slot);
        visible.push_back(task.visible[i]);
      }
    }
    kernels_.attend({blocks.data(), headPadded_, static_cast<int>(queries.size()), queries.data(),
                     visible.data(), outs.data(), maxima.data(), totals.data(),
                     attendScratch_[thread].get()});
  });
}

// Waking the threads for less than a few rows costs more than it gains.
void Transformer::each(int rows, const std::function<void(int, int)>& work) {
  if (rows >= 4) return pool_.run(rows, work);
  for (int row = 0; row < rows; ++row) work(row, 0);
}

// A row's partial results to one: each was taken against its own maximum.
void Transformer::merge(const Plan& plan, int row) {
  const int first = plan.firstSlot[row], last = plan.firstSlot[row + 1];
  for (int h = 0; h < shape_.heads; ++h) {
    auto at = [&](int slot) { return static_cast<std::size_t>(slot) * shape_.heads + h; };
    float most = partialMaximum_[at(first)];
    for (int slot = first + 1; slot < last; ++slot) most = std::max(most, partialMaximum_[at(slot)]);
    float* out = mixed_.get() + static_cast<std::size_t>(row) * queryStride_ + h * shape_.head;
    std::fill(out, out + shape_.head, 0.0f);
    float total = 0;
    for (int slot = first; slot < last; ++slot) {
      const float factor = std::exp(partialMaximum_[at(slot)] - most);
      const float* part = partial_.get() + at(slot) * headPadded_;
      total += factor * partialTotal_[at(slot)];
      for (int i = 0; i < shape_.head; ++i) out[i] += factor * part[i];
    }
    for (int i = 0; i < shape_.head; ++i) out[i] /= total;
  }
}

void Transformer::block(const Plan& plan, int layer) {
  Layer& l = layers_[layer];
  const int rows = static_cast<int>(plan.segments.size());
  auto normalise = [&](const Buffer<float>& weight) {
    for (int row = 0; row < rows; ++row) {
      const std::size_t start = static_cast<std::size_t>(row) * hiddenStride_;
      kernels_.norm(state_.get() + start, weight.get(), shape_.epsilon, shape_.hidden,
                    normed_.get() + start);
    }
  };
  auto addTo = [&] {
    for (std::size_t i = 0; i < static_cast<std::size_t>(rows) * hiddenStride_; ++i)
      state_[i] += added_[i];
  };
  auto stride = [](int n) { return static_cast<std::size_t>(n); };

  normalise(l.inputNorm);
  multiplier_.multiply({{l.query.get(), mixed_.get(), stride(queryStride_), l.queryBias.get()},
                        {l.key.get(), key_.get(), stride(keyStride_), l.keyBias.get()},
                        {l.value.get(), value_.get(), stride(keyStride_), l.valueBias.get()}},
                       normed_.get(), rows);
  each(rows, [&](int row, int) { rotateAndKeep(plan, row, layer); });
  attend(plan, layer);
  each(rows, [&](int row, int) { merge(plan, row); });
  multiplier_.multiply({{l.output.get(), added_.get(), stride(hiddenStride_)}}, mixed_.get(), rows);
  addTo();

  normalise(l.innerNorm);
  multiplier_.multiply({{l.gate.get(), gate_.get(), stride(innerStride_)},
                        {l.up.get(), up_.get(), stride(innerStride_)}},
                       normed_.get(), rows);
  each(rows, [&](int row, int) {
    const std::size_t start = static_cast<std::size_t>(row) * innerStride_;
    kernels_.gate(gate_.get() + start, up_.get() + start, shape_.inner);
  });
  multiplier_.multiply({{l.down.get(), added_.get(), stride(hiddenStride_)}}, gate_.get(), rows);
  addTo();
}

void Transformer::forward(const std::vector<int>& tokens, const std::vector<int>& segments,
                          const std::vector<int>& wanted) {
  if (tokens.size() != segments.size())
    throw std::invalid_argument("each token needs its segment");
  const int rows = static_cast<int>(tokens.size());
  for (int index : wanted)
    if (index < 0 || index >= rows)
      throw std::invalid_argument("logits wanted of a token that is not in the step");
  wanted_ = 0;
  const Plan step = plan(tokens, segments);
  const std::size_t n = rows;
  const std::size_t slots = step.firstSlot.back();
  state_.reserve(n * hiddenStride_);
  normed_.reserve(n * hiddenStride_);
  added_.reserve(n * hiddenStride_);
  mixed_.reserve(n * queryStride_);
  query_.reserve(n * shape_.heads * headPadded_);
  key_.reserve(n * keyStride_);
  value_.reserve(n * keyStride_);
  gate_.reserve(n * innerStride_);
  up_.reserve(n * innerStride_);
  partial_.reserve(slots * shape_.heads * headPadded_);
  partialMaximum_.reserve(slots * shape_.heads);
  partialTotal_.reserve(slots * shape_.heads);

  for (int row = 0; row < rows; ++row)
    kernels_.decode(*embedding_, tokens[row],
                    state_.get() + static_cast<std::size_t>(row) * hiddenStride_);
  for (int layer = 0; layer < shape_.layers; ++layer) block(step, layer);

  const int count = static_cast<int>(wanted.size());
  normed_.reserve(static_cast<std::size_t>(count) * hiddenStride_);
  for (int i = 0; i < count; ++i)
    kernels_.norm(state_.get() + static_cast<std::size_t>(wanted[i]) * hiddenStride_,
                  finalNorm_.get(), shape_.epsilon, shape_.hidden,
                  normed_.get() + static_cast<std::size_t>(i) * hiddenStride_);
  logits_.reserve(static_cast<std::size_t>(count) * shape_.vocabulary);
  multiplier_.multiply({{head_.get(), logits_.get(), static_cast<std::size_t>(shape_.vocabulary)}},
                       normed_.get(), count);
  wanted_ = count;
}

}  // namespace hypatia::cpu
