"""Proposer: sequences given by linear recurrences, modulo a number.

The residues of such a sequence run into a cycle. The table of the cycle (pairs of neighbours for a
recurrence of order two) is shown by induction; the indices of the goal are split into those before the
cycle, where values are known, and those on it; `omega` compares residues.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from prover.policy.symbolic.goals.poly import read_poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    show,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion

MODULI = (2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 16)
MAX_ROWS = 12
MAX_HEAD = 4


@dataclass(frozen=True, slots=True)
class Recurrence:
    """f (n + k) = c₀ f n + … + c_{k-1} f (n + k - 1) + constant, with f 0, …, f (k - 1)."""

    name: str
    proof: str
    coefficients: tuple[int, ...]
    constant: int
    start: tuple[int, ...]

    def values(self, count: int, modulus: int | None = None) -> list[int]:
        """The first values, or their residues."""
        out = list(self.start)
        while len(out) < count:
            last = out[-len(self.coefficients) :]
            value = self.constant + sum(c * x for c, x in zip(self.coefficients, last, strict=True))
            out.append(value if modulus is None else value % modulus)
        return out[:count] if modulus is None else [x % modulus for x in out[:count]]


@dataclass(frozen=True, slots=True)
class _Cycle:
    head: int
    rows: tuple[tuple[int, ...], ...]


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """One tactic, for the first modulus that decides the goal."""
    known = {r.name: r for f in sequent.variables if (r := read_recurrence(sequent, f)) is not None}
    facts: list[Term] = [
        h.statement for h in sequent.facts() if not isinstance(h.statement, Quantified | Unary)
    ]
    used = {
        (s.fn.text, s.args[0].text)
        for t in (sequent.conclusion, *facts)
        for s in subterms(t)
        if isinstance(s, App)
        and isinstance(s.fn, Name)
        and s.fn.text in known
        and len(s.args) == 1
        and isinstance(s.args[0], Name)
        and sequent.type_text(s.args[0].text) == "Nat"
    }
    if not 1 <= len(used) <= 3:
        return
    functions = {f for f, _ in used}
    for modulus in MODULI:
        cycles = {f: _cycle(known[f], modulus, 0) for f in functions}
        head = max((c.head for c in cycles.values() if c is not None), default=0)
        together = len({n for _, n in used}) < len(used)
        if together:
            cycles = {f: _cycle(known[f], modulus, head) for f in functions}
        found = {f: c for f, c in cycles.items() if c is not None}
        if len(found) < len(functions):
            continue
        if _decides(sorted(used), known, found, modulus, facts, sequent.conclusion):
            yield Suggestion(_tactic(sorted(used), known, found, modulus), 0.9)
            return


def read_recurrence(sequent: Sequent, f: str) -> Recurrence | None:
    """The recurrence and the first values that the hypotheses state of `f`."""
    start: dict[int, int] = {}
    found: tuple[str, tuple[int, ...], int] | None = None
    for h in sequent.facts():
        match h.statement:
            case Binary("=", App(Name(g), (Num(i),)), Num(v)) if g == f and v.denominator == 1:
                start[int(i)] = int(v)
            case Quantified("∀", (binder,), Binary("=", App(Name(g), (index,)), right)) if (
                g == f and len(binder.names) == 1 and binder.relation is None
            ):
                n = binder.names[0]
                order = _shift(index, n)
                domain = "Nat" if show(sequent.variables[f]).endswith("Nat") else "Int"
                poly = read_poly(right, domain, is_field=False)
                if order is None or not 1 <= order <= 3 or poly is None or poly.degree > 1:
                    continue
                names = {show(App(Name(f), (_index(n, j),))): j for j in range(order)}
                terms = {m[0][0] if m else "": c for m, c in poly.terms.items()}
                if any(a and a not in names for a in terms) or any(
                    c.denominator != 1 for c in terms.values()
                ):
                    continue
                coefficients = [0] * order
                for a, c in terms.items():
                    if a:
                        coefficients[names[a]] = int(c)
                found = (h.proof, tuple(coefficients), int(terms.get("", 0)))
            case _:
                continue
    if found is None or any(i not in start for i in range(len(found[1]))):
        return None
    proof, known, constant = found
    return Recurrence(f, proof, known, constant, tuple(start[i] for i in range(len(known))))


def _index(n: str, j: int) -> Term:
    return Name(n) if j == 0 else Binary("+", Name(n), Num(Fraction(j)))


def _shift(index: Term, n: str) -> int | None:
    match index:
        case Binary("+", Name(x), Num(k)) if x == n and k.denominator == 1:
            return int(k)
        case _:
            return None


def _cycle(r: Recurrence, modulus: int, least_head: int) -> _Cycle | None:
    order = len(r.coefficients)
    values = r.values(MAX_ROWS + MAX_HEAD + least_head + order, modulus)
    states = [tuple(values[i : i + order]) for i in range(len(values) - order)]
    for i, state in enumerate(states):
        first = states.index(state)
        if first < i:
            head = max(first, least_head)
            rows = tuple(dict.fromkeys(states[head : head + i - first]))
            return _Cycle(head, rows) if head <= MAX_HEAD and len(rows) <= MAX_ROWS else None
    return None


Known = tuple[int | None, int]
"""The value of a term if it is known, and its residue."""


def _decides(
    used: list[tuple[str, str]],
    known: dict[str, Recurrence],
    cycles: dict[str, _Cycle],
    modulus: int,
    facts: list[Term],
    goal: Term,
) -> bool:
    """Whether the facts leave no case in which the conclusion could fail."""
    variables = sorted({n for _, n in used})
    choices: list[list[tuple[int, int]]] = []  # (head index or -1, row number)
    for n in variables:
        group = [cycles[f] for f, x in used if x == n]
        head = max(c.head for c in group)
        rows = max(len(c.rows) for c in group)
        choices.append([(i, 0) for i in range(head)] + [(-1, k) for k in range(rows * 2)])
    for choice in product(*choices):
        values: dict[Term, Known] = {}
        for f, n in used:
            at, row = choice[variables.index(n)]
            c = cycles[f]
            term = App(Name(f), (Name(n),))
            if at >= 0:
                exact = known[f].values(at + 1)[at]
                values[term] = (exact, exact % modulus)
            else:
                values[term] = (None, c.rows[row % len(c.rows)][0])
        if any(_truth(t, values, modulus) is False for t in facts):
            continue
        if _truth(goal, values, modulus) is not True:
            return False
    return True


def _known(term: Term, values: dict[Term, Known], modulus: int) -> Known | None:
    if term in values:
        return values[term]
    match term:
        case Num(v) if v.denominator == 1:
            return int(v), int(v) % modulus
        case Binary("+" | "*" as op, left, right):
            a, b = _known(left, values, modulus), _known(right, values, modulus)
            if a is None or b is None:
                return None
            exact = None
            if a[0] is not None and b[0] is not None:
                exact = a[0] + b[0] if op == "+" else a[0] * b[0]
            return exact, (a[1] + b[1] if op == "+" else a[1] * b[1]) % modulus
        case Binary("%", inner, Num(m)) if m > 0 and modulus % int(m) == 0:
            a = _known(inner, values, modulus)
            return None if a is None else (a[1] % int(m), a[1] % int(m))
        case _:
            return None


def _truth(term: Term, values: dict[Term, Known], modulus: int) -> bool | None:
    """True or False where values and residues tell, else None."""
    match term:
        case Name("False"):
            return False
        case Unary("¬", arg):
            inner = _truth(arg, values, modulus)
            return None if inner is None else not inner
        case Binary("≠", left, right):
            return _truth(Unary("¬", Binary("=", left, right)), values, modulus)
        case Binary("∣", Num(m), inner) if m > 0 and modulus % int(m) == 0:
            a = _known(inner, values, modulus)
            return None if a is None else a[1] % int(m) == 0
        case Binary("=", left, right):
            a, b = _known(left, values, modulus), _known(right, values, modulus)
            if a is None or b is None:
                return None
            if a[0] is not None and b[0] is not None:
                return a[0] == b[0]
            return None if a[1] == b[1] else False
        case _:
            return None


def _tactic(
    used: list[tuple[str, str]],
    known: dict[str, Recurrence],
    cycles: dict[str, _Cycle],
    modulus: int,
) -> str:
    lines: list[str] = []
    for f in sorted({f for f, _ in used}):
        r, c = known[f], cycles[f]
        order = len(r.coefficients)
        indices = [f"({show(_index('i', c.head + j))})" for j in range(order)]
        rows = " ∨ ".join(
            f"({' ∧ '.join(f'{f} {i} % {modulus} = {v}' for i, v in zip(indices, row, strict=True))})"
            for row in c.rows
        )
        tidy = "try simp only [Nat.zero_add, Nat.add_assoc, Nat.reduceAdd] at *"
        first = "".join(f"    have := {r.proof} {i}\n" for i in range(c.head))
        at = show(_index("i", c.head))
        count = len(c.rows)
        steps = "\n".join(
            f"    · exact {_choose(k + 1 if k + 1 < count else 0, count, order)}"
            for k in range(count)
        )
        lines.append(
            f"have table_{f} : ∀ i : Nat, {rows} := by\n  intro i\n  induction i with\n"
            f"  | zero =>\n{first}    {tidy}\n    exact {_choose(0, count, order)}\n"
            f"  | succ i ih =>\n    have := {r.proof} ({at})\n    {tidy}\n"
            f"    rcases ih with {' | '.join(['ih'] * count)}\n{steps}"
        )
    splits: list[str] = []
    tails: list[str] = []
    for n in sorted({n for _, n in used}):
        functions = [f for f, x in used if x == n]
        head = max(cycles[f].head for f in functions)
        if head:
            cases = "".join(f"{n} = {i} ∨ " for i in range(head))
            pattern = " | ".join(["rfl"] * head + [f"⟨i_{n}, rfl⟩"])
            lines.append(
                f"have cases_{n} : {cases}∃ i, {n} = i + {head} := by\n"
                f"  rcases Nat.lt_or_ge {n} {head} with low | high\n  · omega\n"
                f"  · exact {'Or.inr (' * head}⟨{n} - {head}, by omega⟩{')' * head}"
            )
            splits.append(f"rcases cases_{n} with {pattern}")
            tails.append("; ".join(f"have := table_{f} i_{n}" for f in functions))
        else:
            lines += [f"have := table_{f} {n}" for f in functions]
    alternatives = [
        "; ".join([*chosen, "omega"])
        for count in range(len(tails), -1, -1)
        for chosen in combinations(tails, count)
    ]
    closing = "first " + " ".join(f"| ({a})" for a in alternatives)
    lines.append(" <;>\n".join([*splits, f"({closing})"]))
    return "\n".join(lines)


def _choose(k: int, count: int, order: int) -> str:
    """The proof of a disjunction of `count` rows by its row k, each part left to `omega`."""
    proof = f"⟨{', '.join(['by omega'] * order)}⟩" if order > 1 else "(by omega)"
    if k < count - 1:
        proof = f"(Or.inl {proof})"
    for _ in range(k):
        proof = f"(Or.inr {proof})"
    return proof
