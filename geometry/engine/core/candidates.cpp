#include "candidates.hpp"

#include <iterator>

namespace hypatia {

namespace {
constexpr const char* kKindNames[] = {
#define KIND(name, text, points) text,
#include "candidates.def"
#undef KIND
};
}  // namespace

const char* kindName(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
int kindCount() { return static_cast<int>(std::size(kKindNames)); }

void addCandidate(Closure& closure, const Candidate& c) {
  int z = closure.addPoint(c.x, c.y);
  auto line = [&](int a, int b) {
    closure.assume(kDirections, {{pairOf(z, a), 1}, {pairOf(z, b), -1}}, -1);
    closure.assume(kDirections, {{pairOf(z, a), 1}, {pairOf(a, b), -1}}, -1);
  };
  auto along = [&](int p, int a, int b) {  // parallel or perpendicular: one form
    closure.assume(kDirections, {{pairOf(z, p), 1}, {pairOf(a, b), -1}}, -1);
  };
  auto circum = [&](int a, int b, int d) { closure.assumeConcyclic(z, a, b, d, -1); };
  auto equal = [&](int a, int b, int d, int e) {
    closure.assume(kLogLengths, {{pairOf(a, b), 1}, {pairOf(d, e), -1}}, -1);
  };
  auto bisector = [&](int a, int b, int d) {  // z on a bisector of angle bad
    closure.assume(kDirections, {{pairOf(a, z), 2}, {pairOf(a, b), -1}, {pairOf(a, d), -1}}, -1);
  };
  int a = c.args[0], b = c.args[1], d = c.args[2], e = c.args[3], f = c.args[4];
  switch (c.kind) {
    case Kind::LineLine: line(a, b), line(d, e); break;
    case Kind::LineCircle: line(a, b), circum(a, d, e); break;
    case Kind::LineCenter: line(a, b), equal(d, z, d, a); break;
    case Kind::CircleCircle: circum(a, b, d), circum(a, e, f); break;
    case Kind::CircleCenter: circum(a, b, d), equal(e, z, e, a); break;
    case Kind::LineCircleFree: line(a, b), circum(d, e, f); break;
    case Kind::LineCenterFree: line(a, b), equal(d, z, d, e); break;
    case Kind::Midpoint: line(a, b), equal(z, a, z, b), equal(z, a, a, b); break;
    case Kind::Mirror: line(a, b), equal(b, a, b, z), equal(b, a, a, z); break;
    case Kind::Foot: along(a, b, d), line(b, d); break;
    case Kind::Reflect: equal(b, a, b, z), equal(d, a, d, z), along(a, b, d); break;
    case Kind::Circumcenter: equal(z, a, z, b), equal(z, b, z, d); break;
    case Kind::Parallelogram: along(a, b, d), along(d, a, b); break;
    case Kind::LineParallel:
    case Kind::LinePerpendicular: line(a, b), along(d, e, f); break;
    case Kind::CircleParallel:
    case Kind::CirclePerpendicular: circum(a, b, d), along(a, e, f); break;
    case Kind::CenterParallel:
    case Kind::CenterPerpendicular: equal(b, z, b, a), along(a, d, e); break;
    case Kind::ArcMidpoint: circum(a, b, d), equal(z, a, z, b); break;
    case Kind::LineBisector: line(a, b), equal(z, d, z, e); break;
    case Kind::AngleBisector: line(a, b), bisector(d, a, b); break;
    case Kind::Incenter: bisector(a, b, d), bisector(b, d, a), bisector(d, a, b); break;
  }
}

}  // namespace hypatia
