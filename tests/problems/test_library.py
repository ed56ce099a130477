"""The problems of ours: counts, names, witnesses, and the TOML format's refusals."""

from __future__ import annotations

from collections import Counter

import pytest

from problems import (
    Kind,
    Problem,
    ProblemError,
    hypotheses,
    library,
    library_set,
    load_set,
    set_names,
    shape_of,
    witness_check,
)
from problems.loaders.toml_file import parse_toml

OLYMPIAD = library_set("olympiad")
FALSE = library_set("olympiad-false")


def lean_of(problem: Problem) -> str:
    assert problem.lean is not None
    return problem.lean.preamble + problem.lean.declaration


def test_counts() -> None:
    assert len(OLYMPIAD) >= 66
    assert len(FALSE) >= 18
    assert min(Counter(p.category for p in OLYMPIAD).values()) >= 14
    assert len({p.difficulty for p in OLYMPIAD}) == 4


def test_sets_cover_the_library() -> None:
    assert set(set_names()) >= {"olympiad", "olympiad-false", "algebra", "inequality"}
    assert len(library()) == sum(
        len(library_set(s)) for s in ("olympiad", "olympiad-false", "geometry")
    )
    assert sum(len(load_set(c)) for c in set_names()[3:]) == len(OLYMPIAD)


@pytest.mark.parametrize("problem", [*OLYMPIAD, *FALSE], ids=lambda p: p.name)
def test_every_problem_is_whole(problem: Problem) -> None:
    assert problem.words.endswith((".", "?", ".)")) and problem.source.year is not None
    assert problem.lean is not None and problem.lean.name == problem.name
    assert problem.kind is Kind.PROVE or problem.answer is not None
    text = lean_of(problem)
    for word in ("sorry", "axiom", "Mathlib", "ℝ", "ℕ", "ℤ", "∑", "import", "native"):
        assert word not in text
    check = witness_check(problem)
    assert (check is not None) == bool(hypotheses(problem) or problem.variant_of)


@pytest.mark.parametrize("problem", FALSE, ids=lambda p: p.name)
def test_false_variants_differ_from_a_true_problem(problem: Problem) -> None:
    original = next(p for p in OLYMPIAD if p.name == problem.variant_of)
    assert problem.name == f"{original.name}_false"
    assert problem.category is original.category
    assert problem.lean is not None and original.lean is not None
    ours, theirs = shape_of(problem.lean), shape_of(original.lean)
    assert [b.names for b in ours.binders] == [b.names for b in theirs.binders]
    assert (ours, problem.lean.preamble) != (theirs, original.lean.preamble)


ONE = '[[problem]]\nname = "t"\nwords = "w"\nsource = { contest = "c" }\n'
LEAN = 'lean = "theorem t : 1 = 1"\n'


def test_toml_reads() -> None:
    (problem,) = parse_toml(f'category = "algebra"\n{ONE}{LEAN}', "f")
    assert (problem.category.value, str(problem.source)) == ("algebra", "c")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x", "f: not TOML"),
        ("", "f: problem: Field required"),
        (ONE, "f, t: neither a Lean statement nor a geometry text"),
        (ONE + LEAN + "proof = 'x'", "f: problem.0.proof: Extra inputs"),
        (ONE + LEAN.replace("t :", "u :"), "f, t: `lean` must be one theorem called t"),
        (ONE + 'lean = "theorem t : 1 = 1 := rfl"', "f, t: no open theorem"),
        (ONE + LEAN + ONE + LEAN, "f: two problems are called t"),
        (ONE.replace('"t"', '"T t"') + LEAN, "f: problem.0.name"),
        (ONE.replace('"c" }', '"c", year = 30 }') + LEAN, "f: problem.0.source.year"),
        (f'category = "x"\n{ONE}{LEAN}', "f: category"),
    ],
)
def test_toml_refusals(text: str, message: str) -> None:
    with pytest.raises(ProblemError) as caught:
        parse_toml(text, "f")
    assert str(caught.value).startswith(message)
