// The deductive closure of a figure's hypotheses.
//
// State: two tables of linear relations (directions and log-lengths of pairs of points; lengths
// and squared lengths when asked for), sets of points proved concyclic, and the log of events. A
// pass looks at every pattern of the diagram that is not proved yet and asks whether a rule
// proves it from what is known; passes repeat until none learns anything.
//
// Provenance: every equation and every concyclic set carries the event that taught it, and every
// event the sizes of the tables at that moment, so that a proof can be read off backwards.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "diagram.hpp"
#include "table.hpp"

namespace hypatia {

enum class Rule : std::uint8_t {
#define RULE(name, text) name,
#include "rules.def"
#undef RULE
};
const char* ruleName(Rule rule);
int ruleCount();

enum TableKind : std::uint8_t { kDirections, kLogLengths, kLengths, kSquares, kTables };

struct Event {
  Rule rule;
  std::uint8_t count;
  std::array<PointId, 12> points;
  std::int32_t parameter;  // index of a hypothesis, or a numerator * 65536 + denominator
  std::array<std::int32_t, kTables> equations;  // of each table, when the event happened
  std::int32_t circles;                         // concyclic facts, then
  std::int32_t identities;                      // coincidences, then
};

struct ConcyclicFact {
  std::array<PointId, 4> p;
  std::int32_t event;
};

// Points proved to be on one circle, in the order in which they joined.
struct ConcyclicSet {
  std::int32_t circle;  // index of the pattern
  Mask members;
  std::vector<PointId> order;
};

// Something a caller wants: a linear form of a table whose value is a constant, or, with
// `concyclic`, four points on a circle; or, with `identical`, two points that are one.
struct Target {
  enum Kind : std::uint8_t { kForm, kConcyclic, kIdentical } kind;
  TableKind table;
  IntegerForm form;
  std::array<PointId, 4> points;
};

struct Options {
  bool lengths = false;  // tables of lengths and squared lengths
  bool sines = false;    // law of sines
};

enum class Stop : std::uint8_t { kGoal, kSaturated, kDeadline, kCancelled };

class Closure {
 public:
  explicit Closure(std::uint64_t seed = 0);

  int addPoint(double x, double y);
  int points() const { return diagram.size(); }

  // Hypotheses. Each names pairs of points by variable numbers (`pairOf`).
  void assume(TableKind table, const IntegerForm& form, int hypothesis);
  void assumeConcyclic(int a, int b, int c, int d, int hypothesis);
  void assumeIdentical(int a, int b, int hypothesis);

  Stop saturate(const std::vector<Target>& goals, double seconds);
  bool holds(const Target& target) const;
  bool knows(TableKind table, const IntegerForm& form) const;
  bool concyclic(int a, int b, int c, int d) const;
  bool identical(int a, int b) const;
  // How many things about the first `count` points are not known to be equal: classes of
  // directions, of lengths and of similar triangles. What an added point teaches about the points
  // before it shows as a smaller number.
  int openClasses(int count);

  Options options;
  Diagram diagram;
  std::array<Table, kTables> tables;
  std::vector<Event> events;
  std::vector<ConcyclicFact> concyclicFacts;
  std::vector<ConcyclicSet> concyclicSets;
  struct Identity {
    PointId a, b;
    std::int32_t event;
  };
  std::vector<Identity> identities;
  // Logarithms of sines are variables of the table of log-lengths, from `kFirstSine` on: one for
  // each unsigned angle at points[0] between the lines to points[1] and points[2].
  struct Sine {
    std::array<PointId, 3> points;
    Residue angle;  // fingerprint of the unsigned angle when last looked at
  };
  static constexpr int kFirstSine = kMaxPoints * (kMaxPoints - 1) / 2;
  std::vector<Sine> sineVariables;
  std::uint64_t passes = 0, version = 0;
  std::shared_ptr<std::atomic<bool>> cancelled;

 private:
  // Shorthands for fingerprints.
  Residue dir(int a, int b) const { return tables[kDirections].hash(pairOf(a, b)); }
  Residue log(int a, int b) const { return tables[kLogLengths].hash(pairOf(a, b)); }
  bool congruent(int a, int b, int c, int d) const { return log(a, b) == log(c, d); }

  struct Draft {  // an event that takes place only if it teaches something
    Rule rule;
    std::initializer_list<int> points;
    int parameter = 0;
    int event = -1;
  };
  int eventFor(Draft& draft);
  bool learn(TableKind table, const IntegerForm& form, Draft& draft);
  bool learnDirections(std::initializer_list<std::pair<int, std::int64_t>> form, Draft& draft);
  bool learnLogs(std::initializer_list<std::pair<int, std::int64_t>> form, Draft& draft);
  bool learnConcyclic(int circle, int a, int b, int c, int d, Draft& draft);
  void extendSet(std::size_t set, int point);
  bool interrupted() const;

  void lines();
  void circleAngles();
  void circleCenters();
  void radials();
  void perpendicularBisectors();
  void triangles();
  void matchTriangles(const ShapeEntry& s, const ShapeEntry& t, bool& joined);
  void collinearRatios();
  bool matchRatios(const ShapeEntry& s, const ShapeEntry& t);
  void constantRatios();
  void angleBisectors();
  void centers();
  void trapezoids();
  void identifications();
  void ratioTheorems();
  void thalesConverse();
  void lengthTables();
  void ratiosToLengths();
  void perpendicularSquares();
  void dividedSquares();
  void lengthsToRatios();
  void sines();
  void lawOfSines();

  std::vector<std::array<PointId, 4>> perpendiculars_;  // ab perpendicular to cd in the figure
  int perpendicular_ = 0;  // points that `perpendiculars_` knows
  void findPerpendiculars();

  struct Configuration {  // Menelaus or Ceva: see rules_ratio.cpp
    std::array<PointId, 7> p;
    bool ceva;
    bool done;
  };
  std::vector<Configuration> configurations_;
  int configured_ = 0;  // points that the configurations know
  void findConfigurations();

  std::int32_t rootOf(std::int32_t entry);
  std::chrono::steady_clock::time_point deadline_;
};

}  // namespace hypatia
