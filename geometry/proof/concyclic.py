"""Chains of concyclic sets: circles with three points in common are one circle."""

from __future__ import annotations

from collections.abc import Iterable


def merged(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets after merging, as long as possible, any two that share three points or more."""
    found: list[frozenset[str]] = []
    for new in sets:
        current = new
        changed = True
        while changed:
            changed = False
            for old in found:
                if len(old & current) >= 3:
                    found.remove(old)
                    current |= old
                    changed = True
                    break
        found.append(current)
    return found


def covers(sets: Iterable[frozenset[str]], points: frozenset[str]) -> bool:
    """Whether merging puts all of `points` on one circle."""
    return any(points <= s for s in merged(sets))


def shortest_chain(sets: list[frozenset[str]], points: frozenset[str]) -> list[int]:
    """Indices of few sets that already cover `points`; empty when even all do not.

    A single set, then any two, are tried first; otherwise late sets are dropped one by one.
    """
    for i, s in enumerate(sets):
        if points <= s:
            return [i]
    for i, s in enumerate(sets):
        for j in range(i):
            if len(s & sets[j]) >= 3 and points <= s | sets[j]:
                return [j, i]
    kept = list(range(len(sets)))
    if not covers([sets[i] for i in kept], points):
        return []
    for i in reversed(range(len(sets))):
        rest = [j for j in kept if j != i]
        if covers([sets[j] for j in rest], points):
            kept = rest
    return kept
