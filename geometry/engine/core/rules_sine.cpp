// The law of sines between two triangles: angles equal or supplementary, ratios of sides.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "closure.hpp"

namespace hypatia {

namespace {
struct Corner {  // sides bc and ca of a triangle, opposite to the angles at a and b
  double ratio;
  PointId a, b, c;
};

// The fingerprint of an angle of the given size, taken the way in which its size is positive: equal
// for angles known to be equal or opposite. (Fingerprints leave out constants, so that without the
// size x = y and x = c - y could not be told apart.)
Residue unsignedAngle(Residue h, double size) {
  size = modOne(size);
  if (std::abs(size) > 0.5 - kTolerance) return std::min(h, negMod(h));
  return size < 0 ? negMod(h) : h;
}

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
  auto hashA = [&](const Corner& k) { return unsignedAngle(subMod(dir(k.a, k.c), dir(k.a, k.b)), angleA(k)); };
  auto hashB = [&](const Corner& k) { return unsignedAngle(subMod(dir(k.b, k.a), dir(k.b, k.c)), angleB(k)); };
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

// The value of sin^2 at a rational angle, in quarters, for multiples of 30 and 45 degrees; or 0.
static int quarters(double turn) {
  double sine = std::sin(M_PI * turn), square = 4 * sine * sine;
  double nearest = std::nearbyint(square);
  return nearest >= 1 && std::abs(square - nearest) < kTolerance ? static_cast<int>(nearest) : 0;
}

// The law of sines as equations between log-lengths and log-sines, where the angles recur.
void Closure::lawOfSines() {
  Table& logs = tables[kLogLengths];
  if (logs.variables() < kFirstSine) logs.addVariables(kFirstSine - logs.variables());
  auto refresh = [&](Sine& s) {
    auto [v, p, q] = s.points;
    s.angle = unsignedAngle(subMod(dir(v, p), dir(v, q)),
                            diagram.angleOf(v, p) - diagram.angleOf(v, q));
  };
  for (Sine& s : sineVariables) refresh(s);
  auto turnOf = [&](const Sine& s) {
    return diagram.angleOf(s.points[0], s.points[2]) - diagram.angleOf(s.points[0], s.points[1]);
  };
  // The variable of a class of angles, by fingerprint and size.
  auto classOf = [&](int v, int p, int q) {
    double size = diagram.angleOf(v, p) - diagram.angleOf(v, q);
    return unsignedAngle(subMod(dir(v, p), dir(v, q)), size) ^
           mix(static_cast<std::uint64_t>(std::abs(modOne(size)) * 1e6 + 0.5));
  };
  std::unordered_map<Residue, int> variables;
  for (std::size_t i = 0; i < sineVariables.size(); ++i) {
    const auto& s = sineVariables[i].points;
    variables.emplace(classOf(s[0], s[1], s[2]), static_cast<int>(i));
  }
  // Angles found equal since: so are their sines. Sines found equal: so are the angles.
  for (std::size_t i = 0; i < sineVariables.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Sine &s = sineVariables[i], &t = sineVariables[j];
      int x = kFirstSine + static_cast<int>(i), y = kFirstSine + static_cast<int>(j);
      bool angle = s.angle == t.angle, sine = logs.hash(x) == logs.hash(y);
      if (angle == sine) continue;
      int sign = signOf(turnOf(s), turnOf(t));
      if (sign == 0) continue;
      auto [v, p, q] = s.points;
      auto [w, r, u] = t.points;
      if (angle) {
        Draft draft{Rule::EqualSines, {v, p, q, w, r, u}, sign};
        learnLogs({{x, 1}, {y, -1}}, draft);
      } else {
        if (std::abs(std::abs(modOne(turnOf(s))) - 0.5) < 1e-3) continue;
        Draft draft{Rule::SinesToAngles, {v, p, q, w, r, u}, sign};
        learnDirections({{pairOf(v, q), 1}, {pairOf(v, p), -1},
                         {pairOf(w, u), -sign}, {pairOf(w, r), sign}}, draft);
      }
    }
  }
  // Count how often each size of angle occurs in triangles: one that occurs once says nothing.
  int n = diagram.size();
  auto key = [&](int v, int p, int q) {
    double size = std::abs(modOne(diagram.angleOf(v, p) - diagram.angleOf(v, q)));
    return static_cast<Residue>(size * 1e6 + 0.5);
  };
  std::unordered_map<Residue, int> uses;
  auto each = [&](auto&& visit) {
    for (int a = 0; a < n; ++a)
      for (int b = 0; b < a; ++b)
        for (int c = 0; c < b; ++c)
          if (diagram.distinct(a, b) && diagram.distinct(b, c) && diagram.distinct(a, c) &&
              !diagram.collinear(a, b, c))
            visit(a, b, c);
  };
  each([&](int a, int b, int c) {
    ++uses[key(a, b, c)];
    ++uses[key(b, c, a)];
    ++uses[key(c, a, b)];
  });
  std::uint64_t seen = 0;
  bool stopped = false;
  each([&](int a, int b, int c) {
    if (++seen % 256 == 0) stopped = stopped || interrupted();
    if (stopped) return;
    int corner[3] = {a, b, c};
    for (int i = 0; i < 3; ++i) {
      int x = corner[i], y = corner[(i + 1) % 3], z = corner[(i + 2) % 3];
      if (uses[key(x, y, z)] < 2 || uses[key(z, x, y)] < 2) continue;
      std::array<int, 2> sine{};
      for (std::size_t k = 0; k < 2; ++k) {
        int v = k == 0 ? x : z, p = k == 0 ? y : x, q = k == 0 ? z : y;
        auto [place, isNew] = variables.emplace(classOf(v, p, q), static_cast<int>(sineVariables.size()));
        int found = place->second;
        if (isNew) {
          Sine fresh{{static_cast<PointId>(v), static_cast<PointId>(p), static_cast<PointId>(q)}, 0};
          refresh(fresh);
          sineVariables.push_back(fresh);
          logs.addVariables(1);
          if (int value = quarters(turnOf(fresh)); fresh.angle == 0 && value > 0) {
            double turn = turnOf(fresh) - std::floor(turnOf(fresh));
            int twelfths = static_cast<int>(std::nearbyint(12 * turn)) % 12;
            Draft draft{Rule::SpecialSine, {v, p, q}, value | twelfths << 3};
            learnLogs({{kFirstSine + found, 1}}, draft);
          }
        }
        sine[k] = found;
      }
      const auto &s = sineVariables[static_cast<std::size_t>(sine[0])].points,
                 &t = sineVariables[static_cast<std::size_t>(sine[1])].points;
      // xy : yz = sin z : sin x
      auto turn = [&](int v, int p, int q) { return diagram.angleOf(v, q) - diagram.angleOf(v, p); };
      int parameter = (signOf(turn(x, y, z), turn(s[0], s[1], s[2])) > 0 ? 1 : 0) |
                      (signOf(turn(z, x, y), turn(t[0], t[1], t[2])) > 0 ? 2 : 0);
      Draft draft{Rule::LawOfSines, {x, y, z, s[0], s[1], s[2], t[0], t[1], t[2]}, parameter};
      learnLogs({{pairOf(x, y), 1}, {pairOf(y, z), -1}, {kFirstSine + sine[0], 1},
                 {kFirstSine + sine[1], -1}}, draft);
    }
  });
}

}  // namespace hypatia
