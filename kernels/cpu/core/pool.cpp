#include "pool.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace hypatia::cpu {

namespace {

constexpr int kSpins = 4000;  // some 50 µs

void pause() {
#if defined(__x86_64__)
  _mm_pause();
#else
  std::this_thread::yield();
#endif
}

}  // namespace

ThreadPool::ThreadPool(int threads) {
  for (int i = 1; i < threads; ++i) workers_.emplace_back([this, i] { serve(i); });
}

ThreadPool::~ThreadPool() {
  closing_ = true;
  ++round_;
  round_.notify_all();
  for (auto& worker : workers_) worker.join();
}

void ThreadPool::take(std::uint32_t round, int thread) {
  for (;;) {
    std::uint64_t ticket = ticket_.load(std::memory_order_acquire);
    if (static_cast<std::uint32_t>(ticket >> 32) != round) return;
    const auto item = static_cast<std::uint32_t>(ticket);
    if (item >= items_.load(std::memory_order_acquire)) return;
    if (!ticket_.compare_exchange_weak(ticket, ticket + 1, std::memory_order_acq_rel)) continue;
    (*work_.load(std::memory_order_acquire))(static_cast<int>(item), thread);
    done_.fetch_add(1, std::memory_order_acq_rel);
  }
}

void ThreadPool::run(int items, const std::function<void(int, int)>& work) {
  if (items <= 0) return;
  if (workers_.empty() || items == 1) {
    for (int item = 0; item < items; ++item) work(item, 0);
    return;
  }
  const std::uint32_t round = round_.load(std::memory_order_relaxed) + 1;
  // close the old round before the fields change under a late worker's eyes
  ticket_.store(static_cast<std::uint64_t>(round) << 32 | 0xffffffffu, std::memory_order_seq_cst);
  work_.store(&work, std::memory_order_release);
  items_.store(static_cast<std::uint32_t>(items), std::memory_order_release);
  done_.store(0, std::memory_order_release);
  ticket_.store(static_cast<std::uint64_t>(round) << 32, std::memory_order_seq_cst);
  round_.store(round, std::memory_order_seq_cst);
  round_.notify_all();
  take(round, 0);
  int spins = 0;
  while (done_.load(std::memory_order_acquire) < static_cast<std::uint32_t>(items)) {
    if (++spins < kSpins)
      pause();
    else
      std::this_thread::yield();
  }
}

void ThreadPool::serve(int thread) {
  std::uint32_t seen = 0;
  for (;;) {
    for (int spin = 0; spin < kSpins && round_.load(std::memory_order_acquire) == seen; ++spin)
      pause();
    round_.wait(seen, std::memory_order_acquire);
    if (closing_) return;
    seen = round_.load(std::memory_order_acquire);
    take(seen, thread);
  }
}

}  // namespace hypatia::cpu
