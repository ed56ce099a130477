// Auxiliary points worth trying: where they are, how they are defined, how much meets there.
//
// A candidate is the meeting point of two loci (lines, circles, parallels, perpendiculars,
// bisectors) or a simple construction (midpoint, reflection, foot, centre). Its incidence counts
// the lines and circles of the figure that pass through it besides those that define it: a
// coincidence of that kind is seldom an accident.
#pragma once

#include <array>
#include <vector>

#include "closure.hpp"

namespace hypatia {

enum class Kind : std::uint8_t {
#define KIND(name, text, points) name,
#include "candidates.def"
#undef KIND
};
const char* kindName(Kind kind);
int kindCount();

struct Candidate {
  double x, y;
  Kind kind;
  std::array<PointId, 8> args;
  float score;
};

// Candidates by falling score, at most `limit`, at most `perPlace` definitions of one place. With
// `fresh` > 0 only those whose definition names a point numbered `fresh` or more.
std::vector<Candidate> findCandidates(const Closure& closure, std::size_t limit, int perPlace,
                                      int fresh);

// Adds the point of a candidate with the facts that define it. Throws std::invalid_argument when
// the figure contradicts the definition.
void addCandidate(Closure& closure, const Candidate& candidate);

}  // namespace hypatia
