"""Proposer: infinite descent. Every solution is divisible by p, so only zero is one.

The equation's polynomial has a homogeneous part, or a lower and a higher one; with x = p x' for all
unknowns the higher part gains a power of p over the lower. So the claim is stated with a factor t on the
higher part, for all t that are 0 or 1 modulo a number, where a table of residues makes every unknown
divisible by p; induction on the sum of the unknowns' sizes does the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prover.policy.symbolic.goals.equations import integer_equations
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.poly import Poly, degree
from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term
from prover.policy.symbolic.residues import residue_table
from prover.policy.symbolic.suggestion import Suggestion, indent

_MODULI = ((2, 2), (2, 4), (3, 3), (2, 8), (3, 9), (5, 5), (7, 7))
"""A prime, and the modulus of the table in which it divides all."""
_MAX_UNKNOWNS = 4


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """For an integer equation of the context; every unknown of it is then 0."""
    for f, poly in integer_equations(sequent):
        unknowns = poly.atoms
        if not 2 <= len(unknowns) <= _MAX_UNKNOWNS or poly.terms.get((), Fraction(0)):
            continue
        if any(sequent.type_text(a) != "Int" for a in unknowns):
            continue
        parts = _parts(poly)
        if parts is None:
            continue
        for prime, modulus in _MODULI:
            text = _tactic(parts, unknowns, prime, modulus, f.proof)
            if text is not None:
                yield Suggestion(text, 0.8)
                return


def _parts(poly: Poly) -> tuple[Poly, Poly | None, int] | None:
    """The lower part, the higher one if there are two, and the difference of their degrees."""
    degrees = sorted({degree(m) for m in poly.terms})
    if len(degrees) > 2 or degrees[0] < 2:
        return None
    split = [Poly({m: c for m, c in poly.terms.items() if degree(m) == d}) for d in degrees]
    if len(split) == 1:
        return split[0], None, 0
    return split[0], split[1], degrees[1] - degrees[0]


def _tactic(
    parts: tuple[Poly, Poly | None, int], unknowns: list[str], prime: int, modulus: int, proof: str
) -> str | None:
    low, high, gain = parts
    factor = "t" if "t" not in unknowns else "t'"
    equation = low.lean() if high is None else f"{low.lean()} + {factor} * ({high.lean()})"
    table = _divisible(unknowns, prime, modulus, factor if high is not None else "", equation)
    if table is None:
        return None
    size = " + ".join(f"{a}.natAbs" for a in unknowns)
    zero = " ∧ ".join(f"{a} = 0" for a in unknowns)
    names = " ".join(unknowns)
    quotients = [f"q_{i}" for i in range(len(unknowns))]
    lines = [f"have ev : {' ∧ '.join(f'{a} % {prime} = 0' for a in unknowns)} := by"]
    lines.append(indent(f"clear hN ih\n{table}"))
    last = len(unknowns) - 1
    for i, q in enumerate(quotients):
        part = "ev" + ".2" * i + (".1" if i < last else "")
        lines.append(f"obtain ⟨{q}, h{q}⟩ := Int.dvd_of_emod_eq_zero {part}")
    new = " ".join(quotients)
    lines.append(
        f"rcases Nat.lt_or_ge N ({' + '.join(f'{q}.natAbs' for q in quotients)}) with big | small"
    )
    lines.append("· clear he ev ih\n  omega")
    values = ", ".join(f"h{q}" for q in quotients)
    if high is None:
        step = f"ih {new} small (by rw [{values}] at he; grind)"
        types, given, first = "", "", f"descent _ {names} (Nat.le_refl _) (by grind)"
    else:
        t = f"({prime**gain} * {factor})"
        step = f"ih {new} {t} small (by omega) (by rw [{values}] at he; grind)"
        types = f" {factor}"
        given = f"({factor} % {modulus} = 0 ∨ {factor} % {modulus} = 1) → "
        first = f"descent _ {names} 1 (Nat.le_refl _) (by decide) (by grind)"
    lines.append(f"· have r := {step}\n  clear he ev ih\n  omega")
    intro = f"intro {names}{types} hN{' ht' if high is not None else ''} he"
    return (
        f"have descent : ∀ N : Nat, ∀ {names}{types} : Int, {size} ≤ N → {given}{equation} = 0 →\n"
        f"    {zero} := by\n  intro N\n  induction N with\n"
        f"  | zero =>\n    {intro}\n    clear he\n    omega\n"
        f"  | succ N ih =>\n    {intro}\n" + indent("\n".join(lines), 4) + "\n"
        f"have zeros := {first}\nfirst | exact zeros | omega | simp_all"
    )


def _divisible(
    unknowns: list[str], prime: int, modulus: int, factor: str, equation: str
) -> str | None:
    """The tactic that shows the unknowns divisible by the prime, by a table of residues."""
    variables: dict[str, Term] = {a: Name("Int") for a in unknowns}
    hypotheses = [Hypothesis("he", Binary("=", parse(equation), Num(Fraction(0))))]
    if factor:
        variables[factor] = Name("Int")
        hypotheses.append(
            Hypothesis("ht", parse(f"{factor} % {modulus} = 0 ∨ {factor} % {modulus} = 1"))
        )
    goal = parse(" ∧ ".join(f"{a} % {prime} = 0" for a in unknowns))
    table = residue_table.attempt(Sequent(variables, tuple(hypotheses), goal), goal, "Int", modulus)
    return table.tactic if table is not None else None
