"""Proposer: residues. Divisibility, `%` and insoluble equations by finite case analysis.

A modulus works when every assignment of residues to the variables that is compatible with the
hypotheses makes the conclusion true; it is found by enumeration, and the tactic replays the
enumeration in Lean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prover.policy.symbolic.goals.poly import Monomial
from prover.policy.symbolic.goals.sequent import Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Unary, show
from prover.policy.symbolic.residues.residues import (
    CANDIDATES,
    Equation,
    Statement,
    decides,
    has_equation,
    moduli,
    polynomials,
    prime_powers,
    read_statement,
    relevant_atoms,
)
from prover.policy.symbolic.suggestion import Suggestion

MAX_ASSIGNMENTS = 30_000
MAX_CASES = 81


_LEMMAS = {
    "Int": "Int.dvd_iff_emod_eq_zero, Int.add_emod, Int.sub_emod, Int.mul_emod, Int.neg_emod, "
    "Int.pow_succ",
    "Nat": "Nat.dvd_iff_mod_eq_zero, Nat.add_mod, Nat.mul_mod, Nat.pow_succ",
}


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Residue case splits that decide the goal."""
    domain = _domain(sequent)
    if domain is None:
        return
    goal = sequent.conclusion
    facts: list[tuple[str, Statement]] = []
    for f in sequent.facts():
        read = read_statement(sequent, f.statement, domain)
        if read is not None:
            facts.append((f.proof, read))
    prefix = ""
    if isinstance(goal, Binary) and goal.op == "≠":
        prefix, goal = "intro hne\n", Unary("¬", Binary("=", goal.left, goal.right))
    elif isinstance(goal, Unary) and goal.op == "¬":
        prefix = "intro hne\n"
    if prefix and isinstance(goal, Unary):
        read = read_statement(sequent, goal.arg, domain)
        if read is not None:
            facts.append(("hne", read))
        conclusion: Statement | None = None
    else:
        conclusion = None if goal == Name("False") else read_statement(sequent, goal, domain)
        if conclusion is not None and has_equation(conclusion):
            conclusion = None
    if conclusion is None and not facts:
        return
    polys = [p for _, f in facts for p in polynomials(f)] + list(polynomials(conclusion))
    atoms = sorted({a for p in polys for a in p.atoms})
    yield from _independent(facts, conclusion, domain, prefix)
    found = 0
    for modulus in moduli(facts, conclusion):
        relevant = relevant_atoms(atoms, facts, conclusion, modulus)
        if not relevant or modulus ** len(relevant) > MAX_ASSIGNMENTS:
            continue
        if not decides(relevant, facts, conclusion, modulus):
            continue
        for text, weight in _tactics(relevant, facts, conclusion, modulus, domain):
            yield Suggestion(prefix + text, weight)
        found += 1
        if found >= 2:
            return
    if conclusion is not None and isinstance(goal, Binary) and goal.op == "∣":
        yield from _coprime_parts(sequent, goal)


def _independent(
    facts: Sequence[tuple[str, Statement]],
    conclusion: Statement | None,
    domain: str,
    prefix: str,
) -> Iterator[Suggestion]:
    """One insoluble equation in separate single-variable terms: bound each term's residue."""
    if conclusion is not None:
        return
    for _, fact in facts:
        if not isinstance(fact, Equation):
            continue
        poly = fact.poly
        if any(len(m) > 1 for m in poly.terms) or len(poly.terms) < 5:
            continue
        for modulus in (*CANDIDATES, 32):
            stated: set[str] = set()
            sums = {int(poly.terms.get((), 0)) % modulus}
            tables: list[str] = []
            for i, (m, c) in enumerate((m, c) for m, c in poly.terms.items() if m):
                ((a, e),) = m
                residues = sorted({pow(r, e, modulus) for r in range(modulus)})
                sums = {(s + int(c) * r) % modulus for s in sums for r in residues}
                if len(residues) == modulus:
                    continue
                lemma, instance = _term_table(i, a, e, residues, modulus, domain).rsplit("\n", 1)
                if lemma not in stated:
                    stated.add(lemma)
                    tables.append(lemma)
                tables.append(instance)
            if 0 not in sums:
                yield Suggestion(prefix + "\n".join([*tables, "omega"]), 0.6)
                return


def _term_table(i: int, a: str, e: int, residues: list[int], modulus: int, domain: str) -> str:
    """A lemma on the residues of z ^ e, then its instance at `a`."""
    text = f"z ^ {e} % {modulus}"
    if residues == list(range(residues[-1] + 1)):  # an interval costs `omega` no case split
        claim = f"{text} ≤ {residues[-1]}"
        if domain == "Int":
            claim = f"0 ≤ {text} ∧ {claim}"
    else:
        claim = " ∨ ".join(f"{text} = {r}" for r in residues)
    return _universal(f"p{e}", claim, modulus, domain) + f"\nhave t{i} := p{e} {_argument(a)}"


def _universal(name: str, claim: str, modulus: int, domain: str) -> str:
    """`name : ∀ z, claim` by cases on the residue of z."""
    cases = " ∨ ".join(f"z % {modulus} = {r}" for r in range(modulus))
    return (
        f"have {name} : ∀ z : {domain}, {claim} := by\n  intro z\n"
        f"  have r : {cases} := by omega\n"
        f"  rcases r with {' | '.join(['r'] * modulus)} <;> simp [{_LEMMAS[domain]}, r]"
    )


def _argument(a: str) -> str:
    return a if a.replace("_", "").replace("'", "").isalnum() else f"({a})"


def _coprime_parts(sequent: Sequent, goal: Binary) -> Iterator[Suggestion]:
    """`30 ∣ x` from `5 ∣ x` and `6 ∣ x`, left as goals."""
    if not isinstance(goal.left, Num) or goal.left.value.denominator != 1:
        return
    parts = prime_powers(int(goal.left.value))
    if len(parts) < 2:
        return
    shown = show(goal.right)
    type_ = " → ".join(f"{q} ∣ {shown}" for q in parts)
    names = " ".join(f"p{q}" for q in parts)
    holes = " ".join("?_" for _ in parts)
    yield Suggestion(
        f"refine (show {type_} → {show(goal)} from fun {names} => by omega) {holes}", 0.45
    )


def _domain(sequent: Sequent) -> str | None:
    kinds = []
    terms = [sequent.conclusion, *(f.statement for f in sequent.facts())]
    for t in terms:
        inner = t.arg if isinstance(t, Unary) and t.op == "¬" else t
        if isinstance(inner, Binary) and inner.op in ("∨", "∧", "↔"):
            inner = inner.left
            inner = inner.arg if isinstance(inner, Unary) and inner.op == "¬" else inner
        if isinstance(inner, Binary) and inner.op in ("=", "≠", "∣", "∤"):
            kinds.append(relation_type(sequent, inner))
    known = [k for k in kinds if k in ("Nat", "Int")]
    return max(known, key=known.count, default=None)


def _tactics(
    atoms: list[str],
    facts: Sequence[tuple[str, Statement]],
    conclusion: Statement | None,
    modulus: int,
    domain: str,
) -> Iterator[tuple[str, float]]:
    polys = [p for _, f in facts for p in polynomials(f)] + list(polynomials(conclusion))
    monomials = sorted({m for p in polys for m in p.terms if m})
    powers = _power_tables(atoms, monomials, modulus, domain)
    if powers is not None and (len(atoms) > 1 or modulus <= 40):
        expanded = [
            f"have x{i} : {f.poly.lean()} = 0 := by grind"
            for i, (_, f) in enumerate(facts)
            if isinstance(f, Equation) and domain == "Int"
        ]
        yield "\n".join([*powers, *expanded, "omega"]), 0.55 if modulus <= 12 else 0.3
    cases = modulus ** len(atoms)
    if cases <= MAX_CASES:
        yield (
            _case_split(atoms, facts, conclusion, modulus, domain),
            0.6 if cases <= 12 else 0.4 if cases < 40 else 0.25 if cases < 100 else 0.12,
        )
    if len(atoms) == 1 and modulus <= 40 and conclusion is not None:
        x = atoms[0]
        pattern = " ∨ ".join(f"{x} = {modulus} * q + {r}" for r in range(modulus))
        yield (
            f"obtain ⟨q, hq⟩ : ∃ q, {pattern} := ⟨{x} / {modulus}, by omega⟩\n"
            f"rcases hq with {' | '.join(['rfl'] * modulus)} <;> grind",
            0.3,
        )


def _case_split(
    atoms: list[str],
    facts: Sequence[tuple[str, Statement]],
    conclusion: Statement | None,
    modulus: int,
    domain: str,
) -> str:
    lines: list[str] = []
    for i, a in enumerate(atoms):
        cases = " ∨ ".join(f"{a} % {modulus} = {r}" for r in range(modulus))
        lines.append(f"have r{i} : {cases} := by omega")
    names = ", ".join(f"r{i}" for i in range(len(atoms)))
    lemmas = f"{_LEMMAS[domain]}, {names}"
    closers: list[str] = []
    if conclusion is not None:
        closers.append(f"(simp [{lemmas}]; done)")
    closers.append("omega")
    for i, (proof, fact) in enumerate(facts):
        if isinstance(fact, Equation):
            lines.append(f"have e{i} := congrArg (· % {modulus}) {proof}")
            closers.append(f"(exfalso; simp [{lemmas}] at e{i}; done)")
        else:
            lines.append(f"have e{i} := {proof}")
            closers.append(f"(exfalso; simp [{lemmas}] at e{i}; done)")
    closers.append("grind")
    split = " <;>\n".join(
        f"rcases r{i} with {' | '.join([f'r{i}'] * modulus)}" for i in range(len(atoms))
    )
    return "\n".join([*lines, split + " <;>\nfirst\n" + "\n".join(f"  | {c}" for c in closers)])


def _power_tables(
    atoms: list[str], monomials: list[Monomial], modulus: int, domain: str
) -> list[str] | None:
    """One disjunction a variable: its residue together with those of its powers that occur.

    None when a monomial mixes variables.
    """
    if any(len(m) != 1 for m in monomials):
        return None
    lines: list[str] = []
    stated: dict[str, str] = {}
    for i, a in enumerate(atoms):
        exponents = sorted({m[0][1] for m in monomials if m[0][0] == a} | {1})
        if len(exponents) == 1:
            continue
        rows = [
            " ∧ ".join(f"{_pow('z', e)} % {modulus} = {pow(r, e, modulus)}" for e in exponents)
            for r in range(modulus)
        ]
        claim = " ∨ ".join(f"({row})" for row in rows)
        if claim not in stated:
            stated[claim] = f"p{len(stated)}"
            lines.append(_universal(stated[claim], claim, modulus, domain))
        lines.append(f"have t{i} := {stated[claim]} {_argument(a)}")
    return lines


def _pow(a: str, e: int) -> str:
    return a if e == 1 else f"{a} ^ {e}"
