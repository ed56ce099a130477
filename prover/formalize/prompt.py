"""The chat that a model is asked with: the rules, the nearest of our own problems, the problem."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from string import Template

from geometry.language import REGISTRY
from problems import Problem, load_set
from problems.binders import shape_of
from problems.lean_lexer import TokenKind, tokenize
from prover.formalize.neighbours import Neighbours
from prover.formalize.reading import Reading, Route, plain
from prover.formalize.translator import Message

_TYPES = {"K": "ℝ", "Nat": "ℕ", "Int": "ℤ", "Rat": "ℚ"}
_LONGEST_EXAMPLE = 1_200
"""Characters of a statement beyond which it is not shown as an example."""


def messages(reading: Reading, examples: int) -> list[Message]:
    """The chat for a problem, with that many examples. The problem itself is not among them."""
    geometry = reading.route is Route.GEOMETRY
    shown = _neighbours(reading.route).nearest(reading.plain, examples)
    written = [_example(problem) for problem in shown if plain(problem.words) != reading.plain]
    template = Template(_text("geometry_prompt.txt" if geometry else "prompt.txt"))
    content = template.substitute(
        examples="\n".join(written),
        problem=reading.plain,
        **({"constructions": _constructions()} if geometry else {}),
    )
    return [{"role": "user", "content": content}]


@cache
def _neighbours(route: Route) -> Neighbours[Problem]:
    """Our own problems, ready to be searched by their words."""
    name = "geometry" if route is Route.GEOMETRY else "olympiad"
    problems = [p for p in load_set(name) if p.words and len(shown_statement(p)) < _LONGEST_EXAMPLE]
    return Neighbours([(plain(p.words), p) for p in problems])


def _example(problem: Problem) -> str:
    block = "" if problem.geometry is not None and problem.lean is None else "lean"
    return f"Problem: {plain(problem.words)}\n```{block}\n{shown_statement(problem)}\n```\n"


def shown_statement(problem: Problem) -> str:
    """A problem of ours as the model should write one.

    Our set speaks of an arbitrary ordered field `K` where words say real numbers; the example says ℝ.
    """
    if problem.lean is None:
        return problem.geometry or ""
    shape = shape_of(problem.lean)
    close = {"(": ")", "{": "}", "⦃": "⦄"}
    kept = [
        f"{b.bracket}{' '.join(b.names)} : {b.type}{close[b.bracket]}"
        for b in shape.binders
        if b.bracket != "[" and b.type != "Type"
    ]
    head = " ".join([f"theorem {problem.name}", *kept])
    return f"{_renamed(f'{head} : {shape.conclusion}')} := by sorry"


def _renamed(text: str) -> str:
    pieces, position = [], 0
    for token in tokenize(text):
        if token.kind is TokenKind.IDENTIFIER and token.text in _TYPES:
            pieces += [text[position : token.start], _TYPES[token.text]]
            position = token.end
    return re.sub(r"\s*\n\s*", " ", "".join([*pieces, text[position:]]))


@cache
def _constructions() -> str:
    """Every construction of the language as it is written, with its meaning; a line each."""
    return "\n".join(
        f"{' '.join(d.outputs)} = {d.name} {' '.join(d.scheme)}{' NUMBER' if d.number else ''}: {d.meaning}"
        for d in REGISTRY.values()
    )


@cache
def _text(name: str) -> str:
    return (resources.files("prover.formalize") / name).read_text("utf-8")
