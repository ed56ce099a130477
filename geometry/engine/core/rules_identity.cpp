// Two names of one point: proved by two common objects, used by substitution.
#include <bit>
#include <cmath>

#include "closure.hpp"

namespace hypatia {

void Closure::identifications() {
  for (auto [x, y] : diagram.coincident) {
    if (!identical(x, y)) {
      // Lines through x and y both: u, v with x, y on uv.
      struct Line {
        int u, v;
      };
      std::vector<Line> found;
      int n = diagram.size();
      for (int u = 0; u < n && found.size() < 2; ++u) {
        if (u == x || u == y || !diagram.distinct(u, x)) continue;
        if (!found.empty() &&
            std::abs(modOne(diagram.angleOf(u, x) - diagram.angleOf(found[0].u, x))) < 1e-6)
          continue;
        for (int v = 0; v < n; ++v) {
          if (v == u || v == x || v == y || !diagram.distinct(u, v)) continue;
          if (std::abs(modOne(diagram.angleOf(u, v) - diagram.angleOf(u, x))) > kTolerance) continue;
          if (dir(u, v) != dir(u, x) || dir(u, v) != dir(u, y)) continue;
          found.push_back({u, v});
          break;
        }
      }
      // The parallel (or normal) through u to another line: directions ux and uy agree.
      if (found.size() < 2) {
        for (int u = 0; u < n && found.size() < 2; ++u) {
          if (u == x || u == y || !diagram.distinct(u, x) || dir(u, x) != dir(u, y)) continue;
          if (!found.empty() &&
              std::abs(modOne(diagram.angleOf(u, x) - diagram.angleOf(found[0].u, x))) < 1e-6)
            continue;
          found.push_back({u, u});
        }
      }
      if (found.size() == 2) {
        Draft draft{Rule::IdenticalLines, {x, y, found[0].u, found[1].u}};
        identities.push_back({x, y, eventFor(draft)});
        ++version;
      } else if (found.size() == 1) {
        // A line and a circle that also meet elsewhere, at z.
        int u = found[0].u;
        for (const ConcyclicSet& s : concyclicSets) {
          if (!(s.members >> x & 1)) continue;
          for (const ConcyclicSet& t : concyclicSets) {
            if (t.circle != s.circle || !(t.members >> y & 1)) continue;
            Mask common = s.members & t.members & ~(bit(x) | bit(y));
            if (std::popcount(common) < 3) continue;
            for (Mask rest = common; rest; rest &= rest - 1) {
              int z = std::countr_zero(rest);
              if (!diagram.distinct(z, x) || dir(z, x) != dir(z, y)) continue;
              if (std::abs(modOne(diagram.angleOf(z, x) - diagram.angleOf(u, x))) > kTolerance &&
                  z != u)
                continue;
              int v = -1, w = -1;
              for (Mask more = common & ~bit(z); more; more &= more - 1) {
                int m = std::countr_zero(more);
                if (!diagram.distinct(m, z)) continue;
                if (v < 0) v = m;
                else if (w < 0 && diagram.distinct(m, v)) w = m;
              }
              if (w < 0) continue;
              Draft draft{Rule::IdenticalLineCircle, {x, y, z, v, w}};
              identities.push_back({x, y, eventFor(draft)});
              ++version;
              goto next;
            }
          }
        }
      }
    }
  next:
    if (!identical(x, y)) continue;
    for (int z = 0; z < diagram.size(); ++z) {
      if (z == x || z == y || !diagram.distinct(z, x)) continue;
      if (dir(z, x) != dir(z, y)) {
        Draft draft{Rule::IdenticalSubstitution, {x, y, z}};
        learnDirections({{pairOf(z, x), 1}, {pairOf(z, y), -1}}, draft);
      }
      if (log(z, x) != log(z, y)) {
        Draft draft{Rule::IdenticalSubstitution, {x, y, z}};
        learnLogs({{pairOf(z, x), 1}, {pairOf(z, y), -1}}, draft);
      }
    }
  }
}

}  // namespace hypatia
