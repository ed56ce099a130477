"""LaTeX and Unicode in one form; kind, route, numbers and formulas of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prover.formalize import FormalizeError
from prover.formalize.reading import Asked, Route, formulas, plain, quantities, read
from prover.formalize.reading.choices import without_choices
from prover.formalize.reading.reading import MAX_CHARS

PIECES = [
    "\\frac{1}{2}", "\\frac12", "\\sqrt{x+1}", "\\sqrt[3]{x}", "x^{n+1}", "a_{10}", "\\le",
    "\\mathbb{R}", "$",
    "$$", "\\(", "\\]", "\\{1, 2\\}", "{", "}", "\\", "²", "x₁₂", "60^\\circ", "≥", "−", "word", " ", "\n",
    "\\left(", "\\right)", "\\text{if}", "\\unknown", "\\binom{n}{k}", "\\pmod{7}", "½", "^", "_", "\\\\",
]  # fmt: skip


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"$\frac{a}{b}+\frac{b}{a}\ge 2$", "a/b+b/a ≥ 2"),
        (r"\frac{x+1}{2}", "(x+1)/2"),
        (r"\dfrac12", "1/2"),
        (r"\frac{\sqrt{2}}{3}", "(√2)/3"),
        (r"\sqrt{x^2+1}", "√(x^2+1)"),
        (r"\sqrt[3]{8}", "(8)^(1/3)"),
        (r"$2^{10}$ and $2^{n+1}$", "2^10 and 2^(n+1)"),
        (r"x\in\mathbb{R}", "x ∈ ℝ"),
        ("x² − 5·x ≥ 0", "x^2 - 5*x ≥ 0"),
        ("a₁ + a₂", "a_1 + a_2"),
        (r"$60^\circ$", "60 degrees"),
        ("an angle of 60°.", "an angle of 60 degrees."),
        (r"\left\lfloor \frac{n}{2} \right\rfloor", "⌊ n/2 ⌋"),
        (r"the set $\{1, 2\}$", "the set {1, 2}"),
        (r"$n \equiv 3 \pmod{7}$", "n ≡ 3 (mod 7)"),
        (r"7 \nmid 2^n + 1", "7 ∤ 2^n + 1"),
    ],
)
def test_latex_becomes_plain(latex: str, expected: str) -> None:
    assert plain(latex) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=60))
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert "\\" not in once
    assert "$" not in once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Prove that n is even.", Asked.PROVE),
        ("Let x = 1. Then x > 0.", Asked.PROVE),
        ("What is the sum of the digits?", Asked.FIND),
        ("Compute 2 + 2.", Asked.FIND),
        ("Find all integers n with n^2 = 4.", Asked.FIND_ALL),
        ("Solve x^2 = 4.", Asked.FIND_ALL),
        ("Is it true that every prime is odd?", Asked.IS_IT_TRUE),
        ("Does there exist an integer n with n^2 = 2?", Asked.IS_IT_TRUE),
    ],
)
def test_kind(text: str, asked: Asked) -> None:
    assert read(text).asked is asked


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("In triangle ABC, M is the midpoint of BC and AB = AC. Prove AM ⊥ BC.", Route.GEOMETRY),
        (
            "The circles through A, B meet line CD. Show that ABCD is cyclic; AB = CD.",
            Route.GEOMETRY,
        ),
        ("What is the area of a triangle ABC with sides AB = 3, BC = 4, CA = 5?", Route.LEAN),
        ("Prove that n^2 is a perfect square.", Route.LEAN),
        ("Find the slope of the line through (1, 2) and (3, 4).", Route.LEAN),
    ],
)
def test_route(text: str, route: Route) -> None:
    assert read(text).route is route


def test_numbers_and_how_certain_they_are() -> None:
    found = {
        str(q.value): q.certain
        for q in quantities("The sum of two 3-digit numbers is 1,200, x > 7.5")
    }
    assert found == {"3": False, "1200": True, "15/2": True, "2": False}


def test_a_label_is_no_quantity_to_be_used() -> None:
    assert [q.certain for q in quantities("Problem 12. Show it.")] == [False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("reals with 2x + 3y = 7 and xy = 12", ["2 * x + 3 * y = 7", "x * y = 12"]),
        ("so that 1 < n ≤ 1,000 holds", ["1 < n", "n ≤ 1000"]),
        ("f(x+y) = f(x) + f(y) for all x", ["f (x + y) = f (x) + f (y)"]),
        ("|x - 1| < 3(x + 2)", ["|x - 1| < 3 * (x + 2)"]),
        ("a sequence with x_(n+1) = 2", []),
        ("no formula here, is there", []),
        ("((( = 3", []),
    ],
)
def test_formulas(text: str, found: list[str]) -> None:
    assert [formula.text for formula in formulas(text)] == found


@given(st.text(alphabet="xyab012+-*/^=<≤()|√ ,.fgh_", max_size=60))
def test_formulas_are_read_from_anything(text: str) -> None:
    for formula in formulas(text):
        assert formula.op in "=≠<≤>≥"


@pytest.mark.parametrize("text", ["", "  ", "123 + 4", "x" * (MAX_CHARS + 1)])
def test_what_is_no_problem_is_refused(text: str) -> None:
    with pytest.raises(FormalizeError) as error:
        read(text)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What is 2 + 2? (A) 3 (B) 4 (C) 5", "What is 2 + 2?"),
        (
            r"What is $2 + 2$? $\textbf{(A)}\ 3 \qquad \textbf{(B)}\ 4$ Show that it is 4.",
            "What is $2 + 2$? Show that it is 4.",
        ),
        ("Let f(A) be 3. Find f(A).", "Let f(A) be 3. Find f(A)."),
    ],
)
def test_offered_answers_are_left_out(text: str, left: str) -> None:
    assert without_choices(text) == left
    assert {q.value for q in read(text).quantities} <= {2, 3, 4}


def test_numbers_of_offered_answers_are_not_asked_of_a_statement() -> None:
    assert [q.value for q in read("What is 7 + 2? (A) 31 (B) 41").quantities] == [7, 2]
