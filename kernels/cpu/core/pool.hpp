// Threads that wait for work: they spin for a moment, since the next piece usually comes within
// microseconds, and then sleep.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace hypatia::cpu {

class ThreadPool {
 public:
  explicit ThreadPool(int threads);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threads() const { return static_cast<int>(workers_.size()) + 1; }

  // Calls work(item, thread) for every item 0 … items − 1, the caller being thread 0; returns when all
  // are done. Who takes which item is left to chance: items must not depend on one another. One run at
  // a time. `work` must not throw.
  void run(int items, const std::function<void(int, int)>& work);

 private:
  void serve(int thread);
  void take(std::uint32_t round, int thread);

  // The round and the next item, in one word: an item is taken by counting it up, which fails when
  // the round is over. A late worker can therefore never take an item of a round with its old work.
  std::atomic<std::uint64_t> ticket_{0};
  std::atomic<std::uint32_t> round_{0};  // what sleepers watch
  std::atomic<std::uint32_t> items_{0};
  std::atomic<std::uint32_t> done_{0};
  std::atomic<const std::function<void(int, int)>*> work_{nullptr};
  std::atomic<bool> closing_{false};
  std::vector<std::thread> workers_;
};

}  // namespace hypatia::cpu
