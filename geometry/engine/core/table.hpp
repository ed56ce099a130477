// An incremental reduced row-echelon form with fingerprints.
//
// Knows variables and linear equations between them, modulo constants: in every table of the
// engine the constant of an equation can be read off the figure once the equation is known up to
// its constant, so constants are left out here and restored, exactly, by the proof.
//
// Invariants: a variable is free or has a row that expresses it in free variables; `hash(v)` is
// the row evaluated at fixed random values of the free variables, so that equal normal forms
// have equal hashes and different ones differ but for a chance of 2^-61.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "field.hpp"

namespace hypatia {

// An equation or a linear form as written: variable and small integer coefficient.
using IntegerForm = std::vector<std::pair<int, std::int64_t>>;

class Table {
 public:
  explicit Table(std::uint64_t salt = 0) : salt_(salt) {}

  void addVariables(int count);
  int variables() const { return static_cast<int>(hash_.size()); }

  Residue hash(int variable) const { return hash_[static_cast<std::size_t>(variable)]; }
  Residue hash(const IntegerForm& form) const;

  // Adds `form = constant`, learned by the given event. False when it was implied already.
  bool add(const IntegerForm& form, int event);

  int equations() const { return static_cast<int>(equationStart_.size()); }
  int eventOf(int equation) const { return equationEvent_[static_cast<std::size_t>(equation)]; }
  IntegerForm equation(int index) const;

 private:
  struct Term {
    int variable;
    Residue coefficient;
  };
  using Row = std::vector<Term>;

  static void addMultiple(Row& row, const Row& other, Residue factor, Row& scratch);
  Residue sample(int variable) const;

  std::uint64_t salt_;
  std::vector<Residue> hash_;
  std::vector<Row> rows_;          // empty for a free variable
  std::vector<std::uint8_t> pivot_;
  std::vector<std::vector<int>> users_;  // free variable -> pivots whose row may contain it
  std::vector<int> equationStart_, equationEvent_;
  std::vector<std::pair<int, std::int64_t>> terms_;
};

// Expresses linear forms by the equations of a table, for proofs. Built once, after the closure.
class Solver {
 public:
  explicit Solver(const Table& table);

  struct Share {
    int equation;
    std::int64_t numerator, denominator;
  };
  // The rational combination of the first `limit` equations that equals `form`. False when the
  // form does not follow from them (or, never seen, its coefficients exceed 30 bits).
  bool solve(const IntegerForm& form, int limit, std::vector<Share>& shares) const;

 private:
  using Sparse = std::vector<std::pair<int, Residue>>;
  int variables_;
  std::vector<int> pivot_;      // of each echelon row; -1 for a row that vanished
  std::vector<Sparse> rows_;    // echelon row i: equation i reduced by rows before it
  std::vector<Sparse> shares_;  // echelon row i as a combination of equations
};

}  // namespace hypatia
