// The figure as the engine sees it: coordinates, and the coincidences that they show.
//
// A pattern listed here (three points on a line, four on a circle, triangles of one shape, ...) is
// a conjecture that the figure suggests. The closure looks for proofs of these conjectures and of
// nothing else: the figure prunes and picks branches, and is never a premise. Patterns only grow
// as points are added, and all containers are flat, so that a diagram is cheap to copy.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace hypatia {

using PointId = std::uint8_t;
using Mask = std::uint64_t;

inline constexpr int kMaxPoints = 64;
inline constexpr double kTolerance = 1e-7;  // on angles / pi and on relative lengths

// Pairs of points are numbered 0, 1, 2, ... in an order in which new points come last.
inline int pairOf(int a, int b) { return a > b ? a * (a - 1) / 2 + b : b * (b - 1) / 2 + a; }
inline Mask bit(int point) { return Mask{1} << point; }

// Three points on a line, the second between the others.
struct CollinearTriple {
  std::array<PointId, 3> p;
  bool done;       // proved, and all its directions merged
  bool ratioDone;  // its ratios are known constants, and all of them stated
};

// A set of four points or more on a circle.
struct CirclePattern {
  Mask members;
  double x, y, radius;
  int center;  // the point at the centre, or -1
  bool complete;  // all members are proved to be on one circle
};

// Points at one distance from `apex`: two or more.
struct RadialPattern {
  PointId apex;
  Mask members;
  double distance;
  bool complete;  // all distances proved equal and all isosceles triangles used
};

// A triangle as an entry of its shape class. Vertices are ordered by the sizes of the opposite
// sides; `orientation` is +1 or -1. For a collinear entry the middle point comes second.
struct ShapeEntry {
  std::array<PointId, 3> p;
  std::int8_t orientation;
  std::int32_t next;    // next entry of the class, or -1
  std::int32_t parent;  // union-find: entries proved similar
};

struct ShapeClass {
  std::int32_t head;
  std::int32_t components;
  bool collinear;
  double shape[2];  // ratios of the two smaller sides to the largest
};

// Orthocentric (a, b, c, h), or centre and triangle (i; a, b, c), or bisector (a; b, d, c).
struct FourPattern {
  std::array<PointId, 4> p;
  bool done;
};

// Chords ab and pq of one circle, equal, with aq parallel to bp.
struct TrapezoidPattern {
  std::array<PointId, 4> p;
  std::int32_t circle;
  bool rectangle;
  bool done;
};

class Diagram {
 public:
  Diagram();
  int size() const { return static_cast<int>(x.size()); }
  // Throws std::length_error beyond kMaxPoints.
  void add(double px, double py);

  bool distinct(int a, int b) const { return length[static_cast<std::size_t>(pairOf(a, b))] > 0; }
  double angleOf(int a, int b) const { return angle[static_cast<std::size_t>(pairOf(a, b))]; }
  double lengthOf(int a, int b) const { return length[static_cast<std::size_t>(pairOf(a, b))]; }
  bool collinear(int a, int b, int c) const;
  double signedArea(int a, int b, int c) const;  // twice the area

  std::vector<double> x, y;
  std::vector<double> angle;   // a pair: direction / pi in [0, 1)
  std::vector<double> length;  // a pair: distance, 0 for points that coincide in the figure

  std::vector<CollinearTriple> triples;
  std::vector<CirclePattern> circles;
  std::vector<RadialPattern> radials;
  std::vector<Mask> equidistant;  // a pair: the points equally far from both
  std::vector<int> bisected;      // pairs with two equidistant points or more
  std::vector<ShapeEntry> entries;
  std::vector<ShapeClass> classes;
  std::vector<std::int32_t> activeClasses;  // with two components or more
  std::vector<FourPattern> orthocentric, incenters, bisectors;
  std::vector<TrapezoidPattern> trapezoids;
  std::vector<std::array<PointId, 2>> coincident;

 private:
  void findLines(int p);
  void findCircles(int p);
  void findRadials(int p);
  void addToRadial(int apex, int member, double distance);
  void findTriangles(int p);
  void enterShape(int a, int b, int c, bool collinearShape);
  void enterEntry(std::int32_t shapeClass, int a, int b, int c, int orientation);
  std::int32_t classFor(double s, double t, bool collinearShape);
  void findCenters(int p);
  void findBisectors(int p, std::size_t firstTriple);
  void findTrapezoids(int p);
  int locate(double px, double py) const;

  struct Slot {
    std::uint64_t key;
    std::int32_t value;
  };
  std::vector<Slot> shapeSlots_;
  std::size_t shapeCount_ = 0;
  double scale_ = 0;
};

// x modulo 1, as the difference from the nearest integer.
double modOne(double x);

}  // namespace hypatia
