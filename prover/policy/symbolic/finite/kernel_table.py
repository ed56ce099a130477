"""Proposer: bounded natural numbers, all cases decided by the kernel at once.

Bounds come from the linear facts and from the negated conclusion, by interval propagation; `omega`
proves them. The implication from the facts to the conclusion becomes a Boolean function in the kernel's
own operations (`Nat.add`, `Nat.beq`, …), several times faster than deciding it as a proposition, and
`decide +kernel` runs through all values. What a fact says of too many values is tried last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import floor, prod

from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term, Unary, free_names, subterms
from prover.policy.symbolic.suggestion import Suggestion

MAX_ROWS = 12_000
MAX_VARIABLES = 4
_ROUNDS = 6


class _UnreadableError(Exception):
    """No Boolean function of naturals."""


@dataclass(frozen=True, slots=True)
class Code:
    """A term or proposition in the kernel's operations, in Lean's notation, and in Python's."""

    raw: str
    plain: str
    python: str


_ARITHMETIC = {"+": "add", "*": "mul", "-": "sub", "%": "mod", "/": "div", "^": "pow"}


def code(term: Term) -> Code:
    """A term of naturals. Raises `_UnreadableError`."""
    match term:
        case Num(value) if value.denominator == 1 and value >= 0:
            return Code(str(value), str(value), str(value))
        case Name(text):
            return Code(text, text, f"v[{text!r}]")
        case Binary(op, left, right) if op in _ARITHMETIC:
            a, b = code(left), code(right)
            x, y = a.python, b.python
            python = {
                "-": f"max({x} - {y}, 0)",
                "%": f"({x} % ({y} or 10**99))",
                "/": f"({x} // {y} if {y} else 0)",
                "^": f"({x} ** {y})",
            }.get(op, f"({x} {op} {y})")
            raw = f"(Nat.{_ARITHMETIC[op]} {a.raw} {b.raw})"
            return Code(raw, f"({a.plain} {op} {b.plain})", python)
        case _:
            raise _UnreadableError


def claim(term: Term) -> Code:
    """A proposition on naturals as a Boolean. Raises `_UnreadableError`."""
    match term:
        case Name("False"):
            return Code("false", "false", "False")
        case Unary("¬", arg):
            a = claim(arg)
            return Code(f"(!{a.raw})", f"(!{a.plain})", f"(not {a.python})")
        case Binary("∧" | "∨" as op, left, right):
            a, b = claim(left), claim(right)
            sign, word = {"∧": ("&&", "and"), "∨": ("||", "or")}[op]
            return Code(
                f"({a.raw} {sign} {b.raw})",
                f"({a.plain} {sign} {b.plain})",
                f"({a.python} {word} {b.python})",
            )
        case Binary("→", left, right):
            return claim(Binary("∨", Unary("¬", left), right))
        case Binary("↔", left, right):
            both = Binary("∧", Binary("→", left, right), Binary("→", right, left))
            return claim(both)
        case Binary("≠", left, right):
            return claim(Unary("¬", Binary("=", left, right)))
        case Binary("<", left, right):
            return claim(Binary("≤", Binary("+", left, Num(Fraction(1))), right))
        case Binary(">" | "≥" as op, left, right):
            return claim(Binary("<" if op == ">" else "≤", right, left))
        case Binary("∣", left, right):
            return claim(Binary("=", Binary("%", right, left), Num(Fraction(0))))
        case Binary("=" | "≤" as op, left, right):
            a, b = code(left), code(right)
            name, sign = {"=": ("Nat.beq", "=="), "≤": ("Nat.ble", "<=")}[op]
            return Code(
                f"({name} {a.raw} {b.raw})",
                f"({name} {a.plain} {b.plain})",
                f"({a.python} {sign} {b.python})",
            )
        case _:
            raise _UnreadableError


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """One tactic, if every variable that matters is bounded."""
    goal = sequent.conclusion
    variables = [n for n in sequent.variables if sequent.type_text(n) in ("Nat", "Int")]
    facts = [f for f in sequent.facts() if _natural(sequent, f.statement)]
    used = [n for n in variables if n in free_names(goal)]
    facts = _connected(facts, used) if used else facts
    used = [n for n in variables if any(n in free_names(t) for t in (goal, *_statements(facts)))]
    if not 1 <= len(used) <= MAX_VARIABLES or any(sequent.type_text(n) != "Nat" for n in used):
        return
    if goal != Name("False") and not _natural(sequent, goal):
        return
    negated = Unary("¬", goal)
    bounds = upper_bounds(used, [*_statements(facts), negated])
    if bounds is None or prod(b + 1 for b in bounds.values()) > MAX_ROWS:
        return
    order = sorted(used, key=lambda n: bounds[n])
    facts.sort(key=lambda f: sum(1 for _ in subterms(f.statement)))
    try:
        codes = [claim(f.statement) for f in facts]
        conclusion = claim(goal)
    except _UnreadableError:
        return
    if not _true(order, bounds, codes, conclusion):
        return
    rows = prod(b + 1 for b in bounds.values())
    sums = _sums(order, [*_statements(facts), negated])
    text = _tactic(order, bounds, sums, codes, conclusion, goal)
    yield Suggestion(text, 0.92 if rows <= 3000 else 0.8)


def _statements(facts: list[Hypothesis]) -> list[Term]:
    return [f.statement for f in facts]


def _natural(sequent: Sequent, term: Term) -> bool:
    """Whether all relations in a proposition compare naturals."""
    try:
        claim(term)
    except _UnreadableError:
        return False
    relations = ("=", "≠", "<", "≤", ">", "≥", "∣")
    return all(
        relation_type(sequent, s) == "Nat"
        for s in subterms(term)
        if isinstance(s, Binary) and s.op in relations
    ) and free_names(term) <= {n for n in sequent.variables if sequent.type_text(n) == "Nat"} | {
        "False"
    }


def _connected(facts: list[Hypothesis], names: list[str]) -> list[Hypothesis]:
    """The facts that are about the conclusion's variables, directly or not."""
    about = set(names)
    while True:
        more = {n for s in _statements(facts) if free_names(s) & about for n in free_names(s)}
        if more <= about:
            return [f for f in facts if free_names(f.statement) & about]
        about |= more


def upper_bounds(names: list[str], statements: list[Term]) -> dict[str, int] | None:
    """The greatest values that linear relations leave to naturals; None if one has no bound.

    Terms that are not linear count as unknowns of their own, at least 0.
    """
    rows = [row for s in statements for row in _at_least_zero(s)]
    high: dict[str, int] = {}
    low: dict[str, int] = {}
    for _ in range(_ROUNDS):
        for row in rows:
            for m, c in row.terms.items():
                if len(m) != 1 or m[0][1] != 1:
                    continue
                # c * x + rest >= 0, with the rest at its greatest
                most = _greatest(Poly({k: v for k, v in row.terms.items() if k != m}), low, high)
                if most is None:
                    continue
                x = m[0][0]
                if c < 0:
                    high[x] = min(high.get(x, 10**9), floor(most / -c))
                else:
                    low[x] = max(low.get(x, 0), -floor(most / c))
    if any(n not in high for n in names):
        return None
    return {n: max(high[n], 0) for n in names}


def _sums(order: list[str], statements: list[Term]) -> dict[str, tuple[str, int]]:
    """For a variable y an earlier x and a bound of x + y: half of the table need not be looked at."""
    found: dict[str, tuple[str, int]] = {}
    for row in (row for s in statements for row in _at_least_zero(s)):
        pair = sorted((a for a in row.atoms if a in order), key=order.index)
        if len(pair) != 2 or len(row.terms) != 3 or row.degree != 1:
            continue
        if all(row.terms[((a, 1),)] == -1 for a in pair):
            found[pair[1]] = (pair[0], int(row.terms.get((), Fraction(0))))
    return found


def _greatest(poly: Poly, low: dict[str, int], high: dict[str, int]) -> Fraction | None:
    total = Fraction(0)
    for m, c in poly.terms.items():
        if not m:
            total += c
        elif c < 0:
            if len(m) == 1 and m[0][1] == 1:
                total += c * low.get(m[0][0], 0)
        elif len(m) == 1 and m[0][1] == 1 and m[0][0] in high:
            total += c * high[m[0][0]]
        else:
            return None
    return total


def _at_least_zero(term: Term) -> Iterator[Poly]:
    """Polynomials that a statement makes non-negative."""
    match term:
        case Unary("¬", Binary("≤" | "<" | "≥" | ">" as op, left, right)):
            turned = {"≤": ">", "<": "≥", "≥": "<", ">": "≤"}[op]
            yield from _at_least_zero(Binary(turned, left, right))
        case Unary("¬", Binary("→", left, right)):
            yield from _at_least_zero(left)
            yield from _at_least_zero(Unary("¬", right))
        case Unary("¬", Unary("¬", inner)):
            yield from _at_least_zero(inner)
        case Unary("¬", Binary("∨", left, right)):
            yield from _at_least_zero(Unary("¬", left))
            yield from _at_least_zero(Unary("¬", right))
        case Binary("∧", left, right):
            yield from _at_least_zero(left)
            yield from _at_least_zero(right)
        case Binary("≤" | "<" | "≥" | ">" | "=" as op, left, right):
            p, q = (read_poly(t, "Nat", is_field=False) for t in (left, right))
            if p is None or q is None:
                return
            if op in ("≤", "<"):
                yield q - p - Poly.const(op == "<")
            elif op in ("≥", ">"):
                yield p - q - Poly.const(op == ">")
            else:
                yield p - q
                yield q - p
        case _:
            return


def _true(order: list[str], bounds: dict[str, int], facts: list[Code], goal: Code) -> bool:
    """Whether the goal follows in every row."""
    text = " and ".join([*(f.python for f in facts), f"not {goal.python}"])
    refuted = eval(f"lambda v: {text}")  # our own text: operators, numerals, names in quotes
    return not any(
        refuted(dict(zip(order, values, strict=True)))
        for values in product(*(range(bounds[n] + 1) for n in order))
    )


def _tactic(
    order: list[str],
    bounds: dict[str, int],
    sums: dict[str, tuple[str, int]],
    facts: list[Code],
    conclusion: Code,
    goal: Term,
) -> str:
    raw, plain = conclusion.raw, conclusion.plain
    for f in reversed(facts):
        raw, plain = f"(!{f.raw} || {raw})", f"(!{f.plain} || {plain})"
    lines = [] if goal == Name("False") else ["apply Classical.byContradiction", "intro hneg"]
    use = "key"
    lengths = {n: (str(bounds[n] + 1), str(bounds[n] + 1)) for n in order}
    for n, (x, total) in sums.items():
        lengths[n] = (f"(Nat.sub {total + 1} {x})", f"({total + 1} - {x})")
    for n in order:
        lines.append(f"have b_{n} : {n} < {lengths[n][1]} := by omega")
        use = f"List.all_eq_true.mp ({use}) {n} (List.mem_range.mpr b_{n})"
    for n in reversed(order):
        raw = f"(List.range {lengths[n][0]}).all (fun {n} => {raw})"
    lines += [
        f"have key : {raw} = true := by decide +kernel",
        f"have κ : {plain} = true := {use}",
        "simp only [Bool.or_eq_true, Bool.and_eq_true, Bool.not_eq_true', Bool.eq_false_iff, ne_eq, "
        "Nat.beq_eq, Nat.ble_eq, Bool.or_false, Bool.false_eq_true, or_false] at κ",
        "omega",
    ]
    return "\n".join(lines)
