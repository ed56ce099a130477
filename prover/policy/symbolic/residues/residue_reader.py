"""Terms and propositions modulo m: their values on residues, their texts, and congruence proofs.

A term is read into natural numbers (`x - y` as x + (m - 1) y), once in the kernel's operations and once
in Lean's notation; the proof that it is congruent to the original follows its syntax and calls the
lemmas cadd, cmul, csub, cneg, cpow, which `residue_table.py` states.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term, Unary, show


class UnreadableError(Exception):
    """The term is no polynomial with integer coefficients."""


Row = dict[str, int]
Formula = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Residue:
    """A term modulo m: its value on a row, its text in the kernel's operations and in plain ones,
    and the proof that it is congruent to the original."""

    value: Callable[[Row], int]
    raw: str
    plain: str
    proof: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition on a row of residues."""

    truth: Formula
    raw: str
    plain: str


@dataclass(slots=True)
class Reader:
    """Reads terms of one goal modulo one number."""

    domain: str
    modulus: int
    leaves: dict[Term, str] = field(default_factory=dict)
    """Each atom and the name of its residue."""
    terms: dict[str, Residue] = field(default_factory=dict)
    """The terms whose congruence the proof needs, by their text."""

    def residue(self, term: Term) -> Residue:
        m = self.modulus
        match term:
            case Num(value) if value.denominator == 1:
                c = int(value) % m
                return Residue(lambda _: c, str(c), str(c), "(by decide)")
            case Name() | App():
                name = self.leaves.setdefault(term, f"ρ{len(self.leaves)}")
                return Residue(lambda row: row[name], name, name, f"h{name}")
            case Binary("+" | "*" | "-" as op, left, right):
                if op == "-" and self.domain == "Nat":
                    raise UnreadableError
                a, b = self.residue(left), self.residue(right)
                name = {"+": "cadd", "*": "cmul", "-": "csub"}[op]
                proof = f"({name} _ _ _ _ {a.proof} {b.proof})"
                if op == "+":
                    return Residue(
                        lambda row: a.value(row) + b.value(row),
                        f"(Nat.add {a.raw} {b.raw})",
                        f"({a.plain} + {b.plain})",
                        proof,
                    )
                if op == "*":
                    return Residue(
                        lambda row: a.value(row) * b.value(row),
                        f"(Nat.mul {a.raw} {b.raw})",
                        f"({a.plain} * {b.plain})",
                        proof,
                    )
                return Residue(
                    lambda row: a.value(row) + (m - 1) * b.value(row),
                    f"(Nat.add {a.raw} (Nat.mul {m - 1} {b.raw}))",
                    f"({a.plain} + {m - 1} * {b.plain})",
                    proof,
                )
            case Unary("-", arg) if self.domain == "Int":
                a = self.residue(arg)
                return Residue(
                    lambda row: (m - 1) * a.value(row),
                    f"(Nat.mul {m - 1} {a.raw})",
                    f"({m - 1} * {a.plain})",
                    f"(cneg _ _ {a.proof})",
                )
            case Binary("^", base, Num(k)) if k.denominator == 1 and k >= 0:
                a = self.residue(base)
                e = int(k)
                return Residue(
                    lambda row: pow(a.value(row), e),
                    f"(Nat.pow {a.raw} {e})",
                    f"({a.plain} ^ {e})",
                    f"(cpow _ _ {e} {a.proof})",
                )
            case _:
                raise UnreadableError

    def noted(self, term: Term) -> Residue:
        """The residue of a term that stands in a proposition: the proof will state it."""
        found = self.residue(term)
        if not isinstance(term, Num):
            self.terms[show(term)] = found
        return found

    def claim(self, term: Term, *, equations: bool) -> Claim:
        """A proposition; equations only where it is enough to know them modulo m."""
        match term:
            case Unary("¬", arg):
                a = self.claim(arg, equations=False)
                return Claim(lambda row: not a.truth(row), f"(!{a.raw})", f"(!{a.plain})")
            case Binary("∧" | "∨" | "→" | "↔" as op, left, right):
                a, b = (self.claim(t, equations=False) for t in (left, right))
                return _connective(op, a, b)
            case Binary("∣", Num(m), inner) if m.denominator == 1 and m > 0:
                return self._equal(self.noted(inner), 0, int(m))
            case Binary("=", Binary("%", inner, Num(m)), Num(r)) if r.denominator == 1 and m > 0:
                return self._equal(self.noted(inner), int(r), int(m))
            case Binary("=", Binary("%", left, Num(m)), Binary("%", right, Num(k))) if m == k > 0:
                return self._congruent(self.noted(left), self.noted(right), int(m))
            case Binary("=", left, right) if equations:
                return self._congruent(self.noted(left), self.noted(right), self.modulus)
            case Binary("≠", left, right):
                return self.claim(Unary("¬", Binary("=", left, right)), equations=False)
            case _:
                raise UnreadableError

    def _equal(self, a: Residue, r: int, m: int) -> Claim:
        if self.modulus % m or not r >= 0:
            raise UnreadableError
        return Claim(
            lambda row: a.value(row) % m == r,
            f"(Nat.beq (Nat.mod {a.raw} {m}) {r})",
            f"(Nat.beq ({a.plain} % {m}) {r})",
        )

    def _congruent(self, a: Residue, b: Residue, m: int) -> Claim:
        if self.modulus % m:
            raise UnreadableError
        return Claim(
            lambda row: (a.value(row) - b.value(row)) % m == 0,
            f"(Nat.beq (Nat.mod {a.raw} {m}) (Nat.mod {b.raw} {m}))",
            f"(Nat.beq ({a.plain} % {m}) ({b.plain} % {m}))",
        )


def _connective(op: str, a: Claim, b: Claim) -> Claim:
    def text(x: str, y: str) -> str:
        return {
            "∧": f"({x} && {y})",
            "∨": f"({x} || {y})",
            "→": f"(!{x} || {y})",
            "↔": f"(({x} && {y}) || (!{x} && !{y}))",
        }[op]

    truth: dict[str, Formula] = {
        "∧": lambda row: a.truth(row) and b.truth(row),
        "∨": lambda row: a.truth(row) or b.truth(row),
        "→": lambda row: not a.truth(row) or b.truth(row),
        "↔": lambda row: a.truth(row) == b.truth(row),
    }
    return Claim(truth[op], text(a.raw, b.raw), text(a.plain, b.plain))
