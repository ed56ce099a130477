"""Proposer: residues of few variables, the others linear; also `∃ n, m ∣ …`.

The tactic splits on the residues of those variables only that stand in a product or a power, puts
each residue in the variable's place (congruence lemmas follow the term's syntax), and what is left is
linear: `omega` decides it. A witness is looked up for each case, among 0, 1, …, m - 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
    free_names,
    show,
    substitute,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion

MAX_CASES = 49
MAX_WITNESSES = 16
MAX_POINTS = 20_000


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """One tactic for each modulus that occurs, if few residues make the goal linear."""
    goal, bound = sequent.conclusion, ""
    if isinstance(goal, Quantified):
        if goal.op != "∃" or len(goal.binders) != 1 or len(goal.binders[0].names) != 1:
            return
        bound, goal = goal.binders[0].names[0], goal.body
    claims = [goal, *(f.statement for f in sequent.facts())]
    residues = [(m, t) for c in claims for m, t in _residues(c)]
    for modulus in sorted({m for m, _ in _residues(goal)}):
        terms = list(dict.fromkeys(t for m, t in residues if m == modulus))
        integers = set(sequent.variables) | {bound}
        names = {n for t in terms for n in free_names(t)}
        if not names <= integers or any(sequent.type_text(n) != "Int" for n in names if n != bound):
            continue
        text = _tactic(sequent, goal, terms, bound, modulus)
        if text is not None:
            yield Suggestion(text, 0.9 if bound else 0.6)


def _residues(claim: Term) -> Iterator[tuple[int, Term]]:
    for s in subterms(claim):
        match s:
            case Binary("∣", Num(m), t) | Binary("=", Binary("%", t, Num(m)), Num()):
                if m.denominator == 1 and m > 1:
                    yield int(m), t
            case _:
                continue


def degree_in(term: Term, names: set[str]) -> int:
    """The degree of a polynomial term in the given variables together (99 where unknown)."""
    match term:
        case Num():
            return 0
        case Name(text):
            return 1 if text in names else 0
        case Binary("+" | "-", left, right):
            return max(degree_in(left, names), degree_in(right, names))
        case Binary("*", left, right):
            return degree_in(left, names) + degree_in(right, names)
        case Binary("^", base, Num(e)) if e.denominator == 1:
            return degree_in(base, names) * int(e)
        case Unary("-", arg):
            return degree_in(arg, names)
        case _:
            return 99 if free_names(term) & names else 0


def _split(terms: list[Term], bound: str) -> list[str] | None:
    """Variables without which all terms are linear: greedily those of the highest degree."""
    left = {n for t in terms for n in free_names(t)} - {bound}
    chosen: list[str] = []
    while any(degree_in(t, left) > 1 for t in terms):
        worst = max(sorted(left), key=lambda n: (max(degree_in(t, {n}) for t in terms), n))
        if max(degree_in(t, {worst}) for t in terms) > 20:
            return None
        # among equals, the one whose removal leaves least
        best = min(
            sorted(n for n in left if _own(terms, n) == _own(terms, worst)),
            key=lambda n: sum(degree_in(t, left - {n}) for t in terms),
        )
        chosen.append(best)
        left.discard(best)
    return chosen


def _own(terms: list[Term], name: str) -> int:
    return max(degree_in(t, {name}) for t in terms)


def _proof(term: Term, split: dict[str, str]) -> str:
    """That a term is congruent to itself with other values for the split variables."""
    if not free_names(term) & set(split):
        return "rfl"
    match term:
        case Name(text):
            return split[text]
        case Binary("+" | "-" | "*" as op, left, right):
            name = {"+": "cadd", "-": "csub", "*": "cmul"}[op]
            return f"({name} {_proof(left, split)} {_proof(right, split)})"
        case Binary("^", base, Num(e)):
            return f"(cpow {e} {_proof(base, split)})"
        case Unary("-", arg):
            return f"(csub (x := 0) (a := 0) rfl {_proof(arg, split)})"
        case _:
            return "rfl"


def _lemmas(m: int) -> str:
    two = f"∀ {{x y a b : Int}}, x % {m} = a % {m} → y % {m} = b % {m} →"
    return (
        f"have cadd : {two} (x + y) % {m} = (a + b) % {m} := by intros; omega\n"
        f"have csub : {two} (x - y) % {m} = (a - b) % {m} := by intros; omega\n"
        f"have cmul : {two} (x * y) % {m} = (a * b) % {m} := by\n"
        "  intro x y a b h h'\n  rw [Int.mul_emod, h, h', ← Int.mul_emod]\n"
        f"have cpow : ∀ {{x a : Int}} (k : Nat), x % {m} = a % {m} → x ^ k % {m} = a ^ k % {m} := by\n"
        "  intro x a k h\n  induction k with\n  | zero => rw [Int.pow_zero, Int.pow_zero]\n"
        "  | succ k ih => rw [Int.pow_succ, Int.pow_succ]; exact cmul ih h\n"
    )


def _witnesses(
    sequent: Sequent, goal: Term, names: list[str], fixed: dict[str, int], bound: str, modulus: int
) -> Iterator[int]:
    """The values of the bound variable that suit all residues of the others that the facts allow."""
    free = [n for n in names if n not in fixed]
    allowed: list[Scope] = []
    for values in product(range(modulus), repeat=len(free)):
        point = {**fixed, **dict(zip(free, values, strict=True))}
        scope = Scope({n: Fraction(v) for n, v in point.items()}, {n: Name("Int") for n in point})
        try:
            if all(holds(f.statement, scope) for f in sequent.facts()):
                allowed.append(scope)
        except UnknownValueError:
            continue
    for w in range(modulus):
        if all(holds(goal, scope.bind(bound, Fraction(w), Name("Int"))) for scope in allowed):
            yield w


def _tactic(
    sequent: Sequent, goal: Term, terms: list[Term], bound: str, modulus: int
) -> str | None:
    split = _split([t for t in terms if bound not in free_names(t)], bound)
    if not split:
        return None
    if bound and any(degree_in(t, set(split)) for t in terms if bound in free_names(t)):
        return None  # the witness would meet a residue: more congruences than are stated here
    if modulus ** len(split) > MAX_CASES or (bound and modulus > MAX_WITNESSES):
        return None
    used = [t for t in terms if bound not in free_names(t) and free_names(t) & set(split)]
    rest = {n for t in terms for n in free_names(t)} - {bound, *split}
    if any(degree_in(t, rest) > 1 for t in terms):
        return None
    lines = [_lemmas(modulus).rstrip("\n")]
    binders = "".join(f" ({n}' : Int)" for n in split)
    given = "".join(f" → {n} % {modulus} = {n}' % {modulus}" for n in split)[3:]
    new: dict[str, Term] = {n: Name(f"{n}'") for n in split}
    for i, t in enumerate(used):
        proof = _proof(t, {n: f"h_{n}" for n in split})
        lines.append(
            f"have s{i} : ∀{binders}, {given} → "
            f"({show(t)}) % {modulus} = ({show(substitute(t, new))}) % {modulus} :=\n"
            f"  fun {' '.join([n + chr(39) for n in split] + ['h_' + n for n in split])} => {proof}"
        )
    for n in split:
        cases = " ∨ ".join(f"{n} % {modulus} = {r}" for r in range(modulus))
        lines.append(f"have r_{n} : {cases} := by omega")
    lines.append(
        " <;>\n".join(f"rcases r_{n} with {' | '.join([f'r_{n}'] * modulus)}" for n in split)
    )
    names = sorted({n for t in terms for n in free_names(t)} - {bound})
    if bound and modulus ** len(names) > MAX_POINTS:
        return None
    for values in product(range(modulus), repeat=len(split)):
        close = "omega"
        if bound:
            fixed = dict(zip(split, values, strict=True))
            found = next(_witnesses(sequent, goal, names, fixed, bound, modulus), None)
            if found is None:
                return None
            close = f"exact ⟨{found}, by omega⟩"
        shown = " ".join(map(str, values)) + " (by omega)" * len(split)
        steps = [f"have v{i} := s{i} {shown}" for i in range(len(used))]
        lines.append("· " + "; ".join([*steps, close]))
    return "\n".join(lines)
