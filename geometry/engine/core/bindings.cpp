// The Python face of the core: plain numbers in and out, the interpreter lock released while a
// closure saturates. `geometry.engine.Closure` is the class for people.
#include <nanobind/nanobind.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <memory>

#include "candidates.hpp"
#include "closure.hpp"

namespace nb = nanobind;
using namespace hypatia;

namespace {

using Pairs = std::vector<std::tuple<int, int, std::int64_t>>;  // (a, b, coefficient)

IntegerForm formOf(const Pairs& terms) {
  IntegerForm form;
  for (auto [a, b, coefficient] : terms) form.emplace_back(pairOf(a, b), coefficient);
  return form;
}

// The same for a form that may contain sines, packed as `equation` packs them.
IntegerForm formWithSines(const Closure& closure, const Pairs& terms) {
  IntegerForm form;
  for (auto [a, b, coefficient] : terms) {
    if (a < kMaxPoints) {
      form.emplace_back(pairOf(a, b), coefficient);
      continue;
    }
    std::array<PointId, 3> key{static_cast<PointId>(a / kMaxPoints - 1),
                               static_cast<PointId>(a % kMaxPoints), static_cast<PointId>(b)};
    for (std::size_t i = 0; i < closure.sineVariables.size(); ++i) {
      const auto& s = closure.sineVariables[i].points;
      if (s[0] == key[0] && ((s[1] == key[1] && s[2] == key[2]) ||
                             (s[1] == key[2] && s[2] == key[1]))) {
        form.emplace_back(Closure::kFirstSine + static_cast<int>(i), coefficient);
        break;
      }
    }
  }
  return form;
}

// (kind, terms, points): kinds 0-3 are tables, 4 is concyclic, 5 identical.
using Statement = std::tuple<int, Pairs, std::vector<int>>;

Target targetOf(const Statement& statement) {
  const auto& [kind, terms, points] = statement;
  Target target{};
  target.kind = kind < 4 ? Target::kForm : kind == 4 ? Target::kConcyclic : Target::kIdentical;
  target.table = static_cast<TableKind>(kind < 4 ? kind : 0);
  target.form = formOf(terms);
  for (std::size_t i = 0; i < points.size() && i < 4; ++i)
    target.points[i] = static_cast<PointId>(points[i]);
  return target;
}

std::vector<Target> targetsOf(const std::vector<Statement>& statements) {
  std::vector<Target> targets;
  for (const Statement& s : statements) targets.push_back(targetOf(s));
  return targets;
}

struct Trace {
  explicit Trace(const Closure& closure)
      : solvers{Solver(closure.tables[0]), Solver(closure.tables[1]), Solver(closure.tables[2]),
                Solver(closure.tables[3])} {}
  std::array<Solver, kTables> solvers;
};

std::pair<int, int> pointsOf(int pair) {
  int a = 1;
  while (a * (a + 1) / 2 <= pair) ++a;
  return {a, pair - a * (a - 1) / 2};
}

}  // namespace

NB_MODULE(_core, m) {
  m.attr("MAX_POINTS") = kMaxPoints;
  m.def("rule_names", [] {
    std::vector<std::string> names;
    for (int i = 0; i < ruleCount(); ++i) names.emplace_back(ruleName(static_cast<Rule>(i)));
    return names;
  });

  nb::class_<Closure>(m, "Closure")
      .def(nb::init<std::uint64_t>(), nb::arg("seed") = 0)
      .def("clone", [](const Closure& c) {
        Closure copy(c);
        copy.cancelled = std::make_shared<std::atomic<bool>>(false);
        return copy;
      }, nb::call_guard<nb::gil_scoped_release>())
      .def("add_point", &Closure::addPoint, nb::call_guard<nb::gil_scoped_release>())
      .def_prop_ro("points", &Closure::points)
      .def("assume", [](Closure& c, const Statement& s, int hypothesis) {
        Target target = targetOf(s);
        const auto& p = target.points;
        if (target.kind == Target::kForm) c.assume(target.table, target.form, hypothesis);
        else if (target.kind == Target::kConcyclic)
          c.assumeConcyclic(p[0], p[1], p[2], p[3], hypothesis);
        else c.assumeIdentical(p[0], p[1], hypothesis);
      })
      .def("saturate", [](Closure& c, const std::vector<Statement>& goals, double seconds) {
        std::vector<Target> targets = targetsOf(goals);
        nb::gil_scoped_release release;
        return static_cast<int>(c.saturate(targets, seconds));
      })
      .def("cancel", [](Closure& c) { c.cancelled->store(true); })
      .def("holds", [](const Closure& c, const Statement& s) { return c.holds(targetOf(s)); })
      .def("open_classes", &Closure::openClasses)
      .def("set_options", [](Closure& c, bool lengths, bool sines) {
        c.options = {lengths, sines};
      }, nb::arg("lengths"), nb::arg("sines"))
      .def_prop_ro("passes", [](const Closure& c) { return c.passes; })
      .def_prop_ro("events", [](const Closure& c) { return c.events.size(); })
      .def("event", [](const Closure& c, std::size_t i) {
        const Event& e = c.events.at(i);
        return std::make_tuple(static_cast<int>(e.rule),
                               std::vector<int>(e.points.begin(), e.points.begin() + e.count),
                               e.parameter,
                               std::vector<int>{e.equations[0], e.equations[1], e.equations[2],
                                                e.equations[3], e.circles, e.identities});
      })
      .def("sizes", [](const Closure& c) {
        return std::vector<int>{c.tables[0].equations(), c.tables[1].equations(),
                                c.tables[2].equations(), c.tables[3].equations(),
                                static_cast<int>(c.concyclicFacts.size()),
                                static_cast<int>(c.identities.size())};
      })
      .def("equation", [](const Closure& c, int table, int index) {
        const Table& t = c.tables.at(static_cast<std::size_t>(table));
        Pairs terms;
        for (auto [variable, coefficient] : t.equation(index)) {
          if (variable >= Closure::kFirstSine) {
            // A sine: the vertex is packed into the first point.
            auto [v, p, q] =
                c.sineVariables.at(static_cast<std::size_t>(variable - Closure::kFirstSine)).points;
            terms.emplace_back((v + 1) * kMaxPoints + p, q, coefficient);
            continue;
          }
          auto [a, b] = pointsOf(variable);
          terms.emplace_back(a, b, coefficient);
        }
        return std::make_pair(t.eventOf(index), terms);
      })
      .def("concyclic_facts", [](const Closure& c) {
        std::vector<std::pair<std::vector<int>, int>> facts;
        for (const ConcyclicFact& f : c.concyclicFacts)
          facts.emplace_back(std::vector<int>(f.p.begin(), f.p.end()), f.event);
        return facts;
      })
      .def("concyclic_sets", [](const Closure& c) {
        std::vector<std::vector<int>> sets;
        for (const ConcyclicSet& s : c.concyclicSets)
          sets.emplace_back(s.order.begin(), s.order.end());
        return sets;
      })
      .def("identities", [](const Closure& c) {
        std::vector<std::tuple<int, int, int>> found;
        for (const auto& i : c.identities) found.emplace_back(i.a, i.b, i.event);
        return found;
      })
      .def("hash", [](const Closure& c, int table, int a, int b) {
        return c.tables.at(static_cast<std::size_t>(table)).hash(pairOf(a, b));
      })
      .def("pattern_counts", [](const Closure& c) {
        const Diagram& d = c.diagram;
        return std::vector<std::size_t>{d.triples.size(), d.circles.size(), d.radials.size(),
                                        d.entries.size(), d.activeClasses.size(),
                                        d.orthocentric.size(), d.incenters.size(),
                                        d.bisectors.size(), d.trapezoids.size()};
      });

  nb::class_<Candidate>(m, "Candidate")
      .def_ro("x", &Candidate::x)
      .def_ro("y", &Candidate::y)
      .def_ro("score", &Candidate::score)
      .def_prop_ro("kind", [](const Candidate& c) { return static_cast<int>(c.kind); })
      .def_prop_ro("args", [](const Candidate& c) {
        return std::vector<int>(c.args.begin(), c.args.end());
      });
  m.def("kind_clauses", [] {
    std::vector<std::string> clauses;
    for (int i = 0; i < kindCount(); ++i) clauses.emplace_back(kindName(static_cast<Kind>(i)));
    return clauses;
  });
  m.def("find_candidates", &findCandidates, nb::arg("closure"), nb::arg("limit"),
        nb::arg("per_place"), nb::arg("fresh"), nb::call_guard<nb::gil_scoped_release>());
  // Adds the candidates to a copy of `base`; saturates it when asked to.
  m.def("extend", [](const Closure& base, const std::vector<Candidate>& candidates,
                     const std::vector<Statement>& goals, double seconds) {
    std::vector<Target> targets = targetsOf(goals);
    nb::gil_scoped_release release;
    Closure copy(base);
    for (const Candidate& c : candidates) addCandidate(copy, c);
    Stop stop = copy.saturate(targets, seconds);
    return std::make_pair(static_cast<int>(stop), std::move(copy));
  });
  // Tries the candidates begin, begin + step, ... each alone on a copy of `base`: the first that
  // reaches the goals, or -1, and what each taught: equations learned (-1 for a contradiction), and
  // the classes still open about the first `known` points.
  m.def("sweep", [](const Closure& base, const std::vector<Candidate>& candidates,
                    const std::vector<Statement>& goals, std::size_t begin, std::size_t step,
                    double each, double total, int known) {
    std::vector<Target> targets = targetsOf(goals);
    nb::gil_scoped_release release;
    auto end = std::chrono::steady_clock::now() +
               std::chrono::microseconds(static_cast<std::int64_t>(total * 1e6));
    std::vector<std::pair<int, int>> gains;
    for (std::size_t i = begin; i < candidates.size(); i += step) {
      if (std::chrono::steady_clock::now() > end || base.cancelled->load()) break;
      Closure copy(base);
      try {
        addCandidate(copy, candidates[i]);
      } catch (const std::invalid_argument&) {
        gains.emplace_back(-1, 0);
        continue;
      }
      int before = copy.tables[0].equations() + copy.tables[1].equations();
      Stop stop = copy.saturate(targets, each);
      gains.emplace_back(copy.tables[0].equations() + copy.tables[1].equations() - before,
                         copy.openClasses(known));
      if (stop == Stop::kGoal) return std::make_pair(static_cast<int>(i), gains);
    }
    return std::make_pair(-1, gains);
  });

  nb::class_<Trace>(m, "Trace")
      .def(nb::init<const Closure&>(), nb::call_guard<nb::gil_scoped_release>())
      .def("solve", [](const Trace& t, const Closure& c, int table, const Pairs& terms,
                       int limit) -> nb::object {
        std::vector<Solver::Share> shares;
        if (!t.solvers.at(static_cast<std::size_t>(table)).solve(formWithSines(c, terms), limit, shares))
          return nb::none();
        std::vector<std::tuple<int, std::int64_t, std::int64_t>> out;
        for (const auto& s : shares) out.emplace_back(s.equation, s.numerator, s.denominator);
        return nb::cast(out);
      });
}
