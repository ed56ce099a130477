"""Inequalities under `a b c = 1` made homogeneous.

Two classical ways: the variables become ratios a = x/y, b = y/z, c = z/x; or the negative terms of
too low a degree are multiplied by means that are at least 1, such as (a + b + c)/3. Each leaves
a homogeneous inequality without a side condition for `cone.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from prover.policy.symbolic.goals.poly import Poly, TooLargeError
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term, subterms
from prover.policy.symbolic.inequalities import cone
from prover.policy.symbolic.inequalities.inequality import (
    PRODUCT,
    PRODUCT_POS,
    SQUARE,
    Constraint,
    Inequality,
)
from prover.policy.symbolic.inequalities.orthant import Exponents, exponents
from prover.policy.symbolic.suggestion import indent

MAX_DEGREE = 10


def proofs(problem: Inequality) -> Iterator[str]:
    """Tactics that leave a homogeneous inequality which `cone` can prove."""
    names = unit_product(problem)
    if names is None or problem.strict or set(problem.target.atoms) - set(names):
        return
    for attempt in (_ratios, _means):
        try:
            text = attempt(problem, names)
        except TooLargeError:
            continue
        if text is not None:
            yield text
            return


def reciprocals(problem: Inequality, goal: Term) -> str | None:
    """Under `a b c = 1` every `1 / a` of the goal becomes `b * c`."""
    names = unit_product(problem)
    if names is None:
        return None
    found = [
        n for n in names if any(s == Binary("/", Num(Fraction(1)), Name(n)) for s in subterms(goal))
    ]
    if not found or {f.lean() for f in problem.denominators} != set(found):
        return None
    lines = [
        f"have v{i} : 1 / {n} = {' * '.join(m for m in names if m != n)} := by grind"
        for i, n in enumerate(found)
    ]
    return "\n".join([*lines, f"simp only [{', '.join(f'v{i}' for i in range(len(found)))}]"])


def unit_product(problem: Inequality) -> list[str] | None:
    """Two or three positive variables whose product a hypothesis says is 1."""
    positive = {
        c.poly.atoms[0]
        for c in problem.constraints
        if c.strict and len(c.poly.terms) == 1 and c.poly.degree == 1
    }
    for c in problem.constraints:
        if not c.equality or len(c.poly.terms) != 2:
            continue
        monomial = max(c.poly.terms, key=len)
        if not 2 <= len(monomial) <= 3 or any(e != 1 for _, e in monomial):
            continue
        names = [a for a, _ in monomial]
        if set(names) <= positive and c.poly.terms.get(()) == -c.poly.terms[monomial]:
            return names
    return None


def _positive_problem(problem: Inequality, names: list[str], target: Poly) -> Inequality:
    """`0 ≤ target` for positive variables."""
    constraints = tuple(Constraint(Poly.atom(n), True, False, f"h{n}") for n in names)
    return replace(
        problem, target=target, constraints=constraints, denominators=(), sides=None, names={}
    )


def _provable(problem: Inequality, names: list[str], target: Poly) -> bool:
    return next(cone.proofs(_positive_problem(problem, names, target)), None) is not None


def _ratios(problem: Inequality, names: list[str]) -> str | None:
    count = len(names)
    fresh = ["x", "y", "z"][:count]
    spread: dict[Exponents, Fraction] = {}
    for powers, c in exponents(problem.target, names).items():
        key = tuple(powers[i] - powers[i - 1] for i in range(count))
        spread[key] = spread.get(key, Fraction(0)) + c
    low = [min(k[i] for k in spread) for i in range(count)]
    poly = Poly(
        {
            tuple((v, k[i] - low[i]) for i, v in enumerate(fresh) if k[i] > low[i]): c
            for k, c in spread.items()
            if c
        }
    )
    if not poly.terms or poly.degree > MAX_DEGREE or not _provable(problem, fresh, poly):
        return None
    # x_i = a_i a_(i+1) … a_(n-1), the last one 1; its inverse is the product of the other variables
    texts = [" * ".join(names[i : count - 1]) or "1" for i in range(count)]
    inverses = [" * ".join([*names[:i], names[-1]]) for i in range(count - 1)]
    factors: list[str] = []
    for i in range(count - 1):
        base = inverses[i] if low[i] < 0 else texts[i]
        factors += [f"({base})"] * abs(low[i])
    facts = _positivity(problem, names)
    lines = [f"have p{n} : 0 < {n} := {facts[n]}" for n in names]
    for i, text in enumerate(texts):
        shown = _product_term(names[i : count - 1]) or "Lean.Grind.OrderedRing.zero_lt_one"
        lines.append(f"have x{i} : (0 : {problem.domain}) < {text} := {shown}")
    value = poly.lean({v: f"({t})" for v, t in zip(fresh, texts, strict=True)})
    lines.append(
        f"have k := hom {' '.join(f'({t})' for t in texts)} "
        f"{' '.join(f'x{i}' for i in range(count))}"
    )
    if factors:
        every = [n for f in factors for n in f.strip("()").split(" * ")]
        factor = " * ".join(every)
        lines.append(f"have hf : 0 < {factor} := {_product_term(every)}")
        lines.append(f"have kf := {PRODUCT} (Std.le_of_lt hf) k")
        value = f"({factor}) * ({value})"
    lines += [
        "clear hom",
        f"have e : {problem.write(problem.target)} = {value} := by grind",
        "grind",
    ]
    return _suffices(problem, fresh, poly, lines)


def _positivity(problem: Inequality, names: list[str]) -> dict[str, str]:
    return {
        n: next(
            c.proof for c in problem.constraints if c.strict and c.poly.terms == Poly.atom(n).terms
        )
        for n in names
    }


def _product_term(names: list[str]) -> str:
    """A proof that the left-associated product of variables is positive, from `p…`."""
    proof = ""
    for n in names:
        proof = f"({PRODUCT_POS} {proof} p{n})" if proof else f"p{n}"
    return proof


def _suffices(problem: Inequality, names: list[str], poly: Poly, lines: list[str]) -> str:
    premises = " → ".join(f"0 < {n}" for n in names)
    return (
        f"suffices hom : ∀ {' '.join(names)} : {problem.domain}, {premises} → 0 ≤ {poly.lean()} by\n"
        + indent("\n".join(lines))
    )


def _means(problem: Inequality, names: list[str]) -> str | None:
    if len(names) != 3:
        return None
    reduced: dict[Exponents, Fraction] = {}
    for powers, c in exponents(problem.target, names).items():
        key = tuple(e - min(powers) for e in powers)
        reduced[key] = reduced.get(key, Fraction(0)) + c
    reduced = {k: c for k, c in reduced.items() if c}
    positive = {sum(k) for k, c in reduced.items() if c > 0}
    negative = sorted({sum(k) for k, c in reduced.items() if c < 0})
    if not positive or not negative or len({d % 3 for d in positive}) != 1:
        return None
    a, b, c3 = (Poly.atom(n) for n in names)
    unit, means = a * b * c3, {1: (a + b + c3), 2: (a * b + b * c3 + c3 * a)}
    for extra, choice in product((0, 3), product((False, True), repeat=len(negative))):
        top = max(positive) + extra
        total = Poly.const(0)
        slack: list[tuple[Poly, int, int]] = []
        good = top <= MAX_DEGREE
        for degree_, other in zip(negative, choice, strict=True):
            gap = (top - degree_) % 3
            kind, times = (gap, 1) if not other else (3 - gap, 2)
            rest = top - degree_ - (kind * times if gap else 0)
            if rest < 0 or (other and not gap):
                good = False
                break
            part = _part(reduced, names, degree_, sign=-1)
            if gap:
                factor = (means[kind] ** times).scale(Fraction(1, 3**times))
                slack.append((part, kind, times))
                total = total - part * factor * unit ** (rest // 3)
            else:
                total = total - part * unit ** (rest // 3)
        if not good:
            continue
        for degree_ in positive:
            total = total + _part(reduced, names, degree_, sign=1) * unit ** ((top - degree_) // 3)
        if _provable(problem, names, total):
            return _mean_text(problem, names, total, slack)
    return None


def _part(reduced: dict[Exponents, Fraction], names: list[str], degree_: int, sign: int) -> Poly:
    """The terms of one degree and one sign, as a polynomial with positive coefficients."""
    return Poly(
        {
            tuple((n, e) for n, e in zip(names, k, strict=True) if e): abs(c)
            for k, c in reduced.items()
            if sum(k) == degree_ and c * sign > 0
        }
    )


def _mean_text(
    problem: Inequality, names: list[str], total: Poly, slack: list[tuple[Poly, int, int]]
) -> str | None:
    facts = _positivity(problem, names)
    a, b, c = names
    lines = [f"have p{n} : 0 < {n} := {facts[n]}" for n in names]
    lines += [
        f"have k := hom {' '.join(names)} {' '.join(f'p{n}' for n in names)}",
        "clear hom",
        *_mean_lemma(problem.domain),
    ]
    texts = {1: f"({a} + {b} + {c})", 2: f"({a} * {b} + {b} * {c} + {c} * {a})"}
    if any(kind == 1 for _, kind, _ in slack):
        lines.append(f"have m1 : 3 ≤ {texts[1]} := am {a} {b} {c} p{a} p{b} p{c} (by grind)")
    if any(kind == 2 for _, kind, _ in slack):
        pairs = [(a, b), (b, c), (c, a)]
        terms = " ".join(f"({u} * {v})" for u, v in pairs)
        shown = " ".join(f"({PRODUCT_POS} p{u} p{v})" for u, v in pairs)
        lines.append(f"have m2 : 3 ≤ {texts[2]} := am {terms} {shown} (by grind)")
    lines.append("clear am")
    value = problem.write(total)
    for i, (part, kind, times) in enumerate(slack):
        shown = next(cone.proofs(_positive_named(problem, names, part)), "grind")
        text = problem.write(part)
        lines.append(f"have b{i} : (0 : {problem.domain}) ≤ {text} := by\n{indent(shown)}")
        excess = f"({texts[kind]} - 3)"
        if times == 2:
            excess += f" * ({texts[kind]} + 3)"
            proof = (
                f"{PRODUCT} (by grind : 0 ≤ {texts[kind]} - 3) (by grind : 0 ≤ {texts[kind]} + 3)"
            )
        else:
            proof = "by grind"
        lines.append(f"have e{i} : 0 ≤ {excess} := {proof}")
        lines.append(f"have l{i} := {PRODUCT} b{i} e{i}")
        value += f" + ({text}) * ({excess}) / {3**times}"
    lines += [f"have e : {problem.write(problem.target)} = {value} := by grind", "grind"]
    return _suffices(problem, names, total, lines)


def _positive_named(problem: Inequality, names: list[str], target: Poly) -> Inequality:
    constraints = tuple(Constraint(Poly.atom(n), True, False, f"p{n}") for n in names)
    return replace(problem, target=target, constraints=constraints, denominators=(), sides=None)


def _mean_lemma(domain: str) -> list[str]:
    """`am`: three positive numbers with product 1 have a sum of at least 3."""
    squares = [
        f"have s{i}{j} := {PRODUCT} (Std.le_of_lt h{u}) ({SQUARE} (a := {p} - {q}))"
        for i, u in enumerate("uvw")
        for j, (p, q) in enumerate((("u", "v"), ("v", "w"), ("w", "u")))
    ]
    s = "(u + v + w)"
    proof = [
        "intro u v w hu hv hw h",
        "apply Classical.byContradiction",
        "intro hneg",
        *squares,
        f"have hs : 0 < {s} := by grind",
        f"have ht := {PRODUCT_POS} hs hs",
        f"have hd := {PRODUCT_POS} (by grind : 0 < 3 - {s}) "
        f"(by grind : 0 < 9 + 3 * {s} + {s} * {s})",
        "grind",
    ]
    return [
        f"have am : ∀ u v w : {domain}, 0 < u → 0 < v → 0 < w → u * v * w = 1 → 3 ≤ u + v + w := by\n"
        + indent("\n".join(proof))
    ]
