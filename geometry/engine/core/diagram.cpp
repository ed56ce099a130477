#include "diagram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

#include "field.hpp"

namespace hypatia {

double modOne(double x) { return x - std::nearbyint(x); }

namespace {
bool same(double a, double b) { return std::abs(a - b) <= kTolerance * (std::abs(a) + std::abs(b)); }
bool sameAngle(double a, double b) { return std::abs(modOne(a - b)) < kTolerance; }
}  // namespace

Diagram::Diagram() : shapeSlots_(1024, Slot{0, -1}) {}

double Diagram::signedArea(int a, int b, int c) const {
  auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b),
       k = static_cast<std::size_t>(c);
  return (x[j] - x[i]) * (y[k] - y[i]) - (y[j] - y[i]) * (x[k] - x[i]);
}

bool Diagram::collinear(int a, int b, int c) const {
  return sameAngle(angleOf(a, b), angleOf(a, c)) && sameAngle(angleOf(a, b), angleOf(b, c));
}

int Diagram::locate(double px, double py) const {
  double limit = kTolerance * (1 + scale_);
  for (int q = 0; q < size(); ++q) {
    auto i = static_cast<std::size_t>(q);
    if (std::abs(x[i] - px) < limit && std::abs(y[i] - py) < limit) return q;
  }
  return -1;
}

void Diagram::add(double px, double py) {
  int p = size();
  if (p >= kMaxPoints) throw std::length_error("a figure may have at most 64 points");
  scale_ = std::max({scale_, std::abs(px), std::abs(py)});
  double limit = kTolerance * (1 + scale_);
  for (int q = 0; q < p; ++q) {
    auto i = static_cast<std::size_t>(q);
    double dx = x[i] - px, dy = y[i] - py;
    double d = std::hypot(dx, dy);
    if (d < limit) {
      coincident.push_back({static_cast<PointId>(q), static_cast<PointId>(p)});
      angle.push_back(0);
      length.push_back(0);
      continue;
    }
    double turn = std::atan2(dy, dx) / M_PI;
    turn -= std::floor(turn);
    angle.push_back(turn >= 1 ? 0 : turn);
    length.push_back(d);
  }
  x.push_back(px);
  y.push_back(py);
  equidistant.resize(angle.size(), 0);

  std::size_t firstTriple = triples.size();
  findLines(p);
  findCircles(p);
  findRadials(p);
  findTriangles(p);
  findCenters(p);
  findBisectors(p, firstTriple);
  std::erase_if(activeClasses, [&](std::int32_t c) {
    return classes[static_cast<std::size_t>(c)].components < 2;
  });
}

void Diagram::findLines(int p) {
  std::vector<std::pair<double, int>> around;
  for (int q = 0; q < p; ++q)
    if (distinct(p, q)) around.emplace_back(angleOf(p, q), q);
  std::sort(around.begin(), around.end());
  std::size_t n = around.size();
  for (std::size_t i = 0; i < n; ++i) {
    // Partners of point i further round, the wrap from 1 to 0 included.
    for (std::size_t step = 1; step < n; ++step) {
      std::size_t j = (i + step) % n;
      if (!sameAngle(around[i].first, around[j].first)) break;
      int a = around[i].second, b = around[j].second;
      bool counted = j < i && sameAngle(around[j].first, around[i].first) &&
                     around[i].first - around[j].first < 0.5;
      if (counted || !distinct(a, b)) continue;
      double ab = lengthOf(a, b), pa = lengthOf(p, a), pb = lengthOf(p, b);
      int middle = ab > pa && ab > pb ? p : (pa > pb ? b : a);
      int first = middle == p ? a : p, last = middle == p ? b : (middle == a ? b : a);
      triples.push_back({{static_cast<PointId>(first), static_cast<PointId>(middle),
                          static_cast<PointId>(last)}, false, false});
      enterShape(first, middle, last, true);
    }
  }
}

void Diagram::findCircles(int p) {
  struct Candidate {
    double key, cx, cy;
    int a, b;
  };
  std::vector<Candidate> found;
  auto ip = static_cast<std::size_t>(p);
  for (int a = 0; a < p; ++a) {
    if (!distinct(a, p)) continue;
    auto ia = static_cast<std::size_t>(a);
    double ax = x[ia] - x[ip], ay = y[ia] - y[ip], aa = ax * ax + ay * ay;
    for (int b = 0; b < a; ++b) {
      if (!distinct(b, p) || !distinct(a, b)) continue;
      auto ib = static_cast<std::size_t>(b);
      double bx = x[ib] - x[ip], by = y[ib] - y[ip], bb = bx * bx + by * by;
      double area = 2 * (ax * by - ay * bx);
      if (std::abs(area) < 1e-6 * std::sqrt(aa * bb)) continue;
      double cx = (by * aa - ay * bb) / area, cy = (ax * bb - bx * aa) / area;
      if (cx * cx + cy * cy > 1e6 * (1 + scale_ * scale_)) continue;
      found.push_back({0.7548776662 * cx + 0.6558656180 * cy, cx, cy, a, b});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Candidate& s, const Candidate& t) { return s.key < t.key; });
  for (std::size_t i = 0; i < found.size();) {
    std::size_t j = i + 1;
    double r = std::hypot(found[i].cx, found[i].cy), limit = 10 * kTolerance * (r + 0.01 * scale_);
    Mask others = bit(found[i].a) | bit(found[i].b);
    for (; j < found.size() && found[j].key - found[i].key < limit; ++j) {
      if (std::hypot(found[j].cx - found[i].cx, found[j].cy - found[i].cy) < limit)
        others |= bit(found[j].a) | bit(found[j].b);
    }
    if (std::popcount(others) >= 3) {
      double cx = found[i].cx + x[ip], cy = found[i].cy + y[ip];
      bool known = false;
      for (CirclePattern& circle : circles) {
        if (std::abs(circle.radius - r) > limit || std::abs(circle.x - cx) > limit ||
            std::abs(circle.y - cy) > limit)
          continue;
        circle.members |= others | bit(p);
        circle.complete = false;
        known = true;
      }
      if (!known) circles.push_back({others | bit(p), cx, cy, r, locate(cx, cy), false});
    }
    i = j;
  }
  for (CirclePattern& circle : circles)
    if (circle.center < 0 && std::abs(circle.x - x[ip]) + std::abs(circle.y - y[ip]) <
                                 10 * kTolerance * (1 + scale_))
      circle.center = p;
  findTrapezoids(p);
}

void Diagram::findTrapezoids(int p) {
  for (std::size_t k = 0; k < circles.size(); ++k) {
    Mask members = circles[k].members;
    if (!(members >> p & 1)) continue;
    std::vector<int> m;
    for (Mask rest = members & (bit(p) - 1); rest; rest &= rest - 1)
      m.push_back(std::countr_zero(rest));
    // Parallel chords p m_i and m_j m_k: the legs are equal.
    for (std::size_t i = 0; i < m.size(); ++i) {
      if (!distinct(p, m[i])) continue;
      for (std::size_t j = 0; j < m.size(); ++j) {
        for (std::size_t l = 0; l < j; ++l) {
          if (j == i || l == i || !distinct(m[j], m[l])) continue;
          if (!sameAngle(angleOf(p, m[i]), angleOf(m[j], m[l]))) continue;
          int b = m[j], c = m[l];
          if (!distinct(p, b) || !distinct(p, c) || !distinct(m[i], b) || !distinct(m[i], c)) continue;
          // aq and bp parallel with a = p, q = m[i]: legs ab and qp', diagonals the other way.
          auto push = [&](int bb, int pp) {
            bool rectangle = sameAngle(angleOf(p, pp), angleOf(m[i], bb));
            trapezoids.push_back({{static_cast<PointId>(p), static_cast<PointId>(bb),
                                   static_cast<PointId>(pp), static_cast<PointId>(m[i])},
                                  static_cast<std::int32_t>(k), rectangle, false});
          };
          push(b, c);
          push(c, b);
        }
      }
    }
  }
}

void Diagram::addToRadial(int apex, int member, double distance) {
  for (RadialPattern& radial : radials) {
    if (radial.apex != apex || !same(radial.distance, distance)) continue;
    for (Mask rest = radial.members; rest; rest &= rest - 1) {
      int other = std::countr_zero(rest);
      if (!distinct(member, other)) continue;
      auto pair = static_cast<std::size_t>(pairOf(member, other));
      equidistant[pair] |= bit(apex);
      if (std::popcount(equidistant[pair]) == 2) bisected.push_back(static_cast<int>(pair));
    }
    radial.members |= bit(member);
    radial.complete = false;
    return;
  }
  radials.push_back({static_cast<PointId>(apex), bit(member), distance, true});
}

void Diagram::findRadials(int p) {
  for (int q = 0; q < p; ++q) {
    if (!distinct(p, q)) continue;
    addToRadial(q, p, lengthOf(p, q));
    addToRadial(p, q, lengthOf(p, q));
  }
}

}  // namespace hypatia
