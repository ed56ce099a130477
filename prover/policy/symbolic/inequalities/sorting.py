"""Substitution of differences: coordinates sorted by size, every order settled by a lemma.

For 0 <= w0 <= w1 <= … the smallest coordinate and the differences are non-negative; a polynomial is
often plainly non-negative in these. Orders that lead to the same polynomial share one lemma.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from prover.policy.symbolic.goals.points import substitute_polys
from prover.policy.symbolic.goals.poly import Poly, TooLargeError
from prover.policy.symbolic.inequalities import orthant
from prover.policy.symbolic.inequalities.coordinates import CLEAR, UNIT, Setting, close
from prover.policy.symbolic.inequalities.inequality import Inequality
from prover.policy.symbolic.inequalities.orthant import exponents
from prover.policy.symbolic.suggestion import indent

SUB_NONNEG = "Lean.Grind.OrderedAdd.sub_nonneg_iff.mpr"
MAX_LEAVES = 8


def sorted_proof(problem: Inequality, setting: Setting) -> str | None:
    """The case distinction on the order of the coordinates, every case settled."""
    coordinates = setting.coordinates
    if not 2 <= len(coordinates) <= 4:
        return None
    if problem.strict and any(c.positive is None for c in coordinates):
        return None
    known = {
        c.poly.primitive().lean() for c in problem.constraints if not c.equality and c.poly.terms
    }

    def at_most(i: int, j: int) -> bool:
        gap = coordinates[j].form - coordinates[i].form
        flat = Poly({tuple(p for p in m if p[0] != UNIT): v for m, v in gap.terms.items()})
        return bool(flat.terms) and flat.primitive().lean() in known

    order: dict[tuple[int, int], str] = {}
    keys: dict[str, tuple[int, str]] = {}
    leaves = 0

    def insert(chain: list[int], item: int, low: int, high: int) -> str | None:
        """Text that finds the place of `item` between positions `low` and `high`, then goes on."""
        while low < high and at_most(chain[high - 1], item):
            low = high
        while low < high and at_most(item, chain[low]):
            high = low
        if low == high:
            return grow([*chain[:low], item, *chain[low:]])
        middle = (low + high) // 2
        pivot = chain[middle]
        name = f"o{len(order)}"
        order[(item, pivot)] = name
        left = insert(chain, item, low, middle)
        del order[(item, pivot)]
        order[(pivot, item)] = name
        right = insert(chain, item, middle + 1, high) if left is not None else None
        del order[(pivot, item)]
        if left is None or right is None:
            return None
        a, b = coordinates[item].text, coordinates[pivot].text
        return (
            f"rcases Std.le_total (a := {a}) (b := {b}) with {name} | {name}\n"
            f"· {indent(left).lstrip()}\n· {indent(right).lstrip()}"
        )

    def grow(chain: list[int]) -> str | None:
        nonlocal leaves
        if len(chain) < len(coordinates):
            return insert(chain, len(chain), 0, len(chain))
        leaves += 1
        if leaves > MAX_LEAVES:
            return None
        poly = _renamed(setting.poly, {f"u{i}": f"w{k}" for k, i in enumerate(chain)})
        text = poly.lean()
        if text not in keys:
            lemma = _key(problem, poly, len(chain), f"key{len(keys)}")
            if lemma is None:
                return None
            keys[text] = (len(keys), lemma)
        number, _ = keys[text]
        facts = [order.get((i, j), "(by grind)") for i, j in pairwise(chain)]
        first = coordinates[chain[0]]
        proof = first.positive if problem.strict else first.proof
        given = " ".join(coordinates[i].text for i in chain)
        lines = [f"have k := key{number} {given} {proof} {' '.join(facts)}"]
        value = _value(poly, [coordinates[i].text for i in chain])
        return "\n".join([*lines, *close(problem, setting, value)])

    body = grow([0])
    if body is None:
        return None
    lemmas = [lemma for _, lemma in keys.values()]
    body = body.replace(CLEAR, " ".join([CLEAR, *(f"key{n}" for n in range(len(keys)))]))
    return "\n".join([*orthant.preamble(problem.domain), *lemmas, *setting.lines, body])


def _renamed(poly: Poly, names_: Mapping[str, str]) -> Poly:
    return Poly({tuple(sorted((names_[a], e) for a, e in m)): c for m, c in poly.terms.items()})


def _key(problem: Inequality, poly: Poly, count: int, name: str) -> str | None:
    """The lemma that `poly` is non-negative (positive) for 0 <= w0 <= w1 <= …, as Lean text."""
    values: dict[str, Poly] = {}
    total = Poly.const(0)
    for k in range(count):
        total = total + Poly.atom(f"v{k}")
        values[f"w{k}"] = total
    try:
        spread = substitute_polys(poly, values)
    except TooLargeError:
        return None
    parts = orthant.decompose(exponents(spread, [f"v{k}" for k in range(count)]))
    if not parts:
        return None
    texts = ["w0", *(f"(w{k} - w{k - 1})" for k in range(1, count))]
    written = orthant.write(
        parts,
        texts,
        ["h0", *(f"g{k}" for k in range(1, count))],
        domain=problem.domain,
        positive=["hp", *[None] * (count - 1)] if problem.strict else (),
    )
    if written is None:
        return None
    sign = "<" if problem.strict else "≤"
    variables = " ".join(f"w{k}" for k in range(count))
    premises = [f"0 {sign} w0", *(f"w{k - 1} ≤ w{k}" for k in range(1, count))]
    start = ["hp" if problem.strict else "h0", *(f"i{k}" for k in range(1, count))]
    lines = [f"intro {variables} {' '.join(start)}"]
    if problem.strict:
        lines.append("have h0 := Std.le_of_lt hp")
    lines += [f"have g{k} : 0 ≤ w{k} - w{k - 1} := {SUB_NONNEG} i{k}" for k in range(1, count)]
    lines += [*written.lines, CLEAR, "grind"]
    header = (
        f"have {name} : ∀ {variables} : {problem.domain}, {' → '.join(premises)} → "
        f"0 {sign} {poly.primitive().lean()} := by\n"
    )
    return header + indent("\n".join(lines))


def _value(poly: Poly, texts: Sequence[str]) -> tuple[Fraction, str]:
    """(n, text) with `text` what the key lemma says of the coordinates: n times their polynomial."""
    content = poly.content()
    written = poly.primitive().lean({f"w{k}": f"({t})" for k, t in enumerate(texts)})
    return Fraction(1) / content, written
