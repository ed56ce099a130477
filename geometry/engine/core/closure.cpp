#include "closure.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

namespace hypatia {

namespace {
constexpr const char* kRuleNames[] = {
#define RULE(name, text) text,
#include "rules.def"
#undef RULE
};
}  // namespace

const char* ruleName(Rule rule) { return kRuleNames[static_cast<std::size_t>(rule)]; }
int ruleCount() { return static_cast<int>(std::size(kRuleNames)); }

Closure::Closure(std::uint64_t seed)
    : tables{Table(4 * seed + 1), Table(4 * seed + 2), Table(4 * seed + 3), Table(4 * seed + 4)},
      cancelled(std::make_shared<std::atomic<bool>>(false)) {}

int Closure::addPoint(double x, double y) {
  int p = diagram.size();
  diagram.add(x, y);
  tables[kDirections].addVariables(p);
  if (tables[kLogLengths].variables() < kFirstSine) tables[kLogLengths].addVariables(p);
  tables[kLengths].addVariables(p);
  tables[kSquares].addVariables(p);
  ++version;
  return p;
}

int Closure::eventFor(Draft& draft) {
  if (draft.event >= 0) return draft.event;
  Event event{};
  event.rule = draft.rule;
  event.count = static_cast<std::uint8_t>(draft.points.size());
  std::size_t i = 0;
  for (int p : draft.points) event.points[i++] = static_cast<PointId>(p);
  event.parameter = draft.parameter;
  for (std::size_t t = 0; t < kTables; ++t) event.equations[t] = tables[t].equations();
  event.circles = static_cast<std::int32_t>(concyclicFacts.size());
  event.identities = static_cast<std::int32_t>(identities.size());
  draft.event = static_cast<int>(events.size());
  events.push_back(event);
  return draft.event;
}

bool Closure::learn(TableKind table, const IntegerForm& form, Draft& draft) {
  if (tables[table].hash(form) == 0) return false;
  if (!tables[table].add(form, eventFor(draft))) return false;
  ++version;
  return true;
}

bool Closure::learnDirections(std::initializer_list<std::pair<int, std::int64_t>> form,
                              Draft& draft) {
  return learn(kDirections, IntegerForm(form), draft);
}

bool Closure::learnLogs(std::initializer_list<std::pair<int, std::int64_t>> form, Draft& draft) {
  return learn(kLogLengths, IntegerForm(form), draft);
}

void Closure::assume(TableKind table, const IntegerForm& form, int hypothesis) {
  // Points that coincide in the figure have no direction or distance to speak of.
  for (auto [pair, coefficient] : form)
    if (coefficient != 0 && diagram.length[static_cast<std::size_t>(pair)] == 0) return;
  Draft draft{Rule::Hypothesis, {}, hypothesis};
  learn(table, form, draft);
}

void Closure::assumeConcyclic(int a, int b, int c, int d, int hypothesis) {
  Draft draft{Rule::Hypothesis, {}, hypothesis};
  Mask all = bit(a) | bit(b) | bit(c) | bit(d);
  for (std::size_t k = 0; k < diagram.circles.size(); ++k) {
    if ((diagram.circles[k].members & all) == all) {
      learnConcyclic(static_cast<int>(k), a, b, c, d, draft);
      return;
    }
  }
  throw std::invalid_argument("the four points of a hypothesis are not concyclic in the figure");
}

void Closure::assumeIdentical(int a, int b, int hypothesis) {
  if (diagram.distinct(a, b))
    throw std::invalid_argument("the two points of a hypothesis do not coincide in the figure");
  Draft draft{Rule::Hypothesis, {}, hypothesis};
  if (identical(a, b)) return;
  identities.push_back({static_cast<PointId>(a), static_cast<PointId>(b), eventFor(draft)});
  ++version;
}

bool Closure::identical(int a, int b) const {
  return std::any_of(identities.begin(), identities.end(), [&](const Identity& i) {
    return (i.a == a && i.b == b) || (i.a == b && i.b == a);
  });
}

bool Closure::concyclic(int a, int b, int c, int d) const {
  Mask all = bit(a) | bit(b) | bit(c) | bit(d);
  return std::any_of(concyclicSets.begin(), concyclicSets.end(),
                     [&](const ConcyclicSet& s) { return (s.members & all) == all; });
}

bool Closure::knows(TableKind table, const IntegerForm& form) const {
  return tables[table].hash(form) == 0;
}

bool Closure::holds(const Target& target) const {
  switch (target.kind) {
    case Target::kForm:
      return knows(target.table, target.form);
    case Target::kConcyclic:
      return concyclic(target.points[0], target.points[1], target.points[2], target.points[3]);
    case Target::kIdentical:
      return identical(target.points[0], target.points[1]);
  }
  return false;
}

int Closure::openClasses(int count) {
  std::vector<Residue> seen;
  auto distinctValues = [&] {
    std::sort(seen.begin(), seen.end());
    auto n = std::unique(seen.begin(), seen.end()) - seen.begin();
    seen.clear();
    return static_cast<int>(n);
  };
  int pairs = count * (count - 1) / 2, open = 0;
  for (int v = 0; v < pairs; ++v) seen.push_back(tables[kDirections].hash(v));
  open += distinctValues();
  for (int v = 0; v < pairs; ++v) seen.push_back(tables[kLogLengths].hash(v));
  open += distinctValues();
  for (std::size_t e = 0; e < diagram.entries.size(); ++e) {
    auto [a, b, c] = diagram.entries[e].p;
    if (a < count && b < count && c < count)
      seen.push_back(static_cast<Residue>(rootOf(static_cast<std::int32_t>(e))));
  }
  return open + distinctValues();
}

bool Closure::interrupted() const {
  return cancelled->load(std::memory_order_relaxed) ||
         std::chrono::steady_clock::now() > deadline_;
}

Stop Closure::saturate(const std::vector<Target>& goals, double seconds) {
  deadline_ = std::chrono::steady_clock::now() +
              std::chrono::microseconds(static_cast<std::int64_t>(std::min(seconds, 1e6) * 1e6));
  auto reached = [&] {
    return !goals.empty() &&
           std::all_of(goals.begin(), goals.end(), [&](const Target& g) { return holds(g); });
  };
  using Step = void (Closure::*)();
  static constexpr Step kSteps[] = {
      // Circles before isosceles triangles: inscribed angles need no halving.
      &Closure::identifications, &Closure::lines,          &Closure::circleCenters,
      &Closure::circleAngles,    &Closure::radials,        &Closure::perpendicularBisectors,
      &Closure::constantRatios,  &Closure::triangles,      &Closure::collinearRatios,
      &Closure::angleBisectors,  &Closure::centers,        &Closure::trapezoids,
  };
  if (reached()) return Stop::kGoal;
  for (;;) {
    std::uint64_t before = version;
    ++passes;
    for (Step step : kSteps) {
      std::uint64_t start = version;
      (this->*step)();
      if (interrupted()) return cancelled->load() ? Stop::kCancelled : Stop::kDeadline;
      if (version != start && reached()) return Stop::kGoal;
    }
    if (version != before) continue;
    // The costlier rules wait for the others to have nothing left to say.
    ratioTheorems();
    thalesConverse();
    if (version == before && options.lengths) lengthTables();
    if (version == before && options.sines) sines();
    if (version == before && options.sines) lawOfSines();
    if (interrupted()) return cancelled->load() ? Stop::kCancelled : Stop::kDeadline;
    if (reached()) return Stop::kGoal;
    if (version == before) return Stop::kSaturated;
  }
}

}  // namespace hypatia
