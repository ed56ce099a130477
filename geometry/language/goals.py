"""Reading goals: a predicate, its points, and for some a value or a question mark."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from fractions import Fraction

from geometry.language.facts import Fact
from geometry.language.numbers import ANGLE_EXPECTED, RATIONAL_EXPECTED, angle, rational
from geometry.language.predicates import ALIASES, PREDICATES, Predicate
from geometry.language.scan import Piece
from geometry.language.wellformed import defect

Resolve = Callable[[Piece, Piece], str]
"""(word, goal) -> the point it names; raises `LanguageError` when there is none."""

_EQUATION_WORDS = {"lequation": 2, "l2equation": 4, "aequation": 4}
_OTHER_WORDS = frozenset({"noverlap", "distseq", "cyclic_with_center", "cyclic_with_centers"})
_CORNERS = frozenset({"angle", "s_angle", "acompute"})
_ASKING = frozenset({"acompute", "rcompute", "lcompute"})


def is_predicate_word(word: str) -> bool:
    """Whether a goal may start with this word."""
    return word in set(Predicate) or word in ALIASES or word in _OTHER_WORDS


def read_goal(goal: Piece, resolve: Resolve) -> list[Fact]:
    """The facts one goal states: one, or several for a word that abbreviates them."""
    words = goal.words()
    if not words:
        raise goal.error("an empty goal", "a goal such as: cong a b c d")
    head, rest = words[0], words[1:]
    if head.text in _EQUATION_WORDS:
        facts = [_equation(goal, head, rest, resolve)]
    elif head.text == "distseq":
        facts = [_length_sum(goal, head, rest, resolve)]
    elif head.text in ("cyclic_with_center", "cyclic_with_centers"):
        facts = _with_centers(goal, head, rest, resolve)
    else:
        facts = [_plain(goal, head, rest, resolve)]
    for fact in facts:
        if complaint := defect(fact):
            raise goal.error(complaint, _expectation(head.text))
    return facts


def _plain(goal: Piece, head: Piece, rest: list[Piece], resolve: Resolve) -> Fact:
    predicate = _predicate(goal, head)
    value: Fraction | None = None
    if predicate.valued and head.text not in _ASKING:
        rest, value = _value(goal, predicate, rest)
    args = tuple(resolve(word, goal) for word in rest)
    if predicate is Predicate.ACONST and len(args) == 3 and head.text in _CORNERS:
        args = (args[1], args[0], args[1], args[2])
    return Fact(predicate, args, value)


def _predicate(goal: Piece, head: Piece) -> Predicate:
    if head.text == "noverlap":
        return Predicate.DIFF
    if head.text in ALIASES:
        return ALIASES[head.text]
    try:
        return Predicate(head.text)
    except ValueError:
        known = [*map(str, Predicate), *ALIASES]
        close = difflib.get_close_matches(head.text, known, 3)
        hint = (
            f"perhaps {', '.join(close)}" if close else "one of " + ", ".join(map(str, Predicate))
        )
        raise head.error(f"unknown predicate {head.text}", hint, goal) from None


def _value(
    goal: Piece, predicate: Predicate, rest: list[Piece]
) -> tuple[list[Piece], Fraction | None]:
    """Split off the value: `... 1/2`, `... = 1/2` or `... = ?`."""
    wanted = ANGLE_EXPECTED if predicate is Predicate.ACONST else RATIONAL_EXPECTED
    if not rest:
        raise goal.error(f"{predicate} needs points and a value", _expectation(predicate))
    *rest, last = rest
    if rest and rest[-1].text == "=":
        rest = rest[:-1]
    if predicate is Predicate.RCONST and len(rest) == 5 and rest[-1].text.isdecimal():
        *rest, top = rest  # the older form: numerator and denominator as two words
        last = Piece(f"{top.text}/{last.text}", last.column, last.source)
    word = last.text.removeprefix("=")
    if word == "?":
        return rest, None
    value = angle(word) if predicate is Predicate.ACONST else rational(word)
    if value is None:
        raise last.error(f"{last.text} is not a value for {predicate}", f"{wanted}, or = ?", goal)
    return rest, value


def _equation(goal: Piece, head: Piece, rest: list[Piece], resolve: Resolve) -> Fact:
    """`coefficient points` repeated, then the constant; `*` joins two lengths."""
    angles = _EQUATION_WORDS[head.text] == 4 and not head.text.startswith("l2")
    example = PREDICATES[Predicate.AEQUATION if angles else Predicate.LEQUATION].example
    if len(rest) < 4:
        raise goal.error(f"{head.text} needs terms and a constant", example)
    *body, last = rest
    constant = angle(last.text) if angles else rational(last.text)
    if constant is None:
        wanted = ANGLE_EXPECTED if angles else RATIONAL_EXPECTED
        raise last.error(f"{last.text} is not a constant", wanted, goal)
    coefficients: list[Fraction] = []
    terms: list[tuple[str, ...]] = []
    i = 0
    while i < len(body):
        coefficient = rational(body[i].text)
        if coefficient is None:
            raise body[i].error(f"{body[i].text} is not a coefficient", RATIONAL_EXPECTED, goal)
        squared = not angles and len(body) > i + 3 and body[i + 3].text == "*"
        places = [1, 2, 3, 4] if angles else [1, 2, 4, 5] if squared else [1, 2]
        if i + places[-1] >= len(body):
            raise body[i].error("a term is cut short", example, goal)
        terms.append(tuple(resolve(body[i + k], goal) for k in places))
        coefficients.append(coefficient)
        i += places[-1] + 1
    widths = {len(term) for term in terms}
    if len(widths) != 1:
        raise goal.error("terms of one length and products of two are mixed", example)
    predicate = (
        Predicate.AEQUATION
        if angles
        else Predicate.L2EQUATION
        if widths == {4}
        else Predicate.LEQUATION
    )
    args = tuple(point for term in terms for point in term)
    return Fact(predicate, args, constant, tuple(coefficients))


def _length_sum(goal: Piece, head: Piece, rest: list[Piece], resolve: Resolve) -> Fact:
    """`distseq a b c d 1 -1`: pairs of points, then a coefficient for each; the sum is zero."""
    usage = "pairs of points, then a coefficient for each, e.g. distseq a b b c a c 1 1 -1"
    split = next((i for i, w in enumerate(rest) if rational(w.text) is not None), len(rest))
    points, numbers = rest[:split], [rational(w.text) for w in rest[split:]]
    coefficients = tuple(n for n in numbers if n is not None)
    if len(points) != 2 * len(numbers) or len(coefficients) != len(numbers) or not numbers:
        raise goal.error(f"{head.text} does not have a coefficient for each pair", usage)
    args = tuple(resolve(word, goal) for word in points)
    return Fact(Predicate.LEQUATION, args, Fraction(0), coefficients)


def _with_centers(goal: Piece, head: Piece, rest: list[Piece], resolve: Resolve) -> list[Fact]:
    """`cyclic_with_center o a b c d 1`: the first x points are the centre of the others' circle."""
    usage = "centres, 3 points or more, and the number of centres, e.g. "
    usage += "cyclic_with_center o a b c 1"
    if not rest or not rest[-1].text.isdecimal():
        raise goal.error(f"{head.text} ends with the number of centres", usage)
    count = int(rest[-1].text)
    args = [resolve(word, goal) for word in rest[:-1]]
    centers, on_circle = args[:count], args[count:]
    if len(on_circle) < 3:
        raise goal.error("fewer than three points on the circle", usage)
    facts = [Fact(Predicate.CIRCLE, (o, *on_circle[:3])) for o in centers[:1]]
    facts += [Fact(Predicate.OVERLAP, (centers[0], o)) for o in centers[1:]]
    if len(on_circle) > 3:
        facts.append(Fact(Predicate.CYCLIC, tuple(on_circle)))
    if not facts:
        raise goal.error("three points always lie on a circle", usage)
    return facts


def _expectation(word: str) -> str:
    predicate = ALIASES.get(word) or (Predicate(word) if word in set(Predicate) else None)
    if predicate is None:
        return ""
    return f"{PREDICATES[predicate].expectation}, e.g. {PREDICATES[predicate].example}"
