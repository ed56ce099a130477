"""Model answers to statements; hostile answers to reasons."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.mathlib import HEADER
from prover.formalize.candidates import MAX_ANSWER_CHARS, gather
from prover.formalize.reading import Route
from prover.formalize.translator import Answer

GOOD = "theorem t (n : ℕ) (h : 0 < n) : 0 < n * n"
STATED = "theorem statement (n : ℕ) (h : 0 < n) : 0 < n * n"


@pytest.mark.parametrize(
    "answer",
    [
        f"```lean\n{GOOD} := by sorry\n```",
        f"```lean4\n{GOOD} := by\n  positivity\n```\nThis says that squares are positive.",
        f"Here it is:\n```\nimport Mathlib\nopen Nat Real\n\n{GOOD} := sorry\n```",
        f"{GOOD} := by\n  have h2 : 1 = 1 := rfl\n  nlinarith",
        GOOD,
        GOOD.replace("theorem t", "example"),
        GOOD.replace("theorem", "lemma"),
        f"```lean\n/-- doc -/\n{GOOD} := by sorry\n```",
        f"```python\nprint(1)\n```\n```lean\n{GOOD} := by sorry\n```\n```\nother\n```",
    ],
)
def test_a_statement_is_taken_and_nothing_else(answer: str) -> None:
    (candidate,), refused = gather([Answer(answer)], Route.LEAN)
    assert not refused
    assert candidate.lean is not None
    assert candidate.lean.declaration == STATED
    assert candidate.lean.preamble.strip() == HEADER


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("I cannot do that.", "no theorem"),
        ("", "no theorem"),
        ("x" * (MAX_ANSWER_CHARS + 1), "characters"),
        ("theorem t : 1 = 1 := by trivial\n" * 40_000, "characters"),
        ("axiom bad : False\ntheorem t : False := bad", "command"),
        (f"{GOOD} := by trivial\nend Foo\naxiom bad : False", "command"),
        (f"{GOOD} := by trivial\nend\n#eval 1", "command"),
        ("```lean\ndef Nat.Prime (n : Nat) := True\ntheorem t : Nat.Prime 4 := by sorry\n```", "command"),
        ("```lean\nimport Lean\nmacro \"x\" : term => `(1)\ntheorem t : 1 = 1\n```", "command"),
        ("```lean\nset_option autoImplicit true\n```", "no theorem"),
        ("theorem t : 1 = sorry := by rfl", "`sorry`"),
        ("theorem t (h : 1 = 2 := by sorry) : 1 = 2", "definition"),
        ("theorem t : (by exact True) := trivial", "`by`"),
        ("theorem t : let x := 1; x = 1 := rfl", "`let`"),
        ("theorem t : sorryAx Nat = 1", "sorryAx"),
        ("theorem t : Lean.ofReduceBool x = y", "ofReduceBool"),
        ("@[simp] theorem t : 1 = 1", "attributes"),
        ("```lean\n@[simp] theorem t : 1 = 1\n```", "attributes"),
        ("```lean\nprivate theorem t : 1 = 1\n```", "modifiers"),
        (f"{GOOD} := by trivial\ntheorem u : 1 = 1 := rfl", "2 theorems"),
        ("theorem t (n : ℕ : n = n", "bracket|`:`"),
        ("theorem t : f) = 2", "bracket"),
        ("theorem t", "states nothing"),
        ('theorem t : "a" = "b"', "no place"),
        ("theorem t (n : ℕ) := by sorry", "`:`"),
        ("theorem t : 1 = 1 /- never closed", "never closed"),
        (f"theorem t : {'(' * 3000}1{')' * 3000} = 1", "characters"),
    ],
)  # fmt: skip
def test_hostile_and_broken_answers_are_refused(answer: str, reason: str) -> None:
    candidates, (refused,) = gather([Answer(answer)], Route.LEAN)
    assert candidates == []
    assert re.search(reason, refused.reason), refused.reason
    assert len(refused.text) <= 200
    assert "\n" not in refused.reason


def test_equal_answers_are_counted_and_keep_the_best_probability() -> None:
    answers = [
        Answer(GOOD, -2.0),
        Answer(GOOD.replace(" : 0 <", "  :  0 <"), -0.5),
        Answer(f"{GOOD} := rfl"),
    ]
    (candidate,), _ = gather(answers, Route.LEAN)
    assert candidate.samples == 3
    assert candidate.log_prob == -0.5


def test_geometry_answers() -> None:
    good = "a b c = triangle a b c; m = midpoint m b c ? coll m b c"
    answers = [
        Answer(f"```\n{good}\n```"),
        Answer("a b c = nonsense a b c ? coll a b c"),
        Answer("no"),
    ]
    (candidate,), refused = gather(answers, Route.GEOMETRY)
    assert candidate.geometry == good
    assert candidate.lean is None
    assert len(refused) == 2


PIECES = [
    *("theorem", "t", ":", ":=", "(", ")", "by", "sorry", "end", "axiom", "1", "="),
    *("/-", "-/", "```", "«", '"', "\n"),
]


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_any_answer_is_taken_or_refused(text: str) -> None:
    candidates, refused = gather([Answer(text)], Route.LEAN)
    assert len(candidates) + len(refused) == 1
    for candidate in candidates:
        words = candidate.text.split()
        assert words[:2] == ["theorem", "statement"]
        assert not {"axiom", "sorry", "by", "end"} & set(words) - {"end"}
