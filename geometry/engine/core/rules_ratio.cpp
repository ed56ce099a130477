// Menelaus and Ceva: products of three ratios, through complete quadrilaterals.
#include <bit>
#include <cmath>

#include "closure.hpp"

namespace hypatia {

// p = (a, b, c; d, e, f; x): d on bc, e on ca, f on ab; with `ceva`, ad, be, cf meet at x,
// otherwise d, e, f are collinear (and x is unused).
void Closure::findConfigurations() {
  int n = diagram.size();
  if (configured_ == n) return;
  int fresh = configured_;
  configured_ = n;
  // A third point on each side, by the collinear triples that contain the side.
  std::vector<std::vector<PointId>> on(static_cast<std::size_t>(n * n));
  auto at = [&](int a, int b) -> std::vector<PointId>& {
    return on[static_cast<std::size_t>(a * n + b)];
  };
  for (const CollinearTriple& t : diagram.triples) {
    for (std::size_t i = 0; i < 3; ++i) {
      int a = t.p[i], b = t.p[(i + 1) % 3];
      PointId c = t.p[(i + 2) % 3];
      at(a, b).push_back(c);
      at(b, a).push_back(c);
    }
  }
  auto ratio = [&](int p, int a, int b) { return diagram.lengthOf(p, a) / diagram.lengthOf(p, b); };
  for (int a = 0; a < n; ++a) {
    for (int b = 0; b < a; ++b) {
      if (!diagram.distinct(a, b) || at(a, b).empty()) continue;
      for (int c = 0; c < b; ++c) {
        if (!diagram.distinct(a, c) || !diagram.distinct(b, c)) continue;
        if (at(b, c).empty() || at(a, c).empty()) continue;
        if (diagram.collinear(a, b, c)) continue;
        for (PointId d : at(b, c)) {
          for (PointId e : at(a, c)) {
            for (PointId f : at(a, b)) {
              if (a < fresh && d < fresh && e < fresh && f < fresh) continue;
              if (!diagram.distinct(d, e) || !diagram.distinct(d, f) || !diagram.distinct(e, f))
                continue;
              if (!diagram.distinct(d, a) || !diagram.distinct(e, b) || !diagram.distinct(f, c))
                continue;
              double product = ratio(d, b, c) * ratio(e, c, a) * ratio(f, a, b);
              if (std::abs(product - 1) > kTolerance) continue;
              Configuration found{{static_cast<PointId>(a), static_cast<PointId>(b),
                                   static_cast<PointId>(c), d, e, f, 0}, false, false};
              if (diagram.collinear(d, e, f)) {
                configurations_.push_back(found);
                continue;
              }
              for (PointId x : at(a, d)) {
                if (!diagram.distinct(x, b) || !diagram.distinct(x, c) || !diagram.distinct(x, e) ||
                    !diagram.distinct(x, f) || !diagram.distinct(x, a) || !diagram.distinct(x, d))
                  continue;
                if (!diagram.collinear(b, e, x) || !diagram.collinear(c, f, x)) continue;
                found.p[6] = x, found.ceva = true;
                configurations_.push_back(found);
                break;
              }
            }
          }
        }
      }
    }
  }
}

void Closure::ratioTheorems() {
  findConfigurations();
  auto line = [&](int a, int b, int c) {
    Residue ab = dir(a, b);
    return ab == dir(b, c) && ab == dir(a, c);
  };
  for (Configuration& k : configurations_) {
    if (k.done) continue;
    auto [a, b, c, d, e, f, x] = k.p;
    if (!line(b, c, d) || !line(c, a, e) || !line(a, b, f)) continue;
    Residue product = addMod(addMod(subMod(log(d, b), log(d, c)), subMod(log(e, c), log(e, a))),
                             subMod(log(f, a), log(f, b)));
    int lines = k.ceva ? line(a, d, x) + line(b, e, x) + line(c, f, x) : line(d, e, f);
    int all = k.ceva ? 3 : 1;
    if (product == 0 && lines == all) {
      k.done = true;
      continue;
    }
    IntegerForm logs{{pairOf(d, b), 1}, {pairOf(d, c), -1}, {pairOf(e, c), 1},
                     {pairOf(e, a), -1}, {pairOf(f, a), 1}, {pairOf(f, b), -1}};
    if (lines == all) {
      if (k.ceva) {
        Draft draft{Rule::Ceva, {a, b, c, d, e, f, x}};
        learn(kLogLengths, logs, draft);
      } else {
        Draft draft{Rule::Menelaus, {a, b, c, d, e, f}};
        learn(kLogLengths, logs, draft);
      }
      k.done = true;
    } else if (product == 0 && lines == all - 1) {
      if (k.ceva) {
        // The line not known yet is written first.
        int u = !line(a, d, x) ? 0 : !line(b, e, x) ? 1 : 2;
        int v[3] = {a, b, c}, w[3] = {d, e, f};
        Draft draft{Rule::CevaConverse,
                    {v[u], v[(u + 1) % 3], v[(u + 2) % 3], w[u], w[(u + 1) % 3], w[(u + 2) % 3], x}};
        learnDirections({{pairOf(v[u], x), 1}, {pairOf(v[u], w[u]), -1}}, draft);
      } else {
        Draft draft{Rule::MenelausConverse, {a, b, c, d, e, f}};
        learnDirections({{pairOf(d, e), 1}, {pairOf(d, f), -1}}, draft);
      }
      k.done = true;
    }
  }
}

// Lines abc and pqr divided in one ratio, and two of ap, bq, cr parallel: so is the third.
void Closure::thalesConverse() {
  for (const ShapeClass& shape : diagram.classes) {
    if (!shape.collinear) continue;
    auto next = [&](std::int32_t e) { return diagram.entries[static_cast<std::size_t>(e)].next; };
    for (std::int32_t e = shape.head; e >= 0; e = next(e)) {
      auto [a, b, c] = diagram.entries[static_cast<std::size_t>(e)].p;
      if (dir(a, b) != dir(a, c)) continue;
      Residue abc = subMod(log(a, b), log(b, c));
      for (std::int32_t g = next(e); g >= 0; g = next(g)) {
        auto [p, q, r] = diagram.entries[static_cast<std::size_t>(g)].p;
        if (dir(p, q) != dir(p, r) || subMod(log(p, q), log(q, r)) != abc) continue;
        if (a == p || b == q || c == r || !diagram.distinct(a, p) || !diagram.distinct(b, q) ||
            !diagram.distinct(c, r))
          continue;
        double way = diagram.angleOf(a, p);
        if (std::abs(modOne(way - diagram.angleOf(b, q))) > kTolerance ||
            std::abs(modOne(way - diagram.angleOf(c, r))) > kTolerance ||
            std::abs(modOne(way - diagram.angleOf(a, c))) < 1e-6)
          continue;
        Residue ap = dir(a, p), bq = dir(b, q), cr = dir(c, r);
        if ((ap == bq) + (bq == cr) + (ap == cr) != 1) continue;
        // Written so that the first two crossings are the known ones.
        int n[6] = {a, b, c, p, q, r};
        if (bq == cr) n[0] = b, n[1] = c, n[2] = a, n[3] = q, n[4] = r, n[5] = p;
        if (ap == cr) n[0] = a, n[1] = c, n[2] = b, n[3] = p, n[4] = r, n[5] = q;
        Draft draft{Rule::ThalesParallel, {n[0], n[1], n[2], n[3], n[4], n[5]}};
        learnDirections({{pairOf(n[0], n[3]), 1}, {pairOf(n[2], n[5]), -1}}, draft);
      }
    }
  }
}

}  // namespace hypatia
