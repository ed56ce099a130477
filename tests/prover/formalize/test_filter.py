"""The order of checks, groups, the confidence and the limits, on a bench without Lean."""

from __future__ import annotations

from itertools import pairwise

import pytest

from prover.formalize import Answer, FormalizeConfig, FormalizeError, formalize, judge, read
from prover.formalize.candidates import Candidate
from prover.formalize.filter.confidence import chance, confidence, weight
from prover.formalize.filter.judged import Check, Judged, Standing
from tests.prover.formalize.conftest import PaperBench, Scripted, lean

WORDS = "Let x be a real number with x > 2. Prove that x^2 > 4."
RIGHT = "theorem t (x : ℝ) (h : x > 2) : x^2 > 4"
TURNED = "theorem t (x : ℝ) (h : 2 < x) : 4 < x^2"
TIGHTER = "theorem t (x : ℝ) (h : x > 3) : x^2 > 4"
SAME = "(∀ (x : ℝ) (h : x > 2), x^2 > 4) ↔ (∀ (x : ℝ) (h : 2 < x), 4 < x^2)"


async def test_the_largest_group_of_equivalent_candidates_wins() -> None:
    model = Scripted(TIGHTER, RIGHT, TURNED, "no answer", RIGHT)
    found = await formalize(WORDS, model, PaperBench(closing=[SAME]), FormalizeConfig(samples=5))
    assert found.best is not None
    assert found.best.candidate.text == RIGHT.replace("theorem t", "theorem statement")
    assert [len(group) for group in found.groups] == [2, 1]
    assert found.confidence == pytest.approx(3 / 6 * chance(0) * 0.9)
    assert [r.reason for r in found.rejected] == ["no theorem"]
    told = found.as_dict()
    assert told["candidates"][0]["meaning"].startswith(
        "Let x be a real number. Suppose that x > 2."
    )
    assert found.problem().words == WORDS


@pytest.mark.parametrize(
    ("bench", "reason"),
    [
        (PaperBench(refused=["x^2 > 4"]), "elaborates: unknown identifier"),
        (PaperBench(closing=[": False"]), "hypotheses: they contradict"),
        (PaperBench(false=["∃ (x : ℝ), (x > 2)"]), "hypotheses: they contradict"),
        (PaperBench(false=[": x^2 > 4"]), "counterexample: it is false"),
    ],
)
async def test_each_check_can_reject_and_says_why(bench: PaperBench, reason: str) -> None:
    found = await formalize(WORDS, Scripted(RIGHT), bench, FormalizeConfig(samples=1))
    assert found.best is None
    assert found.confidence == 0
    assert found.rejected[0].reason.startswith(reason)
    with pytest.raises(FormalizeError, match="no statement passed the checks"):
        found.problem()


async def test_words_that_ask_whether_take_a_refutation_for_an_answer() -> None:
    words = "Is it true that x^2 > 4 for every real x > 2?"
    bench = PaperBench(false=[": x^2 > 4"])
    found = await formalize(words, Scripted(RIGHT), bench, FormalizeConfig(samples=1))
    assert found.best is not None


async def test_nothing_is_checked_when_no_time_is_left() -> None:
    bench = PaperBench()
    found = await formalize(WORDS, Scripted(RIGHT), bench, FormalizeConfig(samples=1, total_s=0.0))
    assert bench.asked == []
    assert found.best is None
    assert "no time" in found.rejected[0].reason


async def test_an_open_answer_that_nobody_proves_is_out() -> None:
    answers = [Answer("theorem t (x : ℝ) (h : 2 * x = 6) : x = answer?")]
    reading = read("If 2x = 6 for a real x, what is x?")
    out = await judge(reading, answers, PaperBench(), FormalizeConfig())
    assert "answer" in out.rejected[0].reason
    taken = await judge(reading, answers, PaperBench(true=["x = (3)"]), FormalizeConfig())
    assert taken.best is not None
    assert taken.best.candidate.text.endswith("x = (3)")


async def test_geometry_candidates_are_drawn() -> None:
    words = "In triangle ABC with AB = AC, show that angle ABC equals angle BCA."
    good = "a b c = iso_triangle a b c ? eqangle b a b c c b c a"
    wrong = "a b c = triangle a b c ? eqangle b a b c c b c a"
    partial = "a b = segment a b ? cong a b b a"
    model = Scripted(good, wrong, partial)
    found = await formalize(words, model, PaperBench(), FormalizeConfig(samples=3))
    assert found.best is not None
    assert found.best.candidate.geometry == good
    assert [group[0].candidate.geometry for group in found.groups] == [good]
    assert len(found.rejected) == 2
    assert found.problem().geometry == good


def judged(samples: int, *standings: Standing, log_prob: float | None = None) -> Judged:
    checks = [Check("some", standing) for standing in standings]
    return Judged(Candidate(lean(": 1 = 1"), None, samples, log_prob), checks)


def test_confidence_follows_its_formula() -> None:
    sure = judged(3)
    assert confidence([sure], 3) == pytest.approx(3 / 4 * chance(0))
    assert confidence([judged(3, Standing.DOUBTFUL)], 3) == pytest.approx(3 / 4 * chance(1))
    assert confidence([judged(3, Standing.UNKNOWN)], 3) == pytest.approx(3 / 4 * chance(0) * 0.9)
    assert confidence([judged(1, log_prob=0.0)], 1) == pytest.approx(chance(0) / 2)
    assert confidence([judged(1, log_prob=-50.0)], 1) == pytest.approx(chance(0) / 4)
    both = [sure, judged(1, Standing.DOUBTFUL)]
    assert weight(both) == pytest.approx(3 * chance(0) + chance(1))


def test_the_chance_falls_with_every_doubt() -> None:
    chances = [chance(doubts) for doubts in range(8)]
    assert all(0 < later < earlier < 1 for earlier, later in pairwise(chances))
