"""Families: repeatable draws, words that fit, truth that small cases bear out."""

from __future__ import annotations

import random
from itertools import islice

import pytest

from prover.formalize.filter.fidelity import fidelity
from prover.formalize.filter.judged import Standing
from prover.formalize.filter.small_cases import counterexample
from prover.formalize.reading import read
from prover.training.synthetic import Family, draft, families, generate
from prover.training.synthetic.notation import Notation, Style
from prover.training.synthetic.phrases import finished

FAMILIES = families()


def test_there_are_many_families_under_their_own_names() -> None:
    names = [family.name for family in FAMILIES]
    assert len(set(names)) == len(names) >= 250


def test_the_same_seed_gives_the_same_statements_and_no_repeats() -> None:
    first, again = (list(generate(300, seed=3)) for _ in range(2))
    assert first == again
    assert first != list(generate(300, seed=4))
    assert len({drawn.statement.declaration for drawn in first}) == 300


def test_exhausted_families_end_the_stream() -> None:
    one = Family("one", lambda rng: draft("", [], "1 + 1 = 2"))
    assert len(list(generate(10, seed=0, families=[one]))) == 1
    with pytest.raises(ValueError, match="no families"):
        next(generate(1, seed=0, families=[]))


@pytest.mark.parametrize("topic", sorted({family.name.split("/")[0] for family in FAMILIES}))
def test_words_are_faithful_and_truth_agrees_with_small_cases(topic: str) -> None:
    """The filter rejects no phrasing, and no true statement has a small counterexample."""
    rng = random.Random(f"seed of {topic}")
    for family in (f for f in FAMILIES if f.name.startswith(f"{topic}/")):
        drawn = family.draw(rng)
        assert len(set(drawn.words)) == len(drawn.words) >= 3, family.name
        for words in drawn.words:
            assert "⟦" not in words
            assert "{" not in words.replace("^{", "").replace("_{", "") or "\\" in words
            check = fidelity(drawn.statement, read(words))
            assert check.standing is not Standing.FAILED, (words, drawn, check.reason)
        if drawn.truth:
            assert counterexample(drawn.statement, seconds=0.2) is None, drawn


def test_most_false_statements_have_small_counterexamples() -> None:
    false = [drawn for drawn in generate(700, seed=5) if drawn.truth is False]
    found = [counterexample(drawn.statement, seconds=0.2) is not None for drawn in false]
    assert len(false) >= 70
    assert sum(found) >= 0.5 * len(found)


def test_most_families_have_near_misses() -> None:
    rng = random.Random(2)
    with_misses = sum(bool(family.draft(rng).misses) for family in FAMILIES)
    assert with_misses >= 0.9 * len(FAMILIES)


def test_every_false_statement_is_one_of_the_near_misses() -> None:
    example = draft("n : ℕ", ["0 < n"], "1 ≤ n", misses=["2 ≤ n"])
    drawn = [finished("example", example, random.Random(seed)) for seed in range(60)]
    assert {(d.truth, d.statement.declaration.rsplit(":", 1)[1].strip()) for d in drawn} == {
        (True, "1 ≤ n"),
        (False, "2 ≤ n"),
    }
    assert all("2" in text for d in drawn if d.truth is False for text in d.words)


@pytest.mark.parametrize(
    ("lean", "latex", "plain"),
    [
        ("-2 * x ^ 2 + 3 * x * y ≤ 5 / 2", r"$-2x^2 + 3xy \le \frac{5}{2}$", "-2x^2 + 3xy ≤ 5/2"),
        ("(x + 1) / (2 * y) = √x", r"$\frac{x + 1}{2y} = \sqrt{x}$", "(x + 1)/(2y) = √x"),
        ("∑ i ∈ Finset.range (n + 1), i ^ 2 = 3", r"$\sum_{i=0}^{n} i^2 = 3$", "∑_(i=0)^(n) i^2 = 3"),
        ("x - (y - 3) = |x - 1|", "$x - (y - 3) = |x - 1|$", "x - (y - 3) = |x - 1|"),
        ("1 ≤ x ∧ x ≤ 7", r"$1 \le x \le 7$", "1 ≤ x ≤ 7"),
        ("a (n + 1) = 2 * a n", "$a_{n + 1} = 2a_n$", "a_(n + 1) = 2a_n"),
        ("Nat.choose 7 3 = 35", r"$\binom{7}{3} = 35$", "C(7, 3) = 35"),
    ],
)  # fmt: skip
def test_formulas(lean: str, latex: str, plain: str) -> None:
    sequences = frozenset("a")
    assert Notation(Style.LATEX, sequences).formula(lean) == latex
    assert Notation(Style.PLAIN, sequences).formula(lean) == plain


def test_no_name_of_the_family_is_in_the_statement() -> None:
    for drawn in islice(generate(300, seed=9), 300):
        assert drawn.statement.declaration.startswith("theorem statement")
