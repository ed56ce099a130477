// Rules about collinear points, circles and their centres, equidistance and coincidence.
#include <bit>
#include <cmath>

#include "closure.hpp"

namespace hypatia {

namespace {
// The members of a mask, lowest first, in a fixed array.
struct Members {
  std::array<int, kMaxPoints> at;
  int count = 0;
  explicit Members(Mask mask) {
    for (; mask; mask &= mask - 1) at[static_cast<std::size_t>(count++)] = std::countr_zero(mask);
  }
  int operator[](int i) const { return at[static_cast<std::size_t>(i)]; }
};
}  // namespace

// xy and xz are one direction: x, y, z lie on a line, and yz has that direction too.
void Closure::lines() {
  for (CollinearTriple& t : diagram.triples) {
    if (t.done) continue;
    int a = t.p[0], b = t.p[1], c = t.p[2];
    Residue ab = dir(a, b), bc = dir(b, c), ac = dir(a, c);
    if (ab == bc && bc == ac) {
      t.done = true;
      continue;
    }
    int x, y, z;
    if (ab == ac) x = a, y = b, z = c;
    else if (ab == bc) x = b, y = a, z = c;
    else if (ac == bc) x = c, y = a, z = b;
    else continue;
    Draft draft{Rule::CollinearPoints, {x, y, z}};
    learnDirections({{pairOf(x, y), 1}, {pairOf(y, z), -1}}, draft);
    t.done = true;
  }
}

bool Closure::learnConcyclic(int circle, int a, int b, int c, int d, Draft& draft) {
  if (concyclic(a, b, c, d)) return false;
  concyclicFacts.push_back({{static_cast<PointId>(a), static_cast<PointId>(b),
                             static_cast<PointId>(c), static_cast<PointId>(d)},
                            eventFor(draft)});
  ++version;
  Mask all = bit(a) | bit(b) | bit(c) | bit(d);
  // Three common points make two sets one; an enlarged set may meet further ones.
  std::size_t home = concyclicSets.size();
  for (std::size_t s = 0; s < concyclicSets.size(); ++s) {
    if (concyclicSets[s].circle == circle && std::popcount(concyclicSets[s].members & all) >= 3) {
      home = s;
      break;
    }
  }
  if (home == concyclicSets.size()) {
    concyclicSets.push_back({circle, 0, {}});
    // Not all fit at once: `extendSet` states the angles of each new member.
  }
  for (Mask rest = all & ~concyclicSets[home].members; rest; rest &= rest - 1)
    extendSet(home, std::countr_zero(rest));
  for (bool merged = true; merged;) {
    merged = false;
    for (std::size_t s = 0; s < concyclicSets.size(); ++s) {
      if (s == home || concyclicSets[s].circle != circle ||
          std::popcount(concyclicSets[s].members & concyclicSets[home].members) < 3)
        continue;
      Mask extra = concyclicSets[s].members & ~concyclicSets[home].members;
      concyclicSets.erase(concyclicSets.begin() + static_cast<std::ptrdiff_t>(s));
      if (s < home) --home;
      for (; extra; extra &= extra - 1) extendSet(home, std::countr_zero(extra));
      merged = true;
      break;
    }
  }
  CirclePattern& pattern = diagram.circles[static_cast<std::size_t>(circle)];
  pattern.complete = concyclicSets[home].members == pattern.members;
  return true;
}

// A new member of a concyclic set: its chords see the old chords under equal angles.
void Closure::extendSet(std::size_t index, int j) {
  ConcyclicSet& set = concyclicSets[index];
  std::array<int, 2> base{};
  int found = 0;
  for (PointId q : set.order) {
    if (found == 2 || !diagram.distinct(q, j)) continue;
    if (found == 1 && !diagram.distinct(q, base[0])) continue;
    base[static_cast<std::size_t>(found++)] = q;
  }
  if (found == 2) {
    auto [u, v] = base;
    bool seen = false;
    for (PointId i : set.order) {
      if (i == u || i == v || !diagram.distinct(i, j) || !diagram.distinct(i, u) ||
          !diagram.distinct(i, v))
        continue;
      Draft draft{Rule::ConcyclicAngles, {u, v, i, j}};
      // uv, uj as seen from u equals iv, ij as seen from i.
      learnDirections({{pairOf(u, v), 1}, {pairOf(u, j), -1}, {pairOf(i, v), -1}, {pairOf(i, j), 1}},
                      draft);
      if (seen) continue;
      seen = true;
      learnDirections({{pairOf(j, u), 1}, {pairOf(j, v), -1}, {pairOf(i, u), -1}, {pairOf(i, v), 1}},
                      draft);
    }
  }
  set.members |= bit(j);
  set.order.push_back(static_cast<PointId>(j));
}

// Equal angles over ab at c and d.
void Closure::circleAngles() {
  for (std::size_t k = 0; k < diagram.circles.size(); ++k) {
    if (diagram.circles[k].complete) continue;
    Members m(diagram.circles[k].members);
    for (int i = 0; i < m.count; ++i) {
      for (int j = 0; j < i; ++j) {
        int a = m[i], b = m[j];
        if (!diagram.distinct(a, b)) continue;
        for (int u = 0; u < m.count; ++u) {
          int c = m[u];
          if (c == a || c == b || !diagram.distinct(c, a) || !diagram.distinct(c, b)) continue;
          Residue at = subMod(dir(c, a), dir(c, b));
          for (int w = 0; w < u; ++w) {
            int d = m[w];
            if (d == a || d == b || !diagram.distinct(d, a) || !diagram.distinct(d, b)) continue;
            if (subMod(dir(d, a), dir(d, b)) != at || !diagram.distinct(c, d)) continue;
            Draft draft{Rule::EqualAnglesConcyclic, {a, b, c, d}};
            learnConcyclic(static_cast<int>(k), a, b, c, d, draft);
            if (diagram.circles[k].complete) goto next;
          }
          // cd bisects angle acb and d is as far from a as from b.
          for (int w = 0; w < m.count; ++w) {
            int d = m[w];
            if (d == a || d == b || d == c || !diagram.distinct(d, a) || !diagram.distinct(d, c))
              continue;
            if (!(diagram.equidistant[static_cast<std::size_t>(pairOf(a, b))] >> d & 1)) continue;
            if (diagram.equidistant[static_cast<std::size_t>(pairOf(a, b))] >> c & 1) continue;
            if (!congruent(d, a, d, b) || concyclic(a, b, c, d)) continue;
            if (addMod(dir(c, a), dir(c, b)) != addMod(dir(c, d), dir(c, d))) continue;
            Draft draft{Rule::BisectorsConcyclic, {a, b, c, d}};
            learnConcyclic(static_cast<int>(k), a, b, c, d, draft);
            if (diagram.circles[k].complete) goto next;
          }
        }
      }
    }
  next:;
  }
}

void Closure::circleCenters() {
  for (std::size_t k = 0; k < diagram.circles.size(); ++k) {
    int o = diagram.circles[k].center;
    if (o < 0) continue;
    Members m(diagram.circles[k].members);
    // Four points equally far from o.
    for (int i = 0; i < m.count && !diagram.circles[k].complete; ++i) {
      std::array<int, kMaxPoints> group{m[i]};
      std::size_t size = 1;
      for (int j = 0; j < i; ++j)
        if (congruent(o, m[i], o, m[j])) group[size++] = m[j];
      for (std::size_t j = 3; j < size; ++j) {
        if (!diagram.distinct(group[0], group[1]) || !diagram.distinct(group[0], group[2])) break;
        Draft draft{Rule::EquidistantConcyclic, {o, group[0], group[1], group[2], group[j]}};
        learnConcyclic(static_cast<int>(k), group[0], group[1], group[2], group[j], draft);
      }
    }
    for (const ConcyclicSet& set : concyclicSets) {
      if (set.circle != static_cast<int>(k)) continue;
      Members s(set.members);
      // Three radii, or two pairs on chords that are not parallel, fix the centre.
      std::array<int, 4> known{-1, -1, -1, -1};
      for (int i = 0; i < s.count && known[0] < 0; ++i) {
        for (int j = 0; j < i && known[0] < 0; ++j) {
          if (!congruent(o, s[i], o, s[j]) || !diagram.distinct(s[i], s[j])) continue;
          for (int u = 0; u <= i && known[0] < 0; ++u) {
            for (int w = 0; w < u; ++w) {
              if ((u == i && w >= j) || !congruent(o, s[u], o, s[w])) continue;
              if (!diagram.distinct(s[u], s[w])) continue;
              double turn = modOne(diagram.angleOf(s[i], s[j]) - diagram.angleOf(s[u], s[w]));
              if (std::abs(turn) < 1e-5) continue;
              known = {s[i], s[j], s[u], s[w]};
              break;
            }
          }
        }
      }
      if (known[0] < 0) continue;
      auto [a, b, c, d] = known;
      for (int i = 0; i < s.count; ++i) {
        if (congruent(o, s[i], o, a)) continue;
        Draft draft{Rule::CenterFromChords, {o, a, b, c, d, s[i]}};
        learnLogs({{pairOf(o, a), 1}, {pairOf(o, s[i]), -1}}, draft);
      }
    }
  }
}

void Closure::radials() {
  for (RadialPattern& radial : diagram.radials) {
    if (radial.complete) continue;
    int o = radial.apex;
    Members m(radial.members);
    bool all = true;
    for (int i = 0; i < m.count; ++i) {
      for (int j = 0; j < i; ++j) {
        int a = m[i], b = m[j];
        if (!diagram.distinct(a, b)) continue;
        bool flat = diagram.collinear(o, a, b);
        Residue need = addMod(dir(o, a), dir(o, b));
        if (congruent(o, a, o, b)) {
          if (flat || addMod(dir(a, b), dir(a, b)) == need) continue;
          Draft draft{Rule::IsoscelesAngles, {o, a, b}};
          learnDirections({{pairOf(a, b), 2}, {pairOf(o, a), -1}, {pairOf(o, b), -1}}, draft);
        } else if (!flat && addMod(dir(a, b), dir(a, b)) == need) {
          Draft draft{Rule::IsoscelesSides, {o, a, b}};
          learnLogs({{pairOf(o, a), 1}, {pairOf(o, b), -1}}, draft);
        } else {
          all = false;
        }
      }
    }
    if (all) {
      radial.complete = true;
      continue;
    }
    // o is equally far from a and b, and angle aob is twice angle acb: c is on the circle too.
    for (int i = 0; i < m.count; ++i) {
      for (int j = 0; j < i; ++j) {
        int a = m[i], b = m[j];
        if (!congruent(o, a, o, b) || !diagram.distinct(a, b)) continue;
        Residue central = subMod(dir(o, a), dir(o, b));
        for (int u = 0; u < m.count; ++u) {
          int c = m[u];
          if (c == a || c == b || congruent(o, a, o, c)) continue;
          if (!diagram.distinct(c, a) || !diagram.distinct(c, b)) continue;
          Residue inscribed = subMod(dir(c, a), dir(c, b));
          if (addMod(inscribed, inscribed) != central) continue;
          Draft draft{Rule::HalfCentralAngle, {o, a, b, c}};
          learnLogs({{pairOf(o, a), 1}, {pairOf(o, c), -1}}, draft);
        }
      }
    }
  }
}

void Closure::perpendicularBisectors() {
  for (int pair : diagram.bisected) {
    int a = static_cast<int>((1 + std::sqrt(1.0 + 8.0 * pair)) / 2);
    while (a * (a - 1) / 2 > pair) --a;
    while ((a + 1) * a / 2 <= pair) ++a;
    int b = pair - a * (a - 1) / 2;
    Members m(diagram.equidistant[static_cast<std::size_t>(pair)]);
    int p = -1;
    for (int i = 0; i < m.count && p < 0; ++i)
      if (congruent(m[i], a, m[i], b)) p = m[i];
    if (p < 0) continue;
    Residue across = dir(a, b);
    for (int i = 0; i < m.count; ++i) {
      int q = m[i];
      if (q == p || !diagram.distinct(p, q)) continue;
      bool equal = congruent(q, a, q, b), upright = dir(p, q) == across;
      if (equal && !upright) {
        Draft draft{Rule::BisectorPerpendicular, {p, q, a, b}};
        learnDirections({{pairOf(p, q), 1}, {pairOf(a, b), -1}}, draft);
      } else if (upright && !equal) {
        Draft draft{Rule::BisectorEquidistant, {p, q, a, b}};
        learnLogs({{pairOf(q, a), 1}, {pairOf(q, b), -1}}, draft);
      }
    }
  }
}

// Chords ab and pq of one circle are equal exactly when aq and bp are parallel.
void Closure::trapezoids() {
  for (TrapezoidPattern& t : diagram.trapezoids) {
    if (t.done) continue;
    int a = t.p[0], b = t.p[1], p = t.p[2], q = t.p[3];
    bool equal = congruent(a, b, p, q), parallel = dir(a, q) == dir(b, p);
    if (equal && parallel) {
      t.done = true;
      continue;
    }
    if ((!equal && !parallel) || !concyclic(a, b, p, q)) continue;
    if (parallel) {
      Draft draft{Rule::ParallelChordsEqual, {a, b, p, q}};
      learnLogs({{pairOf(a, b), 1}, {pairOf(p, q), -1}}, draft);
    } else if (!t.rectangle) {
      Draft draft{Rule::EqualChordsParallel, {a, b, p, q}};
      learnDirections({{pairOf(a, q), 1}, {pairOf(b, p), -1}}, draft);
    } else {
      continue;
    }
    t.done = true;
  }
}

}  // namespace hypatia
