"""`parse`: a text of the language into a `GeometryProblem`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from geometry.language.definition import Definition, Number
from geometry.language.facts import Fact
from geometry.language.goals import is_predicate_word, read_goal
from geometry.language.numbers import ANGLE_EXPECTED, RATIONAL_EXPECTED, angle, rational
from geometry.language.problem import Clause, Construction, GeometryProblem
from geometry.language.registry import REGISTRY
from geometry.language.scan import Piece, trimmed
from geometry.language.wellformed import defect

MAX_TEXT = 100_000
"""Longest text accepted, in characters."""
MAX_POINTS = 500
"""Most points in one problem."""

_FLOAT = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
_NAME_RE = re.compile(r"[^\W\d][\w'′]*")
_HEAD_RE = re.compile(rf"(?P<name>[^@]*)(?:@(?P<x>{_FLOAT})_(?P<y>{_FLOAT}))?")
_NAME_EXPECTED = "a name: a letter, then letters, digits, _ or '"


def parse(text: str, name: str = "") -> GeometryProblem:
    """Read `points = construction, ...; ... ? goal; ...`; the goals may be missing.

    Raises `LanguageError` on anything else; it points at the clause and says what was expected.
    """
    whole = trimmed(text, 0, text)
    if len(text) > MAX_TEXT:
        raise trimmed(text[:40], 0, text).error(f"a text longer than {MAX_TEXT} characters")
    if not whole.text:
        raise whole.error("an empty text", "points = construction; ... ? goal")
    halves = whole.split("?", 1)
    reader = _Reader()
    clauses = [reader.clause(piece) for piece in halves[0].split(";") if piece.text]
    if not clauses:
        raise halves[0].error("no clause before the goal", "points = construction")
    goals: list[Fact] = []
    if len(halves) == 2:
        for piece in halves[1].split(";"):
            if piece.text:
                goals.extend(read_goal(piece, reader.resolve))
        if not goals:
            raise halves[1].error("nothing after the question mark", "a goal such as: coll a b c")
    return GeometryProblem(name, tuple(reader.points), tuple(clauses), tuple(goals))


def extend(problem: GeometryProblem, clause: str) -> GeometryProblem:
    """The problem with one more clause, which may define new points but demand nothing else.

    For auxiliary points: the clause is refused when it asserts anything of the points there are
    (see `Clause.defines`). Raises `LanguageError` for that, and for whatever `parse` refuses.
    """
    piece = trimmed(clause, 0, clause)
    for mark in ";?":
        if mark in clause:
            raise piece.error(f"more than one clause: {mark} is not allowed here")
    reader = _Reader(problem.points)
    added = reader.clause(piece)
    if not added.defines:
        raise piece.error(
            "the clause asserts something of the points before it",
            "for each new point one construction that yields it, or one or two loci",
        )
    return replace(problem, points=tuple(reader.points), clauses=(*problem.clauses, added))


class _Reader:
    """Reads clauses in order and knows the points introduced so far."""

    def __init__(self, points: Iterable[str] = ()) -> None:
        self.points: dict[str, None] = dict.fromkeys(points)

    def clause(self, piece: Piece) -> Clause:
        if "=" not in piece.text:
            raise piece.error("a clause without =", "points = construction points")
        left, right = piece.split("=", 1)
        outputs, pins = self._heads(left, piece)
        constructions: list[Construction] = []
        if right.text or len(pins) < len(outputs):  # pinned points need no construction
            for part in right.split(","):
                constructions.extend(self._constructions(part, outputs, piece))
        pinned = {name for name, _ in pins}
        for point in outputs:
            if point not in pinned and not any(point in c.outputs for c in constructions):
                raise piece.error(
                    f"no construction of this clause introduces {point}",
                    f"{point} among the points on the right, in the place of an output",
                )
        self.points.update(dict.fromkeys(outputs))
        if len(self.points) > MAX_POINTS:
            raise piece.error(f"more than {MAX_POINTS} points")
        return Clause(tuple(outputs), tuple(constructions), tuple(pins), piece.text, piece.column)

    def resolve(self, word: Piece, context: Piece) -> str:
        """The known point a word names; letters may differ in case when that is unambiguous."""
        if word.text in self.points:
            return word.text
        alike = [p for p in self.points if p.casefold() == word.text.casefold()]
        if len(alike) == 1:
            return alike[0]
        known = ", ".join(self.points) or "none so far"
        raise word.error(f"unknown point {word.text}", f"a point defined before: {known}", context)

    def _heads(self, left: Piece, clause: Piece) -> tuple[list[str], list[tuple[str, complex]]]:
        outputs: list[str] = []
        pins: list[tuple[str, complex]] = []
        for word in left.words():
            match = _HEAD_RE.fullmatch(word.text)
            if match is None:
                raise word.error("a pin that does not read", "name@x_y, e.g. a@1.5_-2", clause)
            name = match["name"]
            if not _NAME_RE.fullmatch(name):
                raise word.error(f"{name!r} is not a point name", _NAME_EXPECTED, clause)
            if name in self.points or name in outputs:
                raise word.error(f"{name} is defined twice", "a new name", clause)
            outputs.append(name)
            if match["x"] is not None:
                z = complex(float(match["x"]), float(match["y"]))
                if not abs(z) < 1e9:
                    raise word.error("a pin too far away", "coordinates below 1e9", clause)
                pins.append((name, z))
        if not outputs:
            raise clause.error("no point before =", "points = construction points")
        return outputs, pins

    def _constructions(self, piece: Piece, outputs: list[str], clause: Piece) -> list[Construction]:
        """One construction, or the facts that a goal's words demand of the points."""
        words = piece.words()
        if not words:
            raise clause.error("a construction is missing", "points = construction, construction")
        if self._demands(words, outputs):
            return self._facts(piece, outputs, clause)
        definition = _definition(words[0], clause)
        rest = words[1:]
        value: Fraction | None = None
        if definition.number is not None:
            rest, value = _number(definition, piece, rest, clause)
        args = self._arguments(definition, piece, rest, outputs, clause)
        for fact in definition.instantiate(definition.conditions + definition.facts, args, value):
            if complaint := defect(fact):
                raise piece.error(f"{definition.name}: {complaint}", definition.usage, clause)
        return [Construction(definition.name, args, value)]

    def _demands(self, words: list[Piece], outputs: list[str]) -> bool:
        """Whether the words are to be read as a predicate.

        A word that is a construction too (`circle`, `rconst`, `eqratio`) is read as one whenever
        its outputs stand where they should.
        """
        word = words[0].text
        if not is_predicate_word(word):
            return False
        if word not in REGISTRY:
            return True
        definition = REGISTRY[word]
        names = [w.text for w in words[1 : len(words) - (definition.number is not None)]]
        scheme, new, fresh = definition.scheme, definition.outputs, set(outputs)
        if len(names) != len(scheme):
            return len(names) != len(definition.inputs)
        for slots in (scheme, (*new, *definition.inputs)):
            pairs = list(zip(names, slots, strict=True))
            if all((n in fresh) == (slot in new) for n, slot in pairs):
                return False
        return True

    def _facts(self, piece: Piece, outputs: list[str], clause: Piece) -> list[Construction]:
        """Facts demanded of new and earlier points."""
        before = self.points
        self.points = {**before, **dict.fromkeys(outputs)}
        try:
            facts = read_goal(piece, self.resolve)
        finally:
            self.points = before
        for fact in facts:
            if fact.asks:
                raise piece.error("a clause cannot ask for a value", "a number", clause)
        return [
            Construction(
                fact.predicate.value,
                fact.args,
                fact.value,
                fact,
                tuple(name for name in outputs if name in fact.args),
            )
            for fact in facts
        ]

    def _arguments(
        self,
        definition: Definition,
        piece: Piece,
        words: list[Piece],
        outputs: list[str],
        clause: Piece,
    ) -> tuple[str, ...]:
        """All the scheme's points, with the outputs filled in where the text leaves them out."""
        scheme, new = definition.scheme, definition.outputs
        if len(words) == len(scheme):
            slots = scheme
            if definition.inputs and {w.text for w in words[: len(new)]} <= set(outputs):
                slots = (*new, *definition.inputs)  # outputs may always be written first
            written = [w.text for w, slot in zip(words, slots, strict=True) if slot in new]
            inputs = [w for w, slot in zip(words, slots, strict=True) if slot not in new]
            if not inputs and not set(written) & set(outputs):
                written = list(outputs)  # a free shape: the names on the left are the ones meant
        elif len(words) == len(definition.inputs):
            written, inputs = list(outputs), words
        else:
            raise piece.error(
                f"{definition.name} takes {len(scheme)} points, or {len(definition.inputs)}"
                f" without its outputs, not {len(words)}",
                definition.usage,
                clause,
            )
        if len(written) != len(new) or len(set(written)) != len(written):
            raise piece.error(
                f"{definition.name} introduces {len(new)} distinct points, not {len(written)}",
                definition.usage,
                clause,
            )
        for name in written:
            if name not in outputs:
                raise piece.error(
                    f"{name} stands in the place of an output of {definition.name} but is not on"
                    " the left of this clause",
                    definition.usage,
                    clause,
                )
        for word in inputs:
            if word.text in outputs:
                raise word.error(
                    f"{word.text} is introduced by this clause: it cannot be an input of"
                    f" {definition.name}",
                    definition.usage,
                    clause,
                )
        fresh, known = iter(written), (self.resolve(word, clause) for word in inputs)
        return tuple(next(fresh) if slot in new else next(known) for slot in scheme)


def _definition(word: Piece, clause: Piece) -> Definition:
    if word.text not in REGISTRY:
        close = difflib.get_close_matches(word.text, REGISTRY, 3)
        hint = f"perhaps {', '.join(close)}" if close else "a construction of the grammar"
        raise word.error(f"unknown construction {word.text}", hint, clause)
    return REGISTRY[word.text]


def _number(
    definition: Definition, piece: Piece, words: list[Piece], clause: Piece
) -> tuple[list[Piece], Fraction]:
    angled = definition.number is Number.ANGLE
    expected = f"{ANGLE_EXPECTED if angled else RATIONAL_EXPECTED}, in {definition.usage}"
    if not words:
        raise piece.error(f"{definition.name} needs a number", expected, clause)
    value = angle(words[-1].text) if angled else rational(words[-1].text)
    if value is None:
        raise words[-1].error(f"{words[-1].text} is not a number", expected, clause)
    return words[:-1], value
