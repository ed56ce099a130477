#include "table.hpp"

#include <algorithm>

namespace hypatia {

Residue Table::sample(int variable) const {
  return mix(salt_ * 0x100000001b3ULL + static_cast<std::uint64_t>(variable)) % kPrime;
}

void Table::addVariables(int count) {
  int first = variables();
  hash_.reserve(static_cast<std::size_t>(first + count));
  for (int v = first; v < first + count; ++v) hash_.push_back(sample(v));
  auto size = static_cast<std::size_t>(first + count);
  rows_.resize(size);
  pivot_.resize(size, 0);
  users_.resize(size);
}

Residue Table::hash(const IntegerForm& form) const {
  Residue sum = 0;
  for (auto [variable, coefficient] : form)
    sum = addMod(sum, mulMod(fromInteger(coefficient), hash(variable)));
  return sum;
}

IntegerForm Table::equation(int index) const {
  auto i = static_cast<std::size_t>(index);
  std::size_t begin = static_cast<std::size_t>(equationStart_[i]);
  std::size_t end = i + 1 < equationStart_.size() ? static_cast<std::size_t>(equationStart_[i + 1])
                                                  : terms_.size();
  return IntegerForm(terms_.begin() + static_cast<std::ptrdiff_t>(begin),
                     terms_.begin() + static_cast<std::ptrdiff_t>(end));
}

// row += factor * other; both sorted by variable.
void Table::addMultiple(Row& row, const Row& other, Residue factor, Row& scratch) {
  scratch.clear();
  auto a = row.cbegin();
  auto b = other.cbegin();
  while (a != row.cend() || b != other.cend()) {
    if (b == other.cend() || (a != row.cend() && a->variable < b->variable)) {
      scratch.push_back(*a++);
    } else if (a == row.cend() || b->variable < a->variable) {
      scratch.push_back({b->variable, mulMod(factor, b->coefficient)});
      ++b;
    } else {
      Residue c = addMod(a->coefficient, mulMod(factor, b->coefficient));
      if (c != 0) scratch.push_back({a->variable, c});
      ++a, ++b;
    }
  }
  row.swap(scratch);
}

bool Table::add(const IntegerForm& form, int event) {
  if (hash(form) == 0) return false;
  Row reduced, scratch;
  for (auto [variable, coefficient] : form) {
    Residue c = fromInteger(coefficient);
    if (c == 0) continue;
    auto v = static_cast<std::size_t>(variable);
    if (pivot_[v]) {
      addMultiple(reduced, rows_[v], c, scratch);
    } else {
      addMultiple(reduced, Row{{variable, 1}}, c, scratch);
    }
  }
  if (reduced.empty()) return false;

  // Solve for the free variable that the fewest rows use.
  std::size_t chosen = 0;
  for (std::size_t i = 1; i < reduced.size(); ++i) {
    if (users_[static_cast<std::size_t>(reduced[i].variable)].size() <
        users_[static_cast<std::size_t>(reduced[chosen].variable)].size())
      chosen = i;
  }
  int solved = reduced[chosen].variable;
  auto s = static_cast<std::size_t>(solved);
  Residue scale = negMod(inverseMod(reduced[chosen].coefficient));
  reduced.erase(reduced.begin() + static_cast<std::ptrdiff_t>(chosen));
  Residue value = 0;
  for (Term& term : reduced) {
    term.coefficient = mulMod(term.coefficient, scale);
    value = addMod(value, mulMod(term.coefficient, hash(term.variable)));
  }
  Residue change = subMod(value, hash_[s]);
  std::vector<int> affected;
  affected.swap(users_[s]);
  for (int user : affected) {
    Row& row = rows_[static_cast<std::size_t>(user)];
    auto at = std::lower_bound(row.begin(), row.end(), solved,
                               [](const Term& t, int v) { return t.variable < v; });
    if (at == row.end() || at->variable != solved) continue;
    Residue factor = at->coefficient;
    row.erase(at);
    addMultiple(row, reduced, factor, scratch);
    Residue& h = hash_[static_cast<std::size_t>(user)];
    h = addMod(h, mulMod(factor, change));
    for (const Term& term : reduced) users_[static_cast<std::size_t>(term.variable)].push_back(user);
  }
  for (const Term& term : reduced) users_[static_cast<std::size_t>(term.variable)].push_back(solved);
  pivot_[s] = 1;
  hash_[s] = value;
  rows_[s] = std::move(reduced);

  equationStart_.push_back(static_cast<int>(terms_.size()));
  equationEvent_.push_back(event);
  terms_.insert(terms_.end(), form.begin(), form.end());
  return true;
}

Solver::Solver(const Table& table) : variables_(table.variables()) {
  int count = table.equations();
  std::vector<Residue> dense(static_cast<std::size_t>(variables_), 0);
  std::vector<Residue> combination(static_cast<std::size_t>(count), 0);
  for (int i = 0; i < count; ++i) {
    for (auto [variable, coefficient] : table.equation(i)) {
      Residue& cell = dense[static_cast<std::size_t>(variable)];
      cell = addMod(cell, fromInteger(coefficient));
    }
    combination[static_cast<std::size_t>(i)] = 1;
    for (int j = 0; j < i; ++j) {
      auto k = static_cast<std::size_t>(j);
      if (pivot_[k] < 0) continue;
      Residue c = dense[static_cast<std::size_t>(pivot_[k])];
      if (c == 0) continue;
      for (auto [v, x] : rows_[k]) {
        Residue& cell = dense[static_cast<std::size_t>(v)];
        cell = subMod(cell, mulMod(c, x));
      }
      for (auto [e, x] : shares_[k]) {
        Residue& cell = combination[static_cast<std::size_t>(e)];
        cell = subMod(cell, mulMod(c, x));
      }
    }
    Sparse row, share;
    int lead = -1;
    Residue scale = 0;
    for (int v = 0; v < variables_; ++v) {
      Residue& cell = dense[static_cast<std::size_t>(v)];
      if (cell == 0) continue;
      if (lead < 0) lead = v, scale = inverseMod(cell);
      row.emplace_back(v, mulMod(cell, scale));
      cell = 0;
    }
    for (int e = 0; e <= i; ++e) {
      Residue& cell = combination[static_cast<std::size_t>(e)];
      if (cell != 0 && lead >= 0) share.emplace_back(e, mulMod(cell, scale));
      cell = 0;
    }
    pivot_.push_back(lead);
    rows_.push_back(std::move(row));
    shares_.push_back(std::move(share));
  }
}

bool Solver::solve(const IntegerForm& form, int limit, std::vector<Share>& out) const {
  std::vector<Residue> dense(static_cast<std::size_t>(variables_), 0);
  std::vector<Residue> combination(rows_.size(), 0);
  for (auto [variable, coefficient] : form) {
    Residue& cell = dense[static_cast<std::size_t>(variable)];
    cell = addMod(cell, fromInteger(coefficient));
  }
  for (std::size_t k = 0; k < rows_.size() && static_cast<int>(k) < limit; ++k) {
    if (pivot_[k] < 0) continue;
    Residue c = dense[static_cast<std::size_t>(pivot_[k])];
    if (c == 0) continue;
    for (auto [v, x] : rows_[k]) {
      Residue& cell = dense[static_cast<std::size_t>(v)];
      cell = subMod(cell, mulMod(c, x));
    }
    for (auto [e, x] : shares_[k]) {
      Residue& cell = combination[static_cast<std::size_t>(e)];
      cell = addMod(cell, mulMod(c, x));
    }
  }
  if (std::any_of(dense.begin(), dense.end(), [](Residue r) { return r != 0; })) return false;
  out.clear();
  for (std::size_t e = 0; e < combination.size(); ++e) {
    if (combination[e] == 0) continue;
    auto fraction = lift(combination[e]);
    if (!fraction) return false;
    out.push_back({static_cast<int>(e), fraction->first, fraction->second});
  }
  return true;
}

}  // namespace hypatia
