"""Statements about residues: what a hypothesis or a conclusion says modulo m, and whether a modulus
decides a goal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import lcm

from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary, Num, Term, Unary

CANDIDATES = (2, 3, 4, 5, 7, 8, 9, 11, 13, 16)
"""Moduli tried on equations."""


@dataclass(frozen=True, slots=True)
class Equation:
    """`poly = 0`, of which only the residue is used."""

    poly: Poly


@dataclass(frozen=True, slots=True)
class Residue:
    """`poly % modulus = residue`."""

    poly: Poly
    modulus: int
    residue: int


@dataclass(frozen=True, slots=True)
class Connective:
    """A logical combination (`∧`, `∨`, `¬`, `↔`, `→`) of statements."""

    op: str
    parts: tuple[Statement, ...]


Statement = Equation | Residue | Connective


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


def read_statement(sequent: Sequent, term: Term, domain: str) -> Statement | None:
    """What a proposition says about residues; None for nothing (as for the negation of an equation)."""
    match term:
        case Unary("¬", arg):
            inner = read_statement(sequent, arg, domain)
            # the negation of an equation says nothing about residues
            if inner is None or has_equation(inner):
                return None
            return Connective("¬", (inner,))
        case Binary(op, left, right) if op in ("∧", "∨", "↔", "→"):
            a, b = read_statement(sequent, left, domain), read_statement(sequent, right, domain)
            return None if a is None or b is None else Connective(op, (a, b))
        case Binary("∣", Num(m), right) if m.denominator == 1 and m > 0:
            poly = _poly(right, domain)
            return None if poly is None else Residue(poly, int(m), 0)
        case Binary("≠", left, right):
            return read_statement(sequent, Unary("¬", Binary("=", left, right)), domain)
        case Binary("=", Binary("%", left, Num(m)), Num(r)) | Binary(
            "=", Num(r), Binary("%", left, Num(m))
        ) if m > 0 and m.denominator == 1 and r.denominator == 1:
            poly = _poly(left, domain)
            return None if poly is None else Residue(poly, int(m), int(r))
        case Binary("=", Binary("%", left, Num(m)), Binary("%", right, Num(k))) if m == k > 0:
            p, q = _poly(left, domain), _poly(right, domain)
            return None if p is None or q is None else Residue(p - q, int(m), 0)
        case Binary("=", left, right):
            if relation_type(sequent, term) != domain:
                return None
            p, q = _poly(left, domain), _poly(right, domain)
            return None if p is None or q is None else Equation(p - q)
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


def has_equation(s: Statement) -> bool:
    """Whether residues alone can never show `s` true."""
    if isinstance(s, Connective):
        return any(has_equation(p) for p in s.parts)
    return isinstance(s, Equation)


def polynomials(s: Statement | None) -> Iterator[Poly]:
    """Every polynomial that occurs in `s`."""
    if isinstance(s, Connective):
        for part in s.parts:
            yield from polynomials(part)
    elif s is not None:
        yield s.poly


def _own_moduli(s: Statement | None) -> Iterator[int]:
    if isinstance(s, Connective):
        for part in s.parts:
            yield from _own_moduli(part)
    elif isinstance(s, Residue):
        yield s.modulus


def moduli(facts: Sequence[tuple[str, Statement]], conclusion: Statement | None) -> list[int]:
    """Moduli worth trying, those of the statements themselves first."""
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
    if conclusion is None or any(has_equation(f) for _, f in facts):
        out += [lcm(whole, c) for c in CANDIDATES]
    return [m for m in dict.fromkeys(out) if 2 <= m <= 120]


def relevant_atoms(
    atoms: list[str],
    facts: Sequence[tuple[str, Statement]],
    conclusion: Statement | None,
    modulus: int,
) -> list[str]:
    """The atoms that matter modulo `modulus` (some coefficient is not 0 there)."""
    polys = [p for _, f in facts for p in polynomials(f)] + list(polynomials(conclusion))
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


def _truth(s: Statement, point: dict[str, int], modulus: int) -> bool | None:
    """True or False when residues decide it, else None."""
    match s:
        case Equation(poly):
            return None if _residue_of(poly, point, modulus) == 0 else False
        case Residue(poly, own, residue):
            if modulus % own:
                return None
            return _residue_of(poly, point, modulus) % own == residue
        case Connective(op, parts):
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


def decides(
    atoms: list[str],
    facts: Sequence[tuple[str, Statement]],
    conclusion: Statement | None,
    modulus: int,
) -> bool:
    """Whether every assignment of residues that the facts allow makes the conclusion true (or, with
    no conclusion, whether none is allowed)."""
    for values in product(range(modulus), repeat=len(atoms)):
        point = dict(zip(atoms, values, strict=True))
        if any(_truth(f, point, modulus) is False for _, f in facts):
            continue
        if conclusion is None or _truth(conclusion, point, modulus) is not True:
            return False
    return True
