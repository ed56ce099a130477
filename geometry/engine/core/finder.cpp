// Enumerates the places where something meets, and scores them.
#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <unordered_map>

#include "candidates.hpp"

namespace hypatia {

namespace {

// What a kind is worth before anything is known about the place.
float priorOf(Kind kind) {
  switch (kind) {
    case Kind::LineLine: return 1.2f;
    case Kind::LineCircle: return 1.4f;
    case Kind::LineCenter: return 1.3f;
    case Kind::CircleCircle: case Kind::CircleCenter: return 1.3f;
    case Kind::Midpoint: return 1.5f;
    case Kind::Mirror: return 0.8f;
    case Kind::Foot: return 1.1f;
    case Kind::Reflect: return 1.0f;
    case Kind::Circumcenter: return 0.7f;
    case Kind::ArcMidpoint: return 1.0f;
    case Kind::Incenter: return 0.9f;
    default: return 0.3f;
  }
}

using Z = std::complex<double>;

double cross(Z u, Z v) { return (std::conj(u) * v).imag(); }
double dot(Z u, Z v) { return (std::conj(u) * v).real(); }

constexpr int kDirectedPoints = 14;

struct Line {
  Z at, way;  // way has length 1
  Mask members;
  PointId a, b;
};

struct Circle {
  Z center;
  double radius;
  Mask members;
  int middle;  // the point at the centre, or -1
  bool notable;  // four points or more, or a centre that is a point
};

class Finder {
 public:
  Finder(const Closure& closure, int fresh) : d_(closure.diagram), fresh_(fresh) {
    n_ = d_.size();
    for (int i = 0; i < n_; ++i) {
      points_.emplace_back(d_.x[static_cast<std::size_t>(i)], d_.y[static_cast<std::size_t>(i)]);
      for (int j = 0; j < i; ++j) diameter_ = std::max(diameter_, std::abs(points_.back() - at(j)));
    }
    collectLines();
    collectCircles();
  }

  std::vector<Candidate> run(std::size_t limit, int perPlace);

 private:
  Z at(int i) const { return points_[static_cast<std::size_t>(i)]; }
  bool newEnough(std::initializer_list<int> args) const {
    return fresh_ == 0 || std::any_of(args.begin(), args.end(), [&](int a) { return a >= fresh_; });
  }
  void collectLines();
  void collectCircles();
  double incidence(Z z, int& meets, bool all) const;
  void offer(Kind kind, Z z, std::initializer_list<int> args, int least, bool all = true);
  static Z meet(const Line& s, const Line& t);
  Z second(const Line& s, const Circle& c, int a) const;
  void meets();
  void constructions();
  void directed();

  const Diagram& d_;
  int n_ = 0, fresh_;
  std::size_t notable_ = 0;  // the first circles are the notable ones
  double diameter_ = 0;
  std::vector<Z> points_;
  std::vector<Line> lines_;
  std::vector<Circle> circles_;
  std::vector<Candidate> found_;
};

void Finder::collectLines() {
  for (int a = 0; a < n_; ++a) {
    for (int b = 0; b < a; ++b) {
      if (!d_.distinct(a, b)) continue;
      Z way = (at(b) - at(a)) / std::abs(at(b) - at(a));
      bool known = false;
      for (const Line& l : lines_)
        if ((l.members >> a & 1) && (l.members >> b & 1)) known = true;
      if (known) continue;
      Line line{at(a), way, bit(a) | bit(b), static_cast<PointId>(a), static_cast<PointId>(b)};
      for (int c = 0; c < n_; ++c)
        if (std::abs(cross(way, at(c) - at(a))) < 1e-8 * diameter_) line.members |= bit(c);
      lines_.push_back(line);
    }
  }
}

void Finder::collectCircles() {
  for (const CirclePattern& c : d_.circles)
    circles_.push_back({Z(c.x, c.y), c.radius, c.members, c.center, true});
  for (const RadialPattern& r : d_.radials) {
    if (std::popcount(r.members) < 2) continue;
    bool known = std::any_of(circles_.begin(), circles_.end(), [&](const Circle& c) {
      return c.middle == r.apex && std::abs(c.radius - r.distance) < 1e-7 * diameter_;
    });
    if (!known) circles_.push_back({at(r.apex), r.distance, r.members, r.apex, true});
  }
  notable_ = circles_.size();
  for (int a = 0; a < n_; ++a) {
    for (int b = 0; b < a; ++b) {
      for (int c = 0; c < b; ++c) {
        if (!d_.distinct(a, b) || !d_.distinct(a, c) || !d_.distinct(b, c)) continue;
        Mask all = bit(a) | bit(b) | bit(c);
        bool known = false;
        for (std::size_t k = 0; k < notable_ && !known; ++k)
          known = (circles_[k].members & all) == all;
        if (known) continue;
        Z u = at(b) - at(a), v = at(c) - at(a);
        double area = 2 * cross(u, v);
        if (std::abs(area) < 1e-3 * std::abs(u) * std::abs(v)) continue;
        // Around added points, only the circles through them.
        if (fresh_ > 0 && a < fresh_) continue;
        Z center = at(a) + Z(0, 1) * (u * std::norm(v) - v * std::norm(u)) / area;
        double radius = std::abs(center - at(a));
        if (radius > 20 * diameter_) continue;
        circles_.push_back({center, radius, all, -1, false});
      }
    }
  }
}

// How much passes through z, weighted; `meets` counts the lines and circles. Circles through just
// three points of the figure, by far the most, are looked at only with `all`.
double Finder::incidence(Z z, int& meets, bool all) const {
  double limit = 1e-8 * diameter_, sum = 0;
  meets = 0;
  for (const Line& l : lines_) {
    if (std::abs(cross(l.way, z - l.at)) > limit) continue;
    ++meets;
    sum += std::popcount(l.members) > 2 ? 2.4 : 2.0;
  }
  std::size_t count = all ? circles_.size() : notable_;
  for (std::size_t k = 0; k < count; ++k) {
    const Circle& c = circles_[k];
    Z v = z - c.center;
    if (std::abs(std::norm(v) - c.radius * c.radius) > 3 * limit * c.radius) continue;
    ++meets;
    sum += c.notable ? 2.4 : 1.6;
  }
  return sum;
}

// Takes a candidate if at least `least` lines and circles meet there.
void Finder::offer(Kind kind, Z z, std::initializer_list<int> args, int least, bool all) {
  if (!newEnough(args)) return;
  if (!(std::abs(z - at(0)) < 12 * diameter_)) return;  // far away, or not a number
  for (int i = 0; i < n_; ++i) {
    double gap = std::abs(z - at(i));
    if (gap < 1e-4 * diameter_) return;
  }
  int meets = 0;
  double sum = incidence(z, meets, all);
  if (meets < least) return;
  Candidate c{z.real(), z.imag(), kind, {}, static_cast<float>(sum) + priorOf(kind), };
  std::size_t i = 0;
  for (int a : args) c.args[i++] = static_cast<PointId>(a);
  found_.push_back(c);
}

Z Finder::meet(const Line& s, const Line& t) {
  return s.at + s.way * (cross(t.way, t.at - s.at) / cross(t.way, s.way));
}

// The second intersection of a line through the point a of a circle.
Z Finder::second(const Line& s, const Circle& c, int a) const {
  return at(a) + s.way * (2 * dot(s.way, c.center - at(a)));
}

namespace {
// Three members of a circle other than `a`, as many as there are.
std::array<int, 3> others(Mask members, int a) {
  std::array<int, 3> found{-1, -1, -1};
  std::size_t i = 0;
  for (Mask rest = members & ~bit(a); rest && i < 3; rest &= rest - 1)
    found[i++] = std::countr_zero(rest);
  return found;
}
}  // namespace

void Finder::meets() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& s = lines_[i];
    for (std::size_t j = 0; j < i; ++j) {
      const Line& t = lines_[j];
      if ((s.members & t.members) || std::abs(cross(s.way, t.way)) < 1e-4) continue;
      offer(Kind::LineLine, meet(s, t), {s.a, s.b, t.a, t.b}, 2);
    }
    for (const Circle& c : circles_) {
      int common = std::popcount(s.members & c.members);
      if (common == 1) {
        int a = std::countr_zero(s.members & c.members);
        int b = s.a == a ? s.b : s.a;
        auto o = others(c.members, a);
        if (c.middle >= 0 && std::popcount(c.members) < 4)
          offer(Kind::LineCenter, second(s, c, a), {a, b, c.middle}, 2);
        else if (o[1] >= 0)
          offer(Kind::LineCircle, second(s, c, a), {a, b, o[0], o[1]}, c.notable ? 2 : 3);
      } else if (common == 0 && c.notable) {
        Z foot = s.at + s.way * dot(s.way, c.center - s.at);
        double h = c.radius * c.radius - std::norm(foot - c.center);
        if (h < 1e-3 * c.radius * c.radius) continue;
        for (int sign : {1, -1}) {
          Z z = foot + s.way * (sign * std::sqrt(h));
          auto o = others(c.members, -1 + kMaxPoints);
          if (c.middle >= 0)
            offer(Kind::LineCenterFree, z, {s.a, s.b, c.middle, o[0]}, 2);
          else
            offer(Kind::LineCircleFree, z, {s.a, s.b, o[0], o[1], o[2]}, 2);
        }
      }
    }
  }
  for (std::size_t i = 0; i < circles_.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Circle &s = circles_[i], &t = circles_[j];
      if (!s.notable && !t.notable) continue;
      if (std::popcount(s.members & t.members) != 1) continue;
      int a = std::countr_zero(s.members & t.members);
      Z axis = t.center - s.center;
      if (std::abs(axis) < 1e-4 * diameter_) continue;
      axis /= std::abs(axis);
      Z z = s.center + axis * std::conj((at(a) - s.center) / axis);
      auto o = others(s.members, a), p = others(t.members, a);
      int least = s.notable && t.notable ? 2 : 3;
      if (o[1] >= 0 && p[1] >= 0)
        offer(Kind::CircleCircle, z, {a, o[0], o[1], p[0], p[1]}, least);
      else if (o[1] >= 0 && t.middle >= 0)
        offer(Kind::CircleCenter, z, {a, o[0], o[1], t.middle}, least);
      else if (p[1] >= 0 && s.middle >= 0)
        offer(Kind::CircleCenter, z, {a, p[0], p[1], s.middle}, least);
    }
  }
}

void Finder::constructions() {
  for (int a = 0; a < n_; ++a) {
    for (int b = 0; b < n_; ++b) {
      if (a == b || !d_.distinct(a, b)) continue;
      if (b < a) offer(Kind::Midpoint, (at(a) + at(b)) / 2.0, {a, b}, 0);
      offer(Kind::Mirror, 2.0 * at(b) - at(a), {a, b}, 0);
      for (int c = 0; c < n_; ++c) {
        if (c == a || c == b || !d_.distinct(a, c) || !d_.distinct(b, c)) continue;
        if (d_.collinear(a, b, c)) continue;
        if (a < c) offer(Kind::Parallelogram, at(a) + at(c) - at(b), {a, b, c}, 1);
        // The bisector at a meets bc at distance ratio ab : ac.
        if (b < c) {
          double p = std::abs(at(b) - at(a)), q = std::abs(at(c) - at(a));
          // As a locus: on line bc, bisector at a; written with b and c around.
          Z foot = (at(b) * q + at(c) * p) / (p + q);
          offer(Kind::AngleBisector, foot, {b, c, a}, 2);
        }
        if (a < b && b < c) {
          double la = std::abs(at(b) - at(c)), lb = std::abs(at(a) - at(c)),
                 lc = std::abs(at(a) - at(b));
          for (int sign = 0; sign < 4; ++sign) {
            double wa = sign == 1 ? -la : la, wb = sign == 2 ? -lb : lb, wc = sign == 3 ? -lc : lc;
            double sum = wa + wb + wc;
            if (std::abs(sum) < 1e-3 * (la + lb + lc)) continue;
            offer(Kind::Incenter, (wa * at(a) + wb * at(b) + wc * at(c)) / sum, {a, b, c}, 1);
          }
        }
      }
    }
    for (const Line& l : lines_) {
      if (l.members >> a & 1) continue;
      Z foot = l.at + l.way * dot(l.way, at(a) - l.at);
      offer(Kind::Foot, foot, {a, l.a, l.b}, 1);
      offer(Kind::Reflect, 2.0 * foot - at(a), {a, l.a, l.b}, 0);
    }
  }
  for (const Circle& c : circles_) {
    auto o = others(c.members, kMaxPoints - 1);
    if (c.middle < 0 && o[2] >= 0)
      offer(Kind::Circumcenter, c.center, {o[0], o[1], o[2]}, c.notable ? 0 : 1);
    if (!c.notable || o[2] < 0) continue;
    for (int a = 0; a < n_; ++a) {
      for (int b = 0; b < a; ++b) {
        if (!(c.members >> a & 1) || !(c.members >> b & 1) || !d_.distinct(a, b)) continue;
        Z way = (at(b) - at(a)) / std::abs(at(b) - at(a)) * Z(0, 1);
        int third = std::countr_zero(c.members & ~(bit(a) | bit(b)));
        for (int sign : {1, -1})
          offer(Kind::ArcMidpoint, c.center + way * (sign * c.radius), {a, b, third}, 1);
      }
    }
  }
}

// Parallels and perpendiculars through points to lines, and perpendicular bisectors.
void Finder::directed() {
  for (const Line& l : lines_) {
    for (int p = 0; p < n_; ++p) {
      for (int normal = 0; normal < 2; ++normal) {
        Z way = normal ? l.way * Z(0, 1) : l.way;
        if (!normal && (l.members >> p & 1)) continue;
        Line t{at(p), way, bit(p), 0, 0};
        for (const Line& s : lines_) {
          if ((s.members >> p & 1) || std::abs(cross(s.way, way)) < 1e-3) continue;
          if (normal && &s == &l) continue;  // a foot
          offer(normal ? Kind::LinePerpendicular : Kind::LineParallel, meet(s, t),
                {s.a, s.b, p, l.a, l.b}, 2, false);
        }
        for (const Circle& c : circles_) {
          if (!c.notable || !(c.members >> p & 1)) continue;
          auto o = others(c.members, p);
          Z z = second(t, c, p);
          if (o[1] >= 0)
            offer(normal ? Kind::CirclePerpendicular : Kind::CircleParallel, z,
                  {p, o[0], o[1], l.a, l.b}, 2, false);
          else if (c.middle >= 0)
            offer(normal ? Kind::CenterPerpendicular : Kind::CenterParallel, z,
                  {p, c.middle, l.a, l.b}, 2, false);
        }
      }
    }
    for (int a = 0; a < n_; ++a) {
      for (int b = 0; b < a; ++b) {
        if (!d_.distinct(a, b)) continue;
        Line t{(at(a) + at(b)) / 2.0, (at(b) - at(a)) / std::abs(at(b) - at(a)) * Z(0, 1), 0, 0, 0};
        if (std::abs(cross(l.way, t.way)) < 1e-3) continue;
        offer(Kind::LineBisector, meet(l, t), {l.a, l.b, a, b}, 2, false);
      }
    }
  }
}

std::vector<Candidate> Finder::run(std::size_t limit, int perPlace) {
  meets();
  constructions();
  // By far the most and the least likely kinds: not around added points of a large figure.
  if (fresh_ == 0 || n_ <= kDirectedPoints) directed();
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Candidate& s, const Candidate& t) { return s.score > t.score; });
  std::unordered_map<std::uint64_t, int> places;
  std::vector<Candidate> kept;
  for (const Candidate& c : found_) {
    auto cell = [&](double v) {
      return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(v / diameter_ * 1e6)));
    };
    int& count = places[mix(cell(c.x) * 0x9e3779b97f4a7c15ULL + cell(c.y))];
    if (count >= perPlace) continue;
    // A further definition of a place is worth less than the first.
    Candidate taken = c;
    taken.score -= 1.5f * static_cast<float>(count);
    ++count;
    kept.push_back(taken);
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const Candidate& s, const Candidate& t) { return s.score > t.score; });
  if (kept.size() > limit) kept.resize(limit);
  return kept;
}

}  // namespace

std::vector<Candidate> findCandidates(const Closure& closure, std::size_t limit, int perPlace,
                                      int fresh) {
  return Finder(closure, fresh).run(limit, perPlace);
}

}  // namespace hypatia
