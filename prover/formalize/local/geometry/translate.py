"""A geometry problem in words to lines of the geometry language, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Any

from geometry import FigureError, GeometryError, build, holds, parse
from prover.formalize.local.geometry.board import NotBuiltError
from prover.formalize.local.geometry.builder import Builder
from prover.formalize.local.geometry.equations import Fact, equation
from prover.formalize.local.geometry.grammar import GRAMMAR
from prover.formalize.local.geometry.words import points, sentences
from prover.formalize.local.matcher import Chart, Tokens

_MOST_COMBINATIONS = 12
_LIMIT_S = 3.0
_VARIANTS = {"?simtri": ("simtri", "simtrir"), "?contri": ("contri", "contrir")}


def translations(words: str) -> Iterator[str]:
    """The lines that a problem may mean. Which way equal angles turn, words leave to the figure: the way that
    holds in it is taken."""
    options: list[list[tuple[Any, ...]]] = []
    for tokens in sentences(words):
        readings = _chart(tokens).readings("S")
        if not readings:
            return
        options.append(readings)
    seen = set()
    for choice in islice(product(*options), _MOST_COMBINATIONS):
        try:
            text = _built([act for acts in choice for act in acts])
        except (NotBuiltError, GeometryError, FigureError, KeyError, ValueError):
            continue
        if text not in seen:
            seen.add(text)
            yield text


def _chart(tokens: Tokens) -> Chart:
    leaves = {
        "Pt": lambda span: _single(span, 1),
        "Sg": lambda span: _single(span, 2),
        "Tr": lambda span: _single(span, 3),
        "Qd": lambda span: _single(span, 4),
        "Ps": lambda span: _list(span, 1),
        "Ss": lambda span: _list(span, 2),
        "Ts": lambda span: _list(span, 3),
        "Eq": equation,
    }
    return Chart(tokens, GRAMMAR, leaves)


def _single(span: Tokens, count: int) -> Any:
    named = points(span[0]) if len(span) == 1 else ()
    if len(named) != count:
        return None
    return named[0] if count == 1 else named


def _list(span: Tokens, count: int) -> tuple[Any, ...] | None:
    """`D , E and F`, `AB and AC`: two or more, separated by commas or "and"."""
    found: list[Any] = []
    separated = True
    for token in span:
        if token in (",", "and"):
            separated = True
            continue
        one = _single((token,), count)
        if one is None or not separated:
            return None
        found.append(one)
        separated = False
    return tuple(found) if len(found) > 1 else None


def _built(acts: Sequence[Any]) -> str:
    builder = Builder()
    for act in acts:
        builder.take(act)
    if not builder.goals:
        raise NotBuiltError("nothing is asked")
    options = [_variants(goal) for goal in builder.goals]
    if all(len(option) == 1 for option in options):
        text = builder.text([option[0] for option in options])
        parse(text)  # what the language does not take is no translation
        return text
    first = None
    for choice in islice(product(*options), 8):
        text = builder.text(choice)
        first = first or text
        problem = parse(text)
        try:
            (figure,) = build(problem, seed=1, limit_s=_LIMIT_S)
        except FigureError:
            continue
        if all(holds(goal, figure) for goal in problem.goals):
            return text
    assert first is not None
    return first


def _variants(goal: Fact) -> list[Fact]:
    """The ways to read a goal that says nothing of how its angles turn."""
    head, *names = goal
    if head == "?eqangle":
        a, b, c, d, e, f, g, h = names
        return [("eqangle", a, b, c, d, e, f, g, h), ("eqangle", a, b, c, d, g, h, e, f)]
    if head == "?aconst":
        a, b, c, d, value = names
        return [("aconst", a, b, c, d, value), ("aconst", c, d, a, b, value)]
    if head in _VARIANTS:
        return [(kind, *names) for kind in _VARIANTS[head]]
    return [goal]
