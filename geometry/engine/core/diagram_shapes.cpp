// Triangles and collinear triples by shape: a hash table whose keys are rounded side ratios.
#include <algorithm>
#include <array>
#include <cmath>

#include "diagram.hpp"
#include "field.hpp"

namespace hypatia {

namespace {
bool same(double a, double b) { return std::abs(a - b) <= kTolerance * (std::abs(a) + std::abs(b)); }
}  // namespace

void Diagram::findTriangles(int p) {
  for (int a = 0; a < p; ++a) {
    if (!distinct(a, p)) continue;
    for (int b = 0; b < a; ++b) {
      if (!distinct(b, p) || !distinct(a, b)) continue;
      double limit = 1e-6 * lengthOf(a, p) * lengthOf(b, p);
      if (std::abs(signedArea(p, a, b)) > limit) enterShape(p, a, b, false);
    }
  }
}

// Enters a triangle, or three collinear points (middle one second), under its shape.
void Diagram::enterShape(int a, int b, int c, bool collinearShape) {
  if (collinearShape) {
    double ab = lengthOf(a, b), bc = lengthOf(b, c), ac = lengthOf(a, c);
    bool tie = same(ab, bc);
    if (ab > bc) std::swap(a, c), std::swap(ab, bc);
    std::int32_t k = classFor(ab / ac, 0, true);
    enterEntry(k, a, b, c, 1);
    if (tie) enterEntry(k, c, b, a, 1);
    return;
  }
  std::array<std::pair<double, int>, 3> v{{{lengthOf(b, c), a}, {lengthOf(a, c), b},
                                           {lengthOf(a, b), c}}};
  std::sort(v.begin(), v.end());
  std::int32_t k = classFor(v[0].first / v[2].first, v[1].first / v[2].first, false);
  auto enter = [&](int i, int j, int l) {
    int o = signedArea(v[static_cast<std::size_t>(i)].second, v[static_cast<std::size_t>(j)].second,
                       v[static_cast<std::size_t>(l)].second) > 0 ? 1 : -1;
    enterEntry(k, v[static_cast<std::size_t>(i)].second, v[static_cast<std::size_t>(j)].second,
               v[static_cast<std::size_t>(l)].second, o);
  };
  bool low = same(v[0].first, v[1].first), high = same(v[1].first, v[2].first);
  enter(0, 1, 2);
  if (low) enter(1, 0, 2);
  if (high) enter(0, 2, 1);
  if (low && high) enter(1, 2, 0), enter(2, 0, 1), enter(2, 1, 0);
}

std::int32_t Diagram::classFor(double s, double t, bool collinearShape) {
  constexpr double cells = 1e6;
  auto keyOf = [&](double u, double w) {
    auto i = static_cast<std::uint64_t>(u), j = static_cast<std::uint64_t>(w);
    return mix((i << 32) ^ (j << 1) ^ (collinearShape ? 1u : 0u)) | 1;
  };
  auto find = [&](std::uint64_t key) -> std::int32_t {
    std::size_t at = key & (shapeSlots_.size() - 1);
    while (shapeSlots_[at].value >= 0) {
      if (shapeSlots_[at].key == key) return shapeSlots_[at].value;
      at = (at + 1) & (shapeSlots_.size() - 1);
    }
    return -1;
  };
  // A value close to the edge of its cell may have been filed in the next one.
  double u = s * cells + 2, w = t * cells + 2;
  constexpr double edge = 0.05;
  double us[2] = {u, u}, ws[2] = {w, w};
  if (u - std::floor(u) < edge) us[1] = u - 2 * edge;
  if (u - std::floor(u) > 1 - edge) us[1] = u + 2 * edge;
  if (w - std::floor(w) < edge) ws[1] = w - 2 * edge;
  if (w - std::floor(w) > 1 - edge) ws[1] = w + 2 * edge;
  std::uint64_t home = keyOf(u, w);
  for (int i = 0; i < 2; ++i) {
    for (int j = 0; j < 2; ++j) {
      if ((i == 1 && us[1] == us[0]) || (j == 1 && ws[1] == ws[0])) continue;
      std::int32_t k = find(keyOf(us[i], ws[j]));
      if (k >= 0 && std::abs(classes[static_cast<std::size_t>(k)].shape[0] - s) < kTolerance &&
          std::abs(classes[static_cast<std::size_t>(k)].shape[1] - t) < kTolerance)
        return k;
    }
  }
  auto k = static_cast<std::int32_t>(classes.size());
  classes.push_back({-1, 0, collinearShape, {s, t}});
  if (2 * ++shapeCount_ > shapeSlots_.size()) {
    std::vector<Slot> old(2 * shapeSlots_.size(), Slot{0, -1});
    old.swap(shapeSlots_);
    for (const Slot& slot : old) {
      if (slot.value < 0) continue;
      std::size_t at = slot.key & (shapeSlots_.size() - 1);
      while (shapeSlots_[at].value >= 0) at = (at + 1) & (shapeSlots_.size() - 1);
      shapeSlots_[at] = slot;
    }
  }
  std::size_t at = home & (shapeSlots_.size() - 1);
  while (shapeSlots_[at].value >= 0) at = (at + 1) & (shapeSlots_.size() - 1);
  shapeSlots_[at] = {home, k};
  return k;
}

void Diagram::enterEntry(std::int32_t k, int a, int b, int c, int orientation) {
  ShapeClass& shape = classes[static_cast<std::size_t>(k)];
  auto index = static_cast<std::int32_t>(entries.size());
  entries.push_back({{static_cast<PointId>(a), static_cast<PointId>(b), static_cast<PointId>(c)},
                     static_cast<std::int8_t>(orientation), shape.head, index});
  shape.head = index;
  // Listed once: when its second component arrives.
  if (++shape.components == 2) activeClasses.push_back(k);
}

}  // namespace hypatia
