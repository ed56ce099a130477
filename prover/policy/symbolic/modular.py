"""Proposer: residues. Divisibility, `%` and insoluble equations by finite case analysis.

A modulus works when every assignment of residues to the variables that is compatible with the
hypotheses makes the conclusion true; it is found by enumeration, and the tactic replays the
enumeration in Lean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import lcm

from prover.policy.symbolic.poly import Monomial, Poly, read_poly
from prover.policy.symbolic.sequent import Sequent, relation_type
from prover.policy.symbolic.suggestion import Suggestion
from prover.policy.symbolic.terms import Binary, Name, Num, Term, Unary, show

MAX_ASSIGNMENTS = 30_000
MAX_CASES = 81
_CANDIDATES = (2, 3, 4, 5, 7, 8, 9, 11, 13, 16)


@dataclass(frozen=True, slots=True)
class _Equation:
    """`poly = 0`, of which only the residue is used."""

    poly: Poly


@dataclass(frozen=True, slots=True)
class _Residue:
    """`poly % modulus = residue`."""

    poly: Poly
    modulus: int
    residue: int


@dataclass(frozen=True, slots=True)
class _Connective:
    """A logical combination (`∧`, `∨`, `¬`, `↔`, `→`) of statements."""

    op: str
    parts: tuple[_Statement, ...]


_Statement = _Equation | _Residue | _Connective
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
    facts: list[tuple[str, _Statement]] = []
    for f in sequent.facts():
        read = _read(sequent, f.statement, domain)
        if read is not None:
            facts.append((f.proof, read))
    prefix = ""
    if isinstance(goal, Binary) and goal.op == "≠":
        prefix, goal = "intro hne\n", Unary("¬", Binary("=", goal.left, goal.right))
    elif isinstance(goal, Unary) and goal.op == "¬":
        prefix = "intro hne\n"
    if prefix and isinstance(goal, Unary):
        read = _read(sequent, goal.arg, domain)
        if read is not None:
            facts.append(("hne", read))
        conclusion: _Statement | None = None
    else:
        conclusion = None if goal == Name("False") else _read(sequent, goal, domain)
        if conclusion is not None and _has_equation(conclusion):
            conclusion = None
    if conclusion is None and not facts:
        return
    polys = [p for _, f in facts for p in _polys(f)] + list(_polys(conclusion))
    atoms = sorted({a for p in polys for a in p.atoms})
    yield from _independent(facts, conclusion, domain, prefix)
    found = 0
    for modulus in _moduli(facts, conclusion):
        relevant = _relevant(atoms, facts, conclusion, modulus)
        if not relevant or modulus ** len(relevant) > MAX_ASSIGNMENTS:
            continue
        if not _decides(relevant, facts, conclusion, modulus):
            continue
        for text, weight in _tactics(relevant, facts, conclusion, modulus, domain):
            yield Suggestion(prefix + text, weight)
        found += 1
        if found >= 2:
            return
    if conclusion is not None and isinstance(goal, Binary) and goal.op == "∣":
        yield from _coprime_parts(sequent, goal)


def _independent(
    facts: Sequence[tuple[str, _Statement]],
    conclusion: _Statement | None,
    domain: str,
    prefix: str,
) -> Iterator[Suggestion]:
    """One insoluble equation in separate single-variable terms: bound each term's residue."""
    if conclusion is not None:
        return
    for _, fact in facts:
        if not isinstance(fact, _Equation):
            continue
        poly = fact.poly
        if any(len(m) > 1 for m in poly.terms) or len(poly.terms) < 5:
            continue
        for modulus in (*_CANDIDATES, 32):
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


def prime_powers(n: int) -> list[int]:
    """The prime powers whose product is n."""
    out: list[int] = []
    p = 2
    while n > 1 and p * p <= n:
        power = 1
        while n % p == 0:
            n //= p
            power *= p
        if power > 1:
            out.append(power)
        p += 1
    return [*out, n] if n > 1 else out


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


def _read(sequent: Sequent, term: Term, domain: str) -> _Statement | None:
    match term:
        case Unary("¬", arg):
            inner = _read(sequent, arg, domain)
            # the negation of an equation says nothing about residues
            if inner is None or _has_equation(inner):
                return None
            return _Connective("¬", (inner,))
        case Binary(op, left, right) if op in ("∧", "∨", "↔", "→"):
            a, b = _read(sequent, left, domain), _read(sequent, right, domain)
            return None if a is None or b is None else _Connective(op, (a, b))
        case Binary("∣", Num(m), right) if m.denominator == 1 and m > 0:
            poly = _poly(right, domain)
            return None if poly is None else _Residue(poly, int(m), 0)
        case Binary("≠", left, right):
            return _read(sequent, Unary("¬", Binary("=", left, right)), domain)
        case Binary("=", Binary("%", left, Num(m)), Num(r)) | Binary(
            "=", Num(r), Binary("%", left, Num(m))
        ) if m > 0 and m.denominator == 1 and r.denominator == 1:
            poly = _poly(left, domain)
            return None if poly is None else _Residue(poly, int(m), int(r))
        case Binary("=", Binary("%", left, Num(m)), Binary("%", right, Num(k))) if m == k > 0:
            p, q = _poly(left, domain), _poly(right, domain)
            return None if p is None or q is None else _Residue(p - q, int(m), 0)
        case Binary("=", left, right):
            if relation_type(sequent, term) != domain:
                return None
            p, q = _poly(left, domain), _poly(right, domain)
            return None if p is None or q is None else _Equation(p - q)
        case _:
            return None


def _poly(term: Term, domain: str) -> Poly | None:
    poly = read_poly(term, domain, is_field=False)
    if poly is None or any(c.denominator != 1 for c in poly.terms.values()):
        return None
    # `x % m` inside a polynomial is a different variable from x: leave such goals alone
    if any("%" in a or "/" in a or " - " in a or "^" in a for a in poly.atoms):
        return None
    return poly


def _has_equation(s: _Statement) -> bool:
    if isinstance(s, _Connective):
        return any(_has_equation(p) for p in s.parts)
    return isinstance(s, _Equation)


def _polys(s: _Statement | None) -> Iterator[Poly]:
    if isinstance(s, _Connective):
        for part in s.parts:
            yield from _polys(part)
    elif s is not None:
        yield s.poly


def _own_moduli(s: _Statement | None) -> Iterator[int]:
    if isinstance(s, _Connective):
        for part in s.parts:
            yield from _own_moduli(part)
    elif isinstance(s, _Residue):
        yield s.modulus


def _moduli(facts: Sequence[tuple[str, _Statement]], conclusion: _Statement | None) -> list[int]:
    own = list(_own_moduli(conclusion))
    given = [m for _, f in facts for m in _own_moduli(f)]
    whole = lcm(*own) if own else 1
    out: list[int] = []
    if conclusion is not None:
        out.append(whole)
        out += [lcm(whole, g) for g in given]
        if given:
            out.append(lcm(whole, *given))
    else:
        out += given
        if given:
            out.append(lcm(*given))
    if conclusion is None or any(_has_equation(f) for _, f in facts):
        out += [lcm(whole, c) for c in _CANDIDATES]
    return [m for m in dict.fromkeys(out) if 2 <= m <= 120]


def _relevant(
    atoms: list[str],
    facts: Sequence[tuple[str, _Statement]],
    conclusion: _Statement | None,
    modulus: int,
) -> list[str]:
    """The atoms that matter modulo `modulus` (some coefficient is not 0 there)."""
    polys = [p for _, f in facts for p in _polys(f)] + list(_polys(conclusion))
    return [
        a
        for a in atoms
        if any(
            int(c) % modulus and any(b == a for b, _ in m)
            for p in polys
            for m, c in p.terms.items()
        )
    ]


def _residue_of(poly: Poly, point: dict[str, int], modulus: int) -> int:
    total = 0
    for m, c in poly.terms.items():
        term = int(c)
        for a, e in m:
            term = term * pow(point.get(a, 0), e, modulus) % modulus
        total += term
    return total % modulus


def _truth(s: _Statement, point: dict[str, int], modulus: int) -> bool | None:
    """True or False when residues decide it, else None."""
    match s:
        case _Equation(poly):
            return None if _residue_of(poly, point, modulus) == 0 else False
        case _Residue(poly, own, residue):
            if modulus % own:
                return None
            return _residue_of(poly, point, modulus) % own == residue
        case _Connective(op, parts):
            values = [_truth(p, point, modulus) for p in parts]
            return _combine(op, values)


def _combine(op: str, values: list[bool | None]) -> bool | None:
    if op == "¬":
        return None if values[0] is None else not values[0]
    a, b = values
    if op == "→":
        a, op = (None if a is None else not a), "∨"
    if op == "∧":
        return False if False in (a, b) else None if None in (a, b) else True
    if op == "∨":
        return True if True in (a, b) else None if None in (a, b) else False
    return None if a is None or b is None else a == b


def _decides(
    atoms: list[str],
    facts: Sequence[tuple[str, _Statement]],
    conclusion: _Statement | None,
    modulus: int,
) -> bool:
    for values in product(range(modulus), repeat=len(atoms)):
        point = dict(zip(atoms, values, strict=True))
        if any(_truth(f, point, modulus) is False for _, f in facts):
            continue
        if conclusion is None or _truth(conclusion, point, modulus) is not True:
            return False
    return True


def _tactics(
    atoms: list[str],
    facts: Sequence[tuple[str, _Statement]],
    conclusion: _Statement | None,
    modulus: int,
    domain: str,
) -> Iterator[tuple[str, float]]:
    polys = [p for _, f in facts for p in _polys(f)] + list(_polys(conclusion))
    monomials = sorted({m for p in polys for m in p.terms if m})
    powers = _power_tables(atoms, monomials, modulus, domain)
    if powers is not None and (len(atoms) > 1 or modulus <= 40):
        expanded = [
            f"have x{i} : {f.poly.lean()} = 0 := by grind"
            for i, (_, f) in enumerate(facts)
            if isinstance(f, _Equation) and domain == "Int"
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
    facts: Sequence[tuple[str, _Statement]],
    conclusion: _Statement | None,
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
        if isinstance(fact, _Equation):
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
