// Orthocentres, incentres and feet of bisectors among the points of the figure.
#include <cmath>

#include "diagram.hpp"

namespace hypatia {

namespace {
bool same(double a, double b) { return std::abs(a - b) <= kTolerance * (std::abs(a) + std::abs(b)); }
bool sameAngle(double a, double b) { return std::abs(modOne(a - b)) < kTolerance; }
}  // namespace

void Diagram::findCenters(int p) {
  auto P = [&](int i) { return std::pair<double, double>(x[static_cast<std::size_t>(i)], y[static_cast<std::size_t>(i)]); };
  auto id = [](int i) { return static_cast<PointId>(i); };
  for (int a = 0; a < p; ++a) {
    for (int b = 0; b < a; ++b) {
      if (!distinct(a, b) || !distinct(a, p) || !distinct(b, p)) continue;
      double area = signedArea(p, a, b);
      if (std::abs(area) < 1e-6 * lengthOf(a, p) * lengthOf(b, p)) continue;
      auto [px, py] = P(p);
      auto [ax, ay] = P(a);
      auto [bx, by] = P(b);
      // Orthocentre: p + t * (ab turned), with t from bh perpendicular to pa.
      double ux = -(by - ay), uy = bx - ax;
      double t = ((bx - px) * (ax - px) + (by - py) * (ay - py)) / (ux * (ax - px) + uy * (ay - py));
      int h = locate(px + t * ux, py + t * uy);
      if (h > a && h != p && distinct(h, a) && distinct(h, b) && distinct(h, p))
        orthocentric.push_back({{id(p), id(a), id(b), id(h)}, false});
      // The incentre and the three excentres, by signed side weights.
      double wa = lengthOf(p, b), wb = lengthOf(p, a), wp = lengthOf(a, b);
      for (int sign = 0; sign < 4; ++sign) {
        double sa = sign == 1 ? -wa : wa, sb = sign == 2 ? -wb : wb, sp = sign == 3 ? -wp : wp;
        double sum = sa + sb + sp;
        if (std::abs(sum) < 1e-6 * (wa + wb + wp)) continue;
        int i = locate((sa * ax + sb * bx + sp * px) / sum, (sa * ay + sb * by + sp * py) / sum);
        if (i >= 0 && i != p) incenters.push_back({{id(i), id(p), id(a), id(b)}, false});
      }
    }
  }
  // p itself as a centre: 2 pa = ab + ac and 2 pb = ba + bc as directions.
  for (int a = 0; a < p; ++a) {
    if (!distinct(p, a)) continue;
    double pa = 2 * angleOf(p, a);
    for (int b = 0; b < a; ++b) {
      if (!distinct(p, b) || !distinct(a, b)) continue;
      double need = pa - angleOf(a, b), needB = 2 * angleOf(p, b) - angleOf(a, b);
      if (std::abs(modOne(angleOf(p, a) - angleOf(a, b))) < 1e-6) continue;
      for (int c = 0; c < b; ++c) {
        if (!distinct(p, c) || !distinct(a, c) || !distinct(b, c)) continue;
        if (sameAngle(need, angleOf(a, c)) && sameAngle(needB, angleOf(b, c)) &&
            !collinear(a, b, c))
          incenters.push_back({{id(p), id(a), id(b), id(c)}, false});
      }
    }
  }
}

// Feet of angle bisectors: (a; b, d, c) with d on bc and db : dc = ab : ac.
void Diagram::findBisectors(int p, std::size_t firstTriple) {
  auto test = [&](int a, int b, int d, int c) {
    if (a == b || a == c || a == d) return;
    if (!distinct(a, b) || !distinct(a, c) || !distinct(a, d)) return;
    if (!same(lengthOf(d, b) * lengthOf(a, c), lengthOf(d, c) * lengthOf(a, b))) return;
    if (std::abs(signedArea(a, b, c)) < 1e-6 * lengthOf(a, b) * lengthOf(a, c)) return;
    bisectors.push_back({{static_cast<PointId>(a), static_cast<PointId>(b),
                          static_cast<PointId>(d), static_cast<PointId>(c)}, false});
  };
  for (std::size_t t = 0; t < triples.size(); ++t) {
    auto [u, v, w] = triples[t].p;
    int first = t >= firstTriple ? 0 : p;
    for (int a = first; a <= p; ++a) {
      test(a, u, v, w);
      test(a, v, u, w);
      test(a, u, w, v);
    }
  }
}

}  // namespace hypatia
