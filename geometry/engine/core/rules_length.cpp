// The costlier tables, used when asked for: sums of lengths and of squared lengths.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "closure.hpp"

namespace hypatia {

namespace {
// The fraction that `value` is in the figure, with a denominator up to `limit`; 0/1 for none.
std::pair<int, int> fractionOf(double value, int limit) {
  for (int d = 1; d <= limit; ++d) {
    double n = value * d;
    if (n > 4096) break;
    if (n > 0.5 && std::abs(n - std::nearbyint(n)) < kTolerance * d)
      return {static_cast<int>(std::nearbyint(n)), d};
  }
  return {0, 1};
}
constexpr int kDenominators = 36;
constexpr std::size_t kMaxPerpendiculars = 4000;
}  // namespace

void Closure::lengthTables() {
  ratiosToLengths();
  for (const CollinearTriple& t : diagram.triples) {
    if (!t.done) continue;
    auto [a, b, c] = t.p;
    Draft draft{Rule::Betweenness, {a, b, c}};
    learn(kLengths, {{pairOf(a, b), 1}, {pairOf(b, c), 1}, {pairOf(a, c), -1}}, draft);
  }
  // The converse: equality in the triangle inequality.
  for (CollinearTriple& t : diagram.triples) {
    auto [a, b, c] = t.p;
    if (t.done || tables[kLengths].hash({{pairOf(a, b), 1}, {pairOf(b, c), 1},
                                         {pairOf(a, c), -1}}) != 0)
      continue;
    Draft draft{Rule::BetweennessConverse, {a, b, c}};
    learnDirections({{pairOf(a, b), 1}, {pairOf(a, c), -1}}, draft);
    learnDirections({{pairOf(a, b), 1}, {pairOf(b, c), -1}}, draft);
  }
  perpendicularSquares();
  dividedSquares();
  lengthsToRatios();
}

// Pairs whose lengths have a constant rational ratio, or squares that do.
void Closure::ratiosToLengths() {
  std::vector<std::pair<Residue, int>> pairs;
  int n = diagram.size();
  for (int a = 0; a < n; ++a)
    for (int b = 0; b < a; ++b)
      if (diagram.distinct(a, b)) pairs.emplace_back(log(a, b), a * kMaxPoints + b);
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < pairs.size();) {
    int a = pairs[i].second / kMaxPoints, b = pairs[i].second % kMaxPoints;
    std::size_t j = i + 1;
    for (; j < pairs.size() && pairs[j].first == pairs[i].first; ++j) {
      int c = pairs[j].second / kMaxPoints, d = pairs[j].second % kMaxPoints;
      double ratio = diagram.lengthOf(a, b) / diagram.lengthOf(c, d);
      if (auto [p, q] = fractionOf(ratio, kDenominators); p > 0) {
        Draft draft{Rule::RatioToLengths, {a, b, c, d}, (p << 12) | q};
        learn(kLengths, {{pairOf(a, b), q}, {pairOf(c, d), -p}}, draft);
      }
      if (auto [p, q] = fractionOf(ratio * ratio, kDenominators); p > 0) {
        Draft draft{Rule::RatioToSquares, {a, b, c, d}, (p << 12) | q};
        learn(kSquares, {{pairOf(a, b), q}, {pairOf(c, d), -p}}, draft);
      }
    }
    i = j;
  }
}

void Closure::findPerpendiculars() {
  int n = diagram.size();
  if (perpendicular_ == n) return;
  perpendicular_ = n;
  perpendiculars_.clear();
  struct Line {
    double angle;
    PointId a, b;
  };
  std::vector<Line> lines;
  for (int a = 0; a < n; ++a)
    for (int b = 0; b < a; ++b)
      if (diagram.distinct(a, b))
        lines.push_back({diagram.angleOf(a, b), static_cast<PointId>(a), static_cast<PointId>(b)});
  // Right angles at a common point first: they are the most useful.
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (std::abs(std::abs(lines[i].angle - lines[j].angle) - 0.5) > kTolerance) continue;
        auto [ia, a, b] = lines[i];
        auto [ja, c, d] = lines[j];
        bool touching = a == c || a == d || b == c || b == d;
        if (touching != (round == 0) || perpendiculars_.size() >= kMaxPerpendiculars) continue;
        perpendiculars_.push_back({a, b, c, d});
      }
    }
  }
}

// ab is perpendicular to cd exactly when ac^2 + bd^2 = ad^2 + bc^2.
void Closure::perpendicularSquares() {
  findPerpendiculars();
  for (auto [a, b, c, d] : perpendiculars_) {
    IntegerForm squares;
    auto term = [&](int p, int q, int sign) {
      if (p != q) squares.emplace_back(pairOf(p, q), sign);
    };
    term(a, c, 1), term(b, d, 1), term(a, d, -1), term(b, c, -1);
    bool degenerate = false;
    for (auto [p, q] : {std::pair{a, c}, {b, d}, {a, d}, {b, c}})
      degenerate |= p != q && !diagram.distinct(p, q);
    if (degenerate) continue;
    bool upright = dir(a, b) == dir(c, d), sum = tables[kSquares].hash(squares) == 0;
    if (upright && !sum) {
      Draft draft{Rule::Pythagoras, {a, b, c, d}};
      learn(kSquares, squares, draft);
    } else if (sum && !upright) {
      Draft draft{Rule::PythagorasConverse, {a, b, c, d}};
      learnDirections({{pairOf(a, b), 1}, {pairOf(c, d), -1}}, draft);
    }
  }
}

// b divides ac in a constant ratio: Stewart's relation for the distances from any x.
void Closure::dividedSquares() {
  for (const CollinearTriple& t : diagram.triples) {
    if (!t.done) continue;
    auto [a, b, c] = t.p;
    if (log(a, b) != log(a, c) || log(b, c) != log(a, c)) continue;
    auto [p, q] = fractionOf(diagram.lengthOf(a, b) / diagram.lengthOf(a, c), kDenominators);
    if (p == 0) continue;
    // xb^2 = (1 - p/q) xa^2 + p/q xc^2 - p/q (1 - p/q) ac^2
    for (int x = 0; x < diagram.size(); ++x) {
      if (x == a || x == b || x == c || !diagram.distinct(x, a) || !diagram.distinct(x, b) ||
          !diagram.distinct(x, c))
        continue;
      Draft draft{Rule::Stewart, {x, a, b, c}, (p << 12) | q};
      learn(kSquares, {{pairOf(x, b), q * q}, {pairOf(x, a), -q * (q - p)},
                       {pairOf(x, c), -q * p}, {pairOf(a, c), p * (q - p)}}, draft);
    }
  }
}

void Closure::lengthsToRatios() {
  std::vector<std::pair<double, int>> pairs;
  int n = diagram.size();
  for (int a = 0; a < n; ++a)
    for (int b = 0; b < a; ++b)
      if (diagram.distinct(a, b)) pairs.emplace_back(diagram.lengthOf(a, b), a * kMaxPoints + b);
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    int a = pairs[i].second / kMaxPoints, b = pairs[i].second % kMaxPoints;
    for (std::size_t j = i + 1; j < pairs.size(); ++j) {
      if (pairs[j].first > pairs[i].first * (1 + kTolerance)) break;
      int c = pairs[j].second / kMaxPoints, d = pairs[j].second % kMaxPoints;
      if (log(a, b) == log(c, d)) continue;
      if (tables[kLengths].hash(pairOf(a, b)) == tables[kLengths].hash(pairOf(c, d))) {
        Draft draft{Rule::LengthsToRatio, {a, b, c, d}};
        learnLogs({{pairOf(a, b), 1}, {pairOf(c, d), -1}}, draft);
      } else if (tables[kSquares].hash(pairOf(a, b)) == tables[kSquares].hash(pairOf(c, d))) {
        Draft draft{Rule::SquaresToRatio, {a, b, c, d}};
        learnLogs({{pairOf(a, b), 1}, {pairOf(c, d), -1}}, draft);
      }
    }
  }
}

}  // namespace hypatia
