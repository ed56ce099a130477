"""Proposer: powers `b ^ (k * n + c)` modulo m.

The residues of all such powers of one variable n run through a cycle; the cycle is stated as one
disjunction (residue of n, residues of the powers), shown by induction, and `omega` draws the
conclusion from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term, Unary, show, subterms
from prover.policy.symbolic.residues.residues import prime_powers
from prover.policy.symbolic.suggestion import Suggestion

_MAX_PERIOD = 60


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Cycle tables for each variable exponent, modulo each modulus in sight."""
    terms = [sequent.conclusion, *(f.statement for f in sequent.facts())]
    every = [s for t in terms for s in subterms(t)]
    powers = [
        s
        for s in dict.fromkeys(every)
        if isinstance(s, Binary)
        and s.op == "^"
        and _base(s.left) is not None
        and not isinstance(s.right, Num)
    ]
    variables = sorted({a for p in powers for a in _linear_atoms(p.right)})
    if not powers or len(variables) != 1:
        return
    n = variables[0]
    if sequent.type_text(n) != "Nat":
        return
    moduli = sorted(
        {
            int(s.right.value)
            for s in every
            if isinstance(s, Binary) and s.op == "%" and isinstance(s.right, Num)
        }
        | {
            int(s.left.value)
            for s in every
            if isinstance(s, Binary) and s.op in ("∣", "∤") and isinstance(s.left, Num)
        }
    )
    needed = [m for m in moduli if m > 1 and _divides_power(every, m)]
    spans = [m for m in moduli if m > 1 and not _divides_power(every, m)]
    yield from _congruent(sequent, n, powers, needed)
    choices = [*needed, *([lcm(*needed)] if len(needed) > 1 else [])]
    prefix = "intro hne\n" if isinstance(sequent.conclusion, Unary) else ""
    for modulus in choices:
        table = _table(n, powers, modulus, spans)
        if table is not None:
            yield Suggestion(f"{prefix}{table} omega", 0.6)
        table = _table(n, powers, modulus, spans, integral=True)
        if table is not None:
            yield Suggestion(f"{prefix}{table} omega", 0.2)
    if not needed:
        for modulus in (3, 4, 5, 7, 8, 9, 13):
            table = _table(n, powers, modulus, [])
            if table is not None:
                yield Suggestion(f"{prefix}{table} omega", 0.1)


def _divides_power(terms: list[Term], modulus: int) -> bool:
    """Whether some residue modulo `modulus` is taken of a term with a variable exponent."""
    for s in terms:
        match s:
            case Binary("%", inner, Num(m)) | Binary("∣" | "∤", Num(m), inner) if m == modulus:
                if any(
                    isinstance(t, Binary) and t.op == "^" and not isinstance(t.right, Num)
                    for t in subterms(inner)
                ):
                    return True
            case _:
                continue
    return False


def _congruent(
    sequent: Sequent, n: str, powers: list[Binary], moduli: list[int]
) -> Iterator[Suggestion]:
    """Bases that agree modulo a prime power q: q divides the difference of their powers."""
    if not moduli or any(show(p.right) != n for p in powers):
        return
    lines: list[str] = []
    for q in sorted({q for m in moduli for q in prime_powers(m)}):
        groups: dict[int, list[Binary]] = {}
        for p in powers:
            base = _base(p.left)
            if base is not None:
                groups.setdefault(base % q, []).append(p)
        for residue, members in groups.items():
            del residue
            first = members[0]
            for other in members[1:]:
                a, b = show(first.left), show(other.left)
                k = len(lines)
                power = f"({{}} : Int) ^ {n}"
                x, y = power.format(a), power.format(b)
                lines.append(
                    f"have g{k} : ∀ {n} : Nat, ({q} : Int) ∣ {x} - {y} := by\n"
                    f"  intro {n}\n  induction {n} with\n  | zero => simp\n"
                    f"  | succ {n} ih => simp only [Int.pow_succ] at *; omega\n"
                    f"have g{k} := g{k} {n}"
                )
    if lines:
        yield Suggestion("\n".join([*lines, "omega"]), 0.65)


def _base(term: Term) -> int | None:
    match term:
        case Num(value) if value.denominator == 1:
            return int(value)
        case Unary("-", Num(value)) if value.denominator == 1:
            return -int(value)
        case Unary("↑", Num(value)):
            return int(value)
        case _:
            return None


def _exponent(term: Term) -> Poly | None:
    poly = read_poly(term, "Nat", is_field=False)
    if poly is None or poly.degree != 1:
        return None
    if any(c.denominator != 1 or c < 0 for c in poly.terms.values()):
        return None
    return poly


def _linear_atoms(term: Term) -> list[str]:
    poly = _exponent(term)
    return poly.atoms if poly is not None else ["", "unsupported"]


def _table(
    n: str, powers: list[Binary], modulus: int, others: list[int], *, integral: bool = False
) -> str | None:
    rates: list[tuple[str, int, int, int]] = []
    for p in powers:
        base, exponent = _base(p.left), _exponent(p.right)
        if base is None or exponent is None or exponent.atoms != [n]:
            return None
        rate = int(exponent.terms[((n, 1),)])
        start = int(exponent.terms.get((), 0))
        # Lean does not print whether a power is of naturals or of integers
        shown = f"({base} : Int) ^ {_tight(p.right)}" if integral else show(p)
        rates.append((shown, base, rate, start))

    def state(k: int) -> tuple[int, ...]:
        return tuple(pow(b, r * k + s, modulus) for _, b, r, s in rates)

    first = state(0)
    period = next((k for k in range(1, _MAX_PERIOD + 1) if state(k) == first), None)
    if period is None:
        return _eventual(n, rates, modulus)
    # residues of n modulo a multiple of the period, when the goal speaks of n itself
    span = period if not others else lcm(period, *others)
    span = span if span <= _MAX_PERIOD else period
    rows: list[list[str]] = []
    for k in range(span):
        parts = [f"{n} % {span} = {k}"] if span > 1 else []
        parts += [
            f"{text} % {modulus} = {v}" for (text, *_), v in zip(rates, state(k), strict=True)
        ]
        rows.append(parts)
    return _induct(n, rates, rows, 0)


def _tight(exponent: Term) -> str:
    text = show(exponent)
    return text if isinstance(exponent, Name) else f"({text})"


def _eventual(n: str, rates: list[tuple[str, int, int, int]], modulus: int) -> str | None:
    """Residues that enter a cycle only after some steps: the reachable set without residues of n,
    closed under multiplication."""
    seen: list[tuple[int, ...]] = []
    for k in range(_MAX_PERIOD):
        current = tuple(pow(b, r * k + s, modulus) for _, b, r, s in rates)
        if current in seen:
            break
        seen.append(current)
    else:
        return None
    rows = [
        [f"{text} % {modulus} = {v}" for (text, *_), v in zip(rates, row, strict=True)]
        for row in seen
    ]
    return _induct(n, rates, rows, seen.index(current))


def _induct(
    n: str, rates: list[tuple[str, int, int, int]], rows: list[list[str]], back: int
) -> str:
    """State the table for all n, prove that row k leads to row k + 1 and the last one to `back`,
    and split on the rows for the n at hand. Each step is handed to `omega` alone: it would try all
    pairs of rows otherwise."""
    claim = " ∨ ".join("(" + " ∧ ".join(row) + ")" for row in rows)
    steps: list[str] = []
    for i, (text, base, rate, _) in enumerate(rates):
        base_text, exponent = text.split("^", 1)
        following = exponent.replace(n, f"({n} + 1)") if exponent.strip() != n else f" ({n} + 1)"
        steps.append(f"    have s{i} : {base_text}^{following} = {base**rate} * {text} := by grind")
    names = ", ".join(f"i{k}" for k in range(len(rows[0])))
    pattern = f"⟨{names}⟩" if len(rows[0]) > 1 else "i0"
    bullets = []
    for k in range(len(rows)):
        target = k + 1 if k + 1 < len(rows) else back
        holes = ", ".join(["by omega"] * len(rows[0]))
        proof = f"⟨{holes}⟩" if len(rows[0]) > 1 else "(by omega)"
        if target < len(rows) - 1:
            proof = f"(Or.inl {proof})"
        for _ in range(target):
            proof = f"(Or.inr {proof})"
        bullets.append(f"    · exact {proof}")
    split = " | ".join([pattern] * len(rows))
    return (
        f"have table : ∀ {n} : Nat, {claim} := by\n  intro {n}\n  induction {n} with\n"
        "  | zero => simp\n"
        f"  | succ {n} ih =>\n"
        + "\n".join(steps)
        + f"\n    rcases ih with {split}\n"
        + "\n".join(bullets)
        + "".join(
            f"\nhave w{i} : 0 < {text} := Nat.pow_pos (by decide)"
            for i, (text, base, *_) in enumerate(rates)
            if base > 0 and "Int" not in text
        )
        + f"\nrcases table {n} with {' | '.join(['t'] * len(rows))} <;>"
    )
