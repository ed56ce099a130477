// The law of sines between two triangles: angles equal or supplementary, ratios of sides.
#include <algorithm>
#include <cmath>

#include "closure.hpp"

namespace hypatia {

namespace {
struct Corner {  // sides bc and ca of a triangle, opposite to the angles at a and b
  double ratio;
  PointId a, b, c;
};
Residue unsignedAngle(Residue h) { return std::min(h, negMod(h)); }

// +1 or -1 as the angle x equals y or -y modulo 1; 0 if neither.
int signOf(double x, double y) {
  if (std::abs(modOne(x - y)) < 10 * kTolerance) return 1;
  return std::abs(modOne(x + y)) < 10 * kTolerance ? -1 : 0;
}
}  // namespace

// Triangles abc, pqr with angles A = +-P modulo pi: B = +-Q exactly when bc : ca = qr : rp.
void Closure::sines() {
  std::vector<Corner> corners;
  int n = diagram.size();
  for (int a = 0; a < n; ++a) {
    for (int b = 0; b < n; ++b) {
      if (a == b || !diagram.distinct(a, b)) continue;
      for (int c = 0; c < n; ++c) {
        if (c == a || c == b || !diagram.distinct(a, c) || !diagram.distinct(b, c)) continue;
        double ratio = diagram.lengthOf(b, c) / diagram.lengthOf(c, a);
        if (ratio < 1 + kTolerance || diagram.collinear(a, b, c)) continue;
        corners.push_back({ratio, static_cast<PointId>(a), static_cast<PointId>(b),
                           static_cast<PointId>(c)});
      }
    }
  }
  std::sort(corners.begin(), corners.end(), [](const Corner& s, const Corner& t) {
    return std::tie(s.ratio, s.a, s.b, s.c) < std::tie(t.ratio, t.a, t.b, t.c);
  });
  auto angleA = [&](const Corner& k) { return diagram.angleOf(k.a, k.c) - diagram.angleOf(k.a, k.b); };
  auto angleB = [&](const Corner& k) { return diagram.angleOf(k.b, k.a) - diagram.angleOf(k.b, k.c); };
  auto hashA = [&](const Corner& k) { return unsignedAngle(subMod(dir(k.a, k.c), dir(k.a, k.b))); };
  auto hashB = [&](const Corner& k) { return unsignedAngle(subMod(dir(k.b, k.a), dir(k.b, k.c))); };
  for (std::size_t i = 0; i < corners.size(); ++i) {
    if (i % 64 == 0 && interrupted()) return;
    const Corner& s = corners[i];
    for (std::size_t j = i + 1; j < corners.size(); ++j) {
      const Corner& t = corners[j];
      if (t.ratio > s.ratio * (1 + kTolerance)) break;
      if (hashA(s) != hashA(t)) continue;
      bool equal = subMod(log(s.b, s.c), log(s.c, s.a)) == subMod(log(t.b, t.c), log(t.c, t.a));
      bool angle = hashB(s) == hashB(t);
      if (equal == angle) continue;
      int first = signOf(angleA(s), angleA(t)), second = signOf(angleB(s), angleB(t));
      if (first == 0 || second == 0) continue;
      int parameter = (first > 0 ? 1 : 0) | (second > 0 ? 2 : 0);
      if (angle) {
        Draft draft{Rule::SineRatio, {s.a, s.b, s.c, t.a, t.b, t.c}, parameter};
        learnLogs({{pairOf(s.b, s.c), 1}, {pairOf(s.c, s.a), -1}, {pairOf(t.b, t.c), -1},
                   {pairOf(t.c, t.a), 1}}, draft);
      } else {
        if (std::abs(std::abs(modOne(angleB(s))) - 0.5) < 1e-3) continue;
        Draft draft{Rule::SineAngle, {s.a, s.b, s.c, t.a, t.b, t.c}, parameter};
        learnDirections({{pairOf(s.b, s.a), 1}, {pairOf(s.b, s.c), -1},
                         {pairOf(t.b, t.a), -second}, {pairOf(t.b, t.c), second}}, draft);
      }
    }
  }
}

}  // namespace hypatia
