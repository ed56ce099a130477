"""Solutions in words: right steps hold, wrong ones are refuted at the values that refute them."""

from __future__ import annotations

import random

import pytest

from prover.training.synthetic.solutions import TEMPLATES, Solver
from prover.verifier.informal import Standing, grade, steps_of

H, R, A, O = Standing.HOLDS, Standing.REFUTED, Standing.ASSUMED, Standing.OPEN  # noqa: E741


@pytest.mark.parametrize(
    ("problem", "solution", "standings"),
    [
        (
            "Solve 4x + 7 = 31.",
            "Subtracting 7 from both sides gives $4x = 24$.\nDividing by 4, we get x = 6.",
            [H, H],
        ),
        ("Solve 4x + 7 = 31.", "So 4x = 38. Hence $x = 19/2$.", [R, R]),
        (
            "Find all real $x$ with $x^2 - 7x + 12 = 0$.",
            "We factor: $(x-3)(x-4) = 0$. Thus $x = 3$ or $x = 4$.",
            [H, H],
        ),
        ("Find all real $x$ with $x^2 - 7x + 12 = 0$.", "Hence $x = 3$.", [R]),
        (
            "Let $n$ be an odd integer. Prove that $n^2 - 1$ is divisible by 8.",
            "Let $n = 2k + 1$ for an integer $k$. Then $n^2 - 1 = 4k(k+1)$. Since $k(k+1)$ is even, "
            "8 divides $n^2 - 1$.",
            [A, H, H],
        ),
        (
            "Let $n$ be an odd integer. Prove that $n^2 - 1$ is divisible by 8.",
            "We have $n^2 - 1 = (n-1)(n+1)$. So $16$ divides $n^2 - 1$.",
            [H, R],
        ),
        (
            "Two numbers have the sum 10 and the difference 4. Which is the larger one?",
            "Let $x$ and $y$ be the numbers. Then $x + y = 10$ and $x - y = 4$. Adding, $2x = 14$, "
            "so $x = 7$.",
            [A, A, H, H],
        ),
        (
            "Real numbers $x$ and $y$ satisfy $x + y = 4$ and $xy = 1$. Find $x^2 + y^2$.",
            "Squaring, $(x + y)^2 = 16$. Hence $x^2 + y^2 = 15$.",
            [H, R],
        ),
        (
            "Let $f$ be a function with $f(x) = 3x + 2$ for all real $x$. Find $f(f(1))$.",
            "We have $f(1) = 5$. Then $f(5) = 16$.",
            [H, R],
        ),
        ("What is the remainder of $7^{2023}$ by 5?", "$2^4 \\equiv 1 \\pmod 5$.", [H]),
    ],
)
def test_standings(problem: str, solution: str, standings: list[Standing]) -> None:
    graded = grade(problem, solution)
    assert [step.standing for step in graded.steps] == standings
    if R in standings:
        assert graded.first_error == standings.index(R)
        assert graded.steps[graded.first_error].fails is not None
        assert graded.chance < 0.05
    else:
        assert graded.first_error is None and graded.chance > 0.85


def test_what_refutes_is_said() -> None:
    (step,) = grade("Let $n$ be an integer. Prove that $n^2 \\ge n$.", "So $n^2 > n$.").steps
    assert step.fails is not None
    n = int(step.fails.removeprefix("n = "))
    assert not n**2 > n


def test_what_is_to_be_proved_is_not_taken_for_granted() -> None:
    (step,) = grade("Let $a$ be a real number. Prove that $a > 3$.", "So $a > 2$.").steps
    assert step.standing is R


def test_words_without_claims() -> None:
    graded = grade("Solve 4x + 7 = 31.", "This is easy.\n\nI leave it to the reader!")
    assert [step.standing for step in graded.steps] == [Standing.UNREAD] * 2
    assert grade("Solve 4x + 7 = 31.", " ").chance == 0


def test_steps_are_lines_and_sentences() -> None:
    texts = [step.text for step in steps_of("1. We have $x = 1.5$. So $2x = 3$.\nDone.")]
    assert len(texts) == 3 and texts[0] == "We have $x = 1.5$."


@pytest.mark.parametrize("template", TEMPLATES)
def test_solutions_without_slips_are_not_refuted(template: object) -> None:
    rng = random.Random(3)
    for _ in range(3):
        words, solve = template(rng)  # type: ignore[operator]
        graded = grade(words, "\n".join(solve(Solver(rng, 0.0)).lines))
        assert graded.first_error is None, graded
