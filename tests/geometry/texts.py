"""Texts for the tests: benchmark files where there are any, and random problems."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import strategies as st

from geometry.language import PREDICATES, REGISTRY
from geometry.language.grammar import example

NAMES = ["a", "b", "c", "d", "e", "f", "x", "y", "A1", "o'"]
WORDS = [*REGISTRY, *map(str, PREDICATES), "foo"]
MARKS = ["=", ",", ";", "?", "*", "@", "1/2", "60o", "pi/3", "2pi", "1/0", "-3", "a@1_2", "= ?"]


def benchmark(file: str) -> list[tuple[str, str]]:
    """(name, text) pairs of a benchmark file; skips the test when there is no such folder."""
    folder = os.environ.get("HYPATIA_BENCHMARKS")
    if not folder:
        pytest.skip("HYPATIA_BENCHMARKS names no folder")
    path = Path(folder) / "geometry" / file
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line]
    return list(zip(lines[::2], lines[1::2], strict=True))


soup = st.lists(st.sampled_from([*NAMES, *WORDS, *MARKS]), max_size=40).map(" ".join)
"""Words of the language in no order."""


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A right text with a few words replaced, dropped or doubled."""
    definition = REGISTRY[draw(st.sampled_from(list(REGISTRY)))]
    words = example(definition).replace(";", " ;").replace(",", " ,").split()
    for _ in range(draw(st.integers(0, 3))):
        i = draw(st.integers(0, len(words) - 1))
        change = draw(st.sampled_from(["replace", "drop", "double"]))
        if change == "replace":
            words[i] = draw(st.sampled_from([*NAMES, *WORDS, *MARKS]))
        elif change == "drop" and len(words) > 1:
            del words[i]
        else:
            words.insert(i, words[i])
    return " ".join(words)


@st.composite
def problems(draw: st.DrawFn) -> str:
    """A well-formed problem: random constructions over the points so far."""
    clauses = ["a b c = triangle a b c"]
    known = ["a", "b", "c"]
    clauses += [_clause(draw, known, i) for i in range(draw(st.integers(0, 5)))]
    predicate = draw(st.sampled_from(["coll", "cong", "perp", "cyclic", "eqangle"]))
    count = {"coll": 3, "eqangle": 8}.get(predicate, 4)
    args = [draw(st.sampled_from(known)) for _ in range(count)]
    return f"{'; '.join(clauses)} ? {predicate} {' '.join(args)}"


def _clause(draw: st.DrawFn, known: list[str], number: int) -> str:
    if draw(st.integers(0, 5)) == 0:
        name = f"p{number}"
        word = draw(st.sampled_from(["coll", "cong", "perp", "para", "eqangle", "midp", "simtri"]))
        count = {"coll": 3, "midp": 3, "eqangle": 8, "simtri": 6}.get(word, 4)
        args = [draw(st.sampled_from([*known, name])) for _ in range(count)]
        known.append(name)
        return f"{name} = {word} {' '.join(args)}"
    singles = [d for d in REGISTRY.values() if len(d.outputs) == 1 and d.inputs]
    loci = [d for d in singles if d.loci is not None]
    first = draw(st.sampled_from(singles))
    members = [first]
    if first.loci is not None and draw(st.booleans()):
        members.append(draw(st.sampled_from(loci)))
    name = f"p{number}"
    uses = []
    for definition in members:
        args = [
            name if slot in definition.outputs else draw(st.sampled_from(known))
            for slot in definition.scheme
        ]
        value = {"angle": "40o", "ratio": "2/3", "length": "2"}.get(definition.number or "", "")
        uses.append(" ".join([definition.name, *args, value]).strip())
    known.append(name)
    return f"{name} = {', '.join(uses)}"
