// Rules about similar triangles, ratios on lines, angle bisectors and triangle centres.
#include <bit>
#include <cmath>

#include "closure.hpp"

namespace hypatia {

std::int32_t Closure::rootOf(std::int32_t entry) {
  auto& entries = diagram.entries;
  while (entries[static_cast<std::size_t>(entry)].parent != entry) {
    std::int32_t& parent = entries[static_cast<std::size_t>(entry)].parent;
    parent = entries[static_cast<std::size_t>(parent)].parent;
    entry = parent;
  }
  return entry;
}

namespace {
struct Key {
  Residue angle[3];  // at each vertex, turned by the orientation of the triangle
  Residue side[3];   // log-length opposite to each vertex
  std::int32_t entry;
};
}  // namespace

void Closure::triangles() {
  std::vector<Key> keys;
  std::size_t kept = 0;
  auto& active = diagram.activeClasses;
  for (std::size_t index = 0; index < active.size(); ++index) {
    std::int32_t k = active[index];
    ShapeClass& shape = diagram.classes[static_cast<std::size_t>(k)];
    active[kept++] = k;
    if (shape.collinear) continue;
    if (shape.components < 2) {
      --kept;
      continue;
    }
    keys.clear();
    for (std::int32_t e = shape.head; e >= 0; e = diagram.entries[static_cast<std::size_t>(e)].next) {
      ShapeEntry& entry = diagram.entries[static_cast<std::size_t>(e)];
      if (entry.parent != e) continue;
      auto [a, b, c] = entry.p;
      Residue ab = dir(a, b), bc = dir(b, c), ca = dir(c, a);
      Key key{{subMod(ab, ca), subMod(bc, ab), subMod(ca, bc)},
              {log(b, c), log(c, a), log(a, b)}, e};
      if (entry.orientation < 0)
        for (Residue& angle : key.angle) angle = negMod(angle);
      keys.push_back(key);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const Key& s = keys[i];
      ShapeEntry& first = diagram.entries[static_cast<std::size_t>(s.entry)];
      if (first.parent != s.entry) continue;
      for (std::size_t j = i + 1; j < keys.size(); ++j) {
        const Key& t = keys[j];
        ShapeEntry& second = diagram.entries[static_cast<std::size_t>(t.entry)];
        if (second.parent != t.entry) continue;
        bool a0 = s.angle[0] == t.angle[0], a1 = s.angle[1] == t.angle[1],
             a2 = s.angle[2] == t.angle[2];
        Residue d0 = subMod(s.side[0], t.side[0]), d1 = subMod(s.side[1], t.side[1]),
                d2 = subMod(s.side[2], t.side[2]);
        bool r01 = d0 == d1, r12 = d1 == d2, r02 = d0 == d2;
        if (!(a0 || a1 || a2) && !(r01 && r12)) continue;
        if (!(a0 && a1) && !(a0 && a2) && !(a1 && a2) && !r01 && !r12 && !r02) continue;
        auto [a, b, c] = first.p;
        auto [p, q, r] = second.p;
        Rule rule = Rule::SimilarAA;
        int n[6] = {a, b, c, p, q, r};
        auto order = [&](int i0, int i1, int i2) {
          int v[3] = {a, b, c}, w[3] = {p, q, r};
          n[0] = v[i0], n[1] = v[i1], n[2] = v[i2], n[3] = w[i0], n[4] = w[i1], n[5] = w[i2];
        };
        bool found = true;
        if (a0 && a1) {
          order(0, 1, 2);
        } else if (a1 && a2) {
          order(1, 2, 0);
        } else if (a0 && a2) {
          order(2, 0, 1);
        } else if (r01 && r12) {
          rule = Rule::SimilarSSS;
        } else if (a0 && r12) {  // the vertex of the equal angle comes first
          rule = Rule::SimilarSAS, order(0, 1, 2);
        } else if (a1 && r02) {
          rule = Rule::SimilarSAS, order(1, 2, 0);
        } else if (a2 && r01) {
          rule = Rule::SimilarSAS, order(2, 0, 1);
        } else {
          // Equal angle at v, equal ratio of the side opposite v and the side opposite w: the
          // angle at w is determined up to its supplement, and the figure tells which, unless
          // that angle is close to a right one.
          rule = Rule::SimilarSSA;
          found = false;
          for (int v = 0; v < 3 && !found; ++v) {
            if (s.angle[v] != t.angle[v]) continue;
            for (int w = 0; w < 3 && !found; ++w) {
              if (w == v) continue;
              int u = 3 - v - w;
              bool equal = subMod(s.side[v], t.side[v]) == subMod(s.side[w], t.side[w]);
              if (!equal) continue;
              int x[3] = {a, b, c};
              double lu = diagram.lengthOf(x[v], x[w]), lv = diagram.lengthOf(x[w], x[u]),
                     lw = diagram.lengthOf(x[u], x[v]);
              double cosine = (lu * lu + lv * lv - lw * lw) / (2 * lu * lv);
              if (std::abs(cosine) < 1e-3) continue;
              order(v, w, u);
              found = true;
            }
          }
        }
        if (!found) continue;
        int sign = first.orientation * second.orientation;
        Draft draft{rule, {n[0], n[1], n[2], n[3], n[4], n[5]}, sign};
        for (int v = 0; v < 2; ++v) {
          int x0 = n[v], x1 = n[v + 1], x2 = n[(v + 2) % 3];
          int y0 = n[3 + v], y1 = n[3 + v + 1], y2 = n[3 + (v + 2) % 3];
          learnDirections({{pairOf(x0, x1), 1}, {pairOf(x0, x2), -1},
                           {pairOf(y0, y1), -sign}, {pairOf(y0, y2), sign}}, draft);
          learnLogs({{pairOf(x0, x1), 1}, {pairOf(y0, y1), -1},
                     {pairOf(x1, x2), -1}, {pairOf(y1, y2), 1}}, draft);
          if (v == 0)
            learnLogs({{pairOf(x0, x1), 1}, {pairOf(y0, y1), -1},
                       {pairOf(x0, x2), -1}, {pairOf(y0, y2), 1}}, draft);
        }
        diagram.entries[static_cast<std::size_t>(t.entry)].parent = s.entry;
        --shape.components;
      }
    }
    if (shape.components < 2) --kept;
  }
  active.resize(kept);
}

namespace {
bool onLine(Residue x, Residue y, Residue z) { return x == y && y == z; }
}  // namespace

// Collinear triples with one ratio in common have all of them in common.
void Closure::collinearRatios() {
  std::vector<std::int32_t> roots;
  std::size_t kept = 0;
  auto& active = diagram.activeClasses;
  for (std::size_t index = 0; index < active.size(); ++index) {
    std::int32_t k = active[index];
    ShapeClass& shape = diagram.classes[static_cast<std::size_t>(k)];
    active[kept++] = k;
    if (!shape.collinear) continue;
    if (shape.components < 2) {
      --kept;
      continue;
    }
    roots.clear();
    for (std::int32_t e = shape.head; e >= 0; e = diagram.entries[static_cast<std::size_t>(e)].next) {
      const ShapeEntry& entry = diagram.entries[static_cast<std::size_t>(e)];
      if (entry.parent != e) continue;
      auto [a, b, c] = entry.p;
      if (onLine(dir(a, b), dir(b, c), dir(a, c))) roots.push_back(e);
    }
    for (std::size_t i = 0; i < roots.size(); ++i) {
      for (std::size_t j = i + 1; j < roots.size(); ++j) {
        const ShapeEntry& s = diagram.entries[static_cast<std::size_t>(roots[i])];
        const ShapeEntry& t = diagram.entries[static_cast<std::size_t>(roots[j])];
        if (s.parent != roots[i] || t.parent != roots[j]) continue;
        if (!matchRatios(s, t)) continue;
        diagram.entries[static_cast<std::size_t>(roots[j])].parent = roots[i];
        --shape.components;
      }
    }
    if (shape.components < 2) --kept;
  }
  active.resize(kept);
}

bool Closure::matchRatios(const ShapeEntry& s, const ShapeEntry& t) {
  auto [a, b, c] = s.p;
  auto [p, q, r] = t.p;
  Residue ab = subMod(log(a, b), log(p, q)), bc = subMod(log(b, c), log(q, r)),
          ac = subMod(log(a, c), log(p, r));
  if (ab == bc || bc == ac || ab == ac) {
    if (ab == bc && bc == ac) return true;
    // The pair of sides with the known ratio: its common point comes first.
    int u = ab == bc ? b : bc == ac ? c : a, w = ab == bc ? q : bc == ac ? r : p;
    int v = ab == bc ? a : bc == ac ? b : c, x = ab == bc ? p : bc == ac ? q : r;
    int z = ab == bc ? c : bc == ac ? a : b, y = ab == bc ? r : bc == ac ? p : q;
    Draft draft{Rule::CollinearRatios, {u, v, z, w, x, y}};
    learnLogs({{pairOf(u, v), 1}, {pairOf(w, x), -1}, {pairOf(v, z), -1}, {pairOf(x, y), 1}},
              draft);
    return true;
  }
  // Three parallels cut two lines in one ratio.
  auto crossable = [&](int m, int n) { return m != n && diagram.distinct(m, n); };
  int crossings = crossable(a, p) + crossable(b, q) + crossable(c, r);
  if (crossings < 3) return false;
  double turn = std::abs(modOne(diagram.angleOf(a, c) - diagram.angleOf(a, p)));
  double turn2 = std::abs(modOne(diagram.angleOf(p, r) - diagram.angleOf(a, p)));
  if (turn < 1e-6 || turn2 < 1e-6) return false;
  if (std::abs(modOne(diagram.angleOf(a, p) - diagram.angleOf(b, q))) > kTolerance ||
      std::abs(modOne(diagram.angleOf(a, p) - diagram.angleOf(c, r))) > kTolerance)
    return false;
  Residue ap = dir(a, p), bq = dir(b, q), cr = dir(c, r);
  if (ap == bq && bq == cr) {
    Draft draft{Rule::ThalesRatios, {a, b, c, p, q, r}};
    learnLogs({{pairOf(a, b), 1}, {pairOf(b, c), -1}, {pairOf(p, q), -1}, {pairOf(q, r), 1}}, draft);
    learnLogs({{pairOf(a, b), 1}, {pairOf(a, c), -1}, {pairOf(p, q), -1}, {pairOf(p, r), 1}}, draft);
    return true;
  }
  return false;
}

// Collinear points with a constant rational ratio.
void Closure::constantRatios() {
  for (CollinearTriple& t : diagram.triples) {
    if (t.ratioDone || !t.done) continue;
    auto [a, b, c] = t.p;
    Residue ab = log(a, b), bc = log(b, c), ac = log(a, c);
    if (ab == bc && bc == ac) {
      t.ratioDone = true;
      continue;
    }
    if (ab != bc && bc != ac && ab != ac) continue;
    double ratio = diagram.lengthOf(a, b) / diagram.lengthOf(b, c);
    int denominator = 1;
    for (; denominator <= 64; ++denominator)
      if (std::abs(ratio * denominator - std::nearbyint(ratio * denominator)) < kTolerance &&
          std::nearbyint(ratio * denominator) >= 1)
        break;
    t.ratioDone = true;
    if (denominator > 64) continue;
    int which = ab == bc ? 0 : bc == ac ? 1 : 2;  // ratio known: ab:bc, bc:ac or ab:ac
    auto numerator = static_cast<int>(std::nearbyint(ratio * denominator));
    if (numerator >= 4096) continue;
    Draft draft{Rule::ConstantRatio, {a, b, c}, (which << 24) | (numerator << 8) | denominator};
    learnLogs({{pairOf(a, b), 1}, {pairOf(b, c), -1}}, draft);
    learnLogs({{pairOf(a, b), 1}, {pairOf(a, c), -1}}, draft);
  }
}

// d on bc: ad bisects angle bac (inside or outside) exactly when db : dc = ab : ac.
void Closure::angleBisectors() {
  for (FourPattern& pattern : diagram.bisectors) {
    if (pattern.done) continue;
    auto [a, b, d, c] = pattern.p;
    bool angle = addMod(dir(a, d), dir(a, d)) == addMod(dir(a, b), dir(a, c));
    bool ratio = subMod(log(d, b), log(d, c)) == subMod(log(a, b), log(a, c));
    if (angle == ratio) {
      pattern.done = angle;
      continue;
    }
    if (!onLine(dir(b, d), dir(d, c), dir(b, c))) continue;
    pattern.done = true;
    if (angle) {
      Draft draft{Rule::BisectorTheorem, {a, b, d, c}};
      learnLogs({{pairOf(d, b), 1}, {pairOf(d, c), -1}, {pairOf(a, b), -1}, {pairOf(a, c), 1}},
                draft);
    } else {
      Draft draft{Rule::BisectorConverse, {a, b, d, c}};
      learnDirections({{pairOf(a, d), 2}, {pairOf(a, b), -1}, {pairOf(a, c), -1}}, draft);
    }
  }
}

// Two altitudes or two bisectors of a triangle through a point give the third.
void Closure::centers() {
  for (FourPattern& pattern : diagram.orthocentric) {
    if (pattern.done) continue;
    auto [a, b, c, h] = pattern.p;
    bool pa = dir(a, h) == dir(b, c), pb = dir(b, h) == dir(c, a), pc = dir(c, h) == dir(a, b);
    int known = pa + pb + pc;
    if (known < 2) continue;
    pattern.done = true;
    if (known == 3) continue;
    int x = pc ? (pa ? a : b) : a, y = pc ? c : b;
    int z = !pa ? a : !pb ? b : c;
    Draft draft{Rule::Orthocenter, {x, y, z, h}};
    learnDirections({{pairOf(z, h), 1}, {pairOf(x, y), -1}}, draft);
  }
  for (FourPattern& pattern : diagram.incenters) {
    if (pattern.done) continue;
    auto [i, a, b, c] = pattern.p;
    auto bisects = [&](int x, int y, int z) {
      return addMod(dir(i, x), dir(i, x)) == addMod(dir(x, y), dir(x, z));
    };
    bool pa = bisects(a, b, c), pb = bisects(b, c, a), pc = bisects(c, a, b);
    int known = pa + pb + pc;
    if (known < 2) continue;
    pattern.done = true;
    if (known == 3) continue;
    int z = !pa ? a : !pb ? b : c;
    int x = z == a ? b : a, y = z == c ? b : c;
    Draft draft{Rule::Incenter, {i, x, y, z}};
    learnDirections({{pairOf(i, z), 2}, {pairOf(z, x), -1}, {pairOf(z, y), -1}}, draft);
  }
}

}  // namespace hypatia
