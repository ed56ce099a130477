"""Spans of tokens against a grammar of rules, all readings of each span (a chart with memory).

A rule is a row of words and categories: `"T is divisible by T"`. Words are lower case; `[the]` may be
missing; `a|the` is either; a category is an upper-case name. A rule's meaning is a function of the meanings
of its categories, in order; one that returns None does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MOST_READINGS = 4
"""Readings that are kept of one span; the rules that come first go before."""
Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    words: frozenset[str] | None
    """None for a category."""
    category: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One production with its meaning."""

    pattern: str
    parts: tuple[_Part, ...]
    meaning: Callable[..., Any]
    needs: tuple[frozenset[str], ...]
    """Of each of these sets one word has to stand in the span."""
    least: int
    """Tokens of the shortest span that it matches."""


def rule(pattern: str, meaning: Callable[..., Any]) -> Rule:
    """A production from its text."""
    parts = []
    for piece in re.findall(r"\[[^\]]*\]|\S+", pattern):
        optional = piece.startswith("[")
        inner = piece.strip("[]")
        if not optional and inner[0].isupper() and inner.isalpha():
            parts.append(_Part(None, inner, False))
        else:
            parts.append(_Part(frozenset(inner.split("|")), "", optional))
    needs = tuple(p.words for p in parts if p.words is not None and not p.optional)
    return Rule(pattern, tuple(parts), meaning, needs, sum(not p.optional for p in parts))


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a span was read."""

    category: str
    rule: Rule | None
    """None for a leaf."""
    parts: tuple[Derivation, ...]
    tokens: Tokens
    """Of a leaf; empty otherwise."""


Leaf = Callable[[Tokens], Any]
"""The meaning of a span that is no matter of rules, or None."""


class Chart:
    """The readings of the spans of one sentence."""

    def __init__(
        self, tokens: Tokens, rules: Mapping[str, Sequence[Rule]], leaves: Mapping[str, Leaf]
    ) -> None:
        self._tokens = tokens
        self._rules = rules
        self._leaves = leaves
        self._known: dict[tuple[str, int, int], list[tuple[Any, Derivation]]] = {}

    def readings(self, category: str) -> list[Any]:
        """Meanings of the whole sentence, likeliest first."""
        return [value for value, _ in self._span(category, 0, len(self._tokens))]

    def derivations(self, category: str) -> list[Derivation]:
        """How each of the readings came about."""
        return [derivation for _, derivation in self._span(category, 0, len(self._tokens))]

    def _span(self, category: str, start: int, end: int) -> list[tuple[Any, Derivation]]:
        while start < end and self._tokens[start] in (",", ":"):
            start += 1
        while end > start and self._tokens[end - 1] in (",", ":"):
            end -= 1
        key = (category, start, end)
        if key in self._known:
            return self._known[key]
        self._known[key] = []  # a category that contains itself alone adds nothing
        found: list[tuple[Any, Derivation]] = []
        if start < end:
            leaf = self._leaves.get(category)
            value = leaf(self._tokens[start:end]) if leaf else None
            if value is not None:
                found.append((value, Derivation(category, None, (), self._tokens[start:end])))
            there = frozenset(self._tokens[start:end])
            for production in self._rules.get(category, ()):
                if len(found) >= MOST_READINGS:
                    break
                if end - start < production.least or not all(
                    there & need for need in production.needs
                ):
                    continue
                for children in self._match(production.parts, 0, start, end):
                    value = production.meaning(*(value for value, _ in children))
                    if value is not None and all(value != known for known, _ in found):
                        parts = tuple(derivation for _, derivation in children)
                        found.append((value, Derivation(category, production, parts, ())))
                    if len(found) >= MOST_READINGS:
                        break
        self._known[key] = found
        return found

    def _match(
        self, parts: tuple[_Part, ...], at: int, start: int, end: int
    ) -> Iterator[list[tuple[Any, Derivation]]]:
        if at == len(parts):
            if start == end:
                yield []
            return
        part = parts[at]
        if part.words is not None:
            if start < end and self._tokens[start] in part.words:
                yield from self._match(parts, at + 1, start + 1, end)
            if part.optional:
                yield from self._match(parts, at + 1, start, end)
            return
        for stop in self._stops(parts, at, start, end):
            rest = list(self._match(parts, at + 1, stop, end))
            if not rest:
                continue
            for value in self._span(part.category, start, stop):
                for more in rest:
                    yield [value, *more]

    def _stops(self, parts: tuple[_Part, ...], at: int, start: int, end: int) -> Iterator[int]:
        """Where a category that starts here may end: at the end, or before the word that follows it."""
        if at + 1 == len(parts):
            yield end
            return
        after = parts[at + 1]
        for stop in range(start + 1, end + 1):
            if (
                after.words is None
                or after.optional
                or (stop < end and self._tokens[stop] in after.words)
            ):
                yield stop
