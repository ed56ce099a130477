"""The equations and inequalities that a problem's plain text writes out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import Opaque, Term

_TOKEN = re.compile(
    r"\s*(?:(?P<num>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)|(?P<word>[A-Za-z]+)"
    r"|(?P<op>[-+*/^=≠<≤>≥()√|])|(?P<index>_\([^()]*\)|_\w+)|(?P<other>\S))"
)
_SIGNS = frozenset("=≠<≤>≥")
_FUNCTIONS = frozenset("fgh")
_ENGLISH = frozenset(
    {
        "is",
        "if",
        "of",
        "or",
        "an",
        "at",
        "be",
        "by",
        "in",
        "it",
        "no",
        "so",
        "to",
        "we",
        "for",
        "and",
    }
    | {
        "the",
        "let",
        "are",
        "has",
        "all",
        "any",
        "can",
        "how",
        "its",
        "not",
        "one",
        "two",
        "sum",
        "say",
    }
    | {"set", "such", "that", "then", "with", "as", "do", "does", "on", "max", "min", "find", "us"}
    | {"both", "who", "six", "ten", "mod", "gcd", "lcm", "sin", "cos", "tan", "log", "ln", "exp"}
)
_LONGEST = 400
"""Characters of a formula beyond which it is not read."""


_LISTED = re.compile(r"(?<![\w(,])((?:[A-Za-z], ?)+[A-Za-z]) ?([<>≤≥≠]) ?(\d+)(?![\w.^*/+-])")


@dataclass(frozen=True, slots=True)
class Formula:
    """`left op right`, as the text writes it."""

    op: str
    left: Term
    right: Term
    text: str


def formulas(text: str) -> tuple[Formula, ...]:
    """The relations of a plain text in order. A chain `1 < x < 5` gives one a sign.

    Reads school notation: `2x` and `3(x+1)` are products, `f(x)` is an application. What it does not
    read is left out: nothing is concluded from a formula that is missing.
    """
    return tuple(found for run in _runs(_LISTED.sub(_each, text)) for found in _chain(run))


def _each(match: re.Match[str]) -> str:
    """`a, b, c > 0` says it of each."""
    names = re.findall(r"[A-Za-z]", match[1])
    return ", ".join(f"{name} {match[2]} {match[3]}" for name in names)


def _runs(text: str) -> Iterator[list[str]]:
    """Maximal stretches of mathematical tokens that hold a sign of relation."""
    run: list[str] = []
    for match in [*_TOKEN.finditer(text), None]:
        token = None if match is None else _mathematical(match)
        if token is not None:
            run += token
            continue
        if _SIGNS & set(run):
            yield run
        run = []


def _mathematical(match: re.Match[str]) -> list[str] | None:
    """The tokens that a piece of text stands for in a formula; None where the formula ends."""
    kind, piece = str(match.lastgroup), match[0].strip()
    if kind == "num":
        return [piece.replace(",", "")]
    if kind == "op":
        return [piece]
    if kind == "index":
        return None if "(" in piece else [piece]
    if kind == "word" and (len(piece) == 1 or (len(piece) <= 3 and piece.islower())):
        return None if piece in _ENGLISH else list(piece)
    return None


def _chain(run: list[str]) -> Iterator[Formula]:
    signs = [i for i, token in enumerate(run) if token in _SIGNS]
    bounds = [-1, *signs, len(run)]
    sides = [run[a + 1 : b] for a, b in itertools.pairwise(bounds)]
    if any("|" in side and side.count("|") % 2 for side in sides):
        return
    for number, sign in enumerate(signs):
        texts = [_lean(_trimmed(sides[number], last=True)), _lean(_trimmed(sides[number + 1]))]
        if not all(texts) or sum(map(len, texts)) > _LONGEST:
            continue
        left, right = map(parse, texts)
        if not isinstance(left, Opaque) and not isinstance(right, Opaque):
            yield Formula(run[sign], left, right, f"{texts[0]} {run[sign]} {texts[1]}")


def _trimmed(side: list[str], *, last: bool = False) -> list[str]:
    """A side without an article `a` that the text sets before it or after it."""
    if last and len(side) > 1 and side[0] in ("a", "A", "I") and _is_operand(side[1]):
        return side[1:]
    return side


def _is_operand(token: str) -> bool:
    return token[0].isalnum() or token in ("(", "√")


def _lean(side: list[str]) -> str:
    """A side in Lean's notation: products written out, applications set off by a blank."""
    out = ""
    before = ""
    for i, token in enumerate(side):
        if token.startswith("_"):
            out += token
            before = "name"
            continue
        starts = token[0].isalnum() or token in ("(", "√")
        if starts and before in ("value", "name", "function"):
            out += " " if before == "function" and token == "(" else " * "
        elif token in "+-*/^" and before:
            out += " "
        out += token
        if token in "+-*/^" and before:
            out += " "
        applied = token in _FUNCTIONS and side[i + 1 : i + 2] == ["("]
        if token[0].isalnum() or token == ")":
            before = "function" if applied else "value"
        elif token == "|":
            before = "bar"
        else:
            before = "" if token in ("(", "√") else "sign"
    return out.strip()
