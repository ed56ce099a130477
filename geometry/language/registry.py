"""The one registry of constructions. The families in `constructions/` fill it when imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from geometry.language.definition import Definition, Family, Loci, Number, Placing, template

_DEFINITIONS: dict[str, Definition] = {}

REGISTRY: Mapping[str, Definition] = MappingProxyType(_DEFINITIONS)
"""Every construction by its word, aliases included, in the order of the grammar page."""


def locus(
    family: Family,
    usage: str,
    meaning: str,
    *,
    facts: str,
    conditions: str = "",
    number: Number | None = None,
    aliases: tuple[str, ...] = (),
) -> Callable[[Loci], Loci]:
    """Register a construction of one point by the loci it lies on.

    `usage`: `x = on_circle x o a`. Decorates the function from coordinates to loci.
    """

    def register(function: Loci) -> Loci:
        _add(family, usage, meaning, facts, conditions, number, aliases, function, None)
        return function

    return register


def points(
    family: Family,
    usage: str,
    meaning: str,
    *,
    facts: str,
    conditions: str = "",
    number: Number | None = None,
    aliases: tuple[str, ...] = (),
) -> Callable[[Placing], Placing]:
    """Register a construction of points by their coordinates, one tuple a branch.

    Decorates the function from a sampler and coordinates to the branches.
    """

    def register(function: Placing) -> Placing:
        _add(family, usage, meaning, facts, conditions, number, aliases, None, function)
        return function

    return register


def _add(
    family: Family,
    usage: str,
    meaning: str,
    facts: str,
    conditions: str,
    number: Number | None,
    aliases: tuple[str, ...],
    loci: Loci | None,
    place: Placing | None,
) -> None:
    left, right = usage.split(" = ")
    name, *scheme = right.split()
    if [slot for slot in scheme if slot in left.split()] != left.split():
        raise ValueError(f"the outputs of {name} are not in the order of its points")
    for word in (name, *aliases):
        if word in _DEFINITIONS:
            raise ValueError(f"construction {word} is defined twice")
        _DEFINITIONS[word] = Definition(
            name=word,
            family=family,
            scheme=tuple(scheme),
            outputs=tuple(left.split()),
            meaning=meaning if word == name else f"the same as `{name}`",
            facts=template(facts),
            conditions=template(conditions),
            number=number,
            loci=loci,
            place=place,
        )


def _load() -> None:
    from geometry.language.constructions import (  # noqa: F401
        copies,
        free,
        intersections,
        joint,
        loci,
        measures,
        points,
    )


_load()
