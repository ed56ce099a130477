"""The closure: what it derives, what it must not, determinism, clones, interrupts."""

from __future__ import annotations

import random
import threading
import time

import pytest

from geometry.engine import Closure, Stop, UnsupportedFactError, _core
from geometry.figure import Figure, build
from geometry.language import Fact, Predicate, hypotheses, parse

DERIVED = {
    "midline": "a b c = triangle a b c; d = midpoint d a b; e = midpoint e a c ? para d e b c",
    "inscribed": "a b c = triangle a b c; d = on_circum d a b c ? eqangle a c a d b c b d",
    "thales circle": "a b = segment a b; m = midpoint m a b; c = on_circle c m a ? perp c a c b",
    "orthocentre": "a b c = triangle a b c; h = on_tline h a b c, on_tline h b a c ? perp c h a b",
    "incentre": "a b c = triangle; i = angle_bisector i b a c, angle_bisector i a b c ? "
    "eqangle c a c i c i c b",
    "isosceles": "a b c = iso_triangle a b c ? eqangle b a b c c b c a",
    "nine points": "a b c = triangle; d = foot d a b c; e = foot e b a c; f = foot f c a b; "
    "m = midpoint m b c ? cyclic d e f m",
    "simson": "a b c = triangle; p = on_circum p a b c; l = foot l p b c; m = foot m p c a; "
    "n = foot n p a b ? coll l m n",
    "parallelogram": "a b c = triangle; d = on_pline d a b c, on_pline d c a b; "
    "o = on_line o a c, on_line o b d ? midp o a c",
    "bisector ratio": "a b c = triangle; d = angle_bisector d b a c, on_line d b c ? "
    "eqratio d b d c a b a c",
    "centroid": "a b c = triangle; d = midpoint d b c; e = midpoint e c a; f = midpoint f a b; "
    "g = on_line g a d, on_line g b e ? coll g c f",
    "menelaus": "a b c = triangle; d = on_line d b c; e = on_line e c a; "
    "f = on_line f a b, on_line f d e ? coll d e f",
    "trapezoid": "a b c d = trapezoid a b c d; m = midpoint m a d; n = midpoint n b c ? "
    "para m n a b",
    "chords": "a b c = triangle; d = on_circum d a b c, on_pline d c a b ? cong a d b c",
}


def closure_of(text: str, seed: int = 0) -> tuple[Closure, tuple[Fact, ...]]:
    problem = parse(text)
    return Closure(build(problem, seed)[0], hypotheses(problem)), problem.goals


@pytest.mark.parametrize("text", DERIVED.values(), ids=DERIVED.keys())
@pytest.mark.parametrize("seed", [0, 1])
def test_derives(text: str, seed: int) -> None:
    closure, goals = closure_of(text, seed)
    assert closure.saturate(goals, 5.0) is Stop.GOAL
    assert all(closure.proves(g) for g in goals)


@pytest.mark.parametrize(
    "text",
    [
        "a b c = triangle ? perp a b a c",
        "a b c d = quadrangle ? cyclic a b c d",
        "a b c = triangle; d = on_line d b c ? cong a b a d",
        "a b c = triangle; d = midpoint d b c ? eqangle a b a d a d a c",
    ],
)
def test_saturates_without_what_does_not_follow(text: str) -> None:
    closure, goals = closure_of(text)
    assert closure.saturate(goals, 5.0) is Stop.SATURATED
    assert not closure.proves(goals[0])


def test_truth_in_the_figure_alone_is_never_derived() -> None:
    # An equilateral figure for a problem that speaks of any triangle.
    problem = parse("a b c = triangle a b c ? cong a b a c")
    figure = Figure({"a": 0j, "b": 1 + 0j, "c": 0.5 + 3**0.5 / 2 * 1j})
    closure = Closure(figure, hypotheses(problem))
    closure.use(lengths=True, sines=True)
    assert closure.saturate(problem.goals, 5.0) is Stop.SATURATED


def test_a_goal_false_in_the_figure_is_not_proved_even_if_known_up_to_a_constant() -> None:
    closure, _ = closure_of("a b c = triangle; d = on_tline d c a b ? perp a b c d")
    closure.saturate([], 5.0)
    assert closure.proves(Fact(Predicate.PERP, ("a", "b", "c", "d")))
    assert not closure.proves(Fact(Predicate.PARA, ("a", "b", "c", "d")))


def test_equal_runs_are_equal() -> None:
    runs = []
    for _ in range(2):
        closure, _ = closure_of(DERIVED["nine points"])
        closure.saturate([], 5.0)
        core = closure.core
        runs.append([core.event(i) for i in range(core.events)])
    assert runs[0] == runs[1]


def test_clones_are_independent() -> None:
    text = "a b c = triangle; d = midpoint d a b ? para a b a c"
    closure, _ = closure_of(text)
    closure.saturate([], 5.0)
    before = closure.core.sizes()
    copy = closure.clone()
    z = closure.coordinates
    midpoint = (z["a"] + z["c"]) / 2
    copy.add_point("e", midpoint, [Fact(Predicate.MIDP, ("e", "a", "c"))])
    copy.saturate([], 5.0)
    assert copy.proves(Fact(Predicate.PARA, ("d", "e", "b", "c")))
    assert closure.core.sizes() == before
    assert "e" not in closure.index
    # Warm or cold, the same is known.
    whole = parse("a b c = triangle; d = midpoint d a b; e = midpoint e a c ? para d e b c")
    cold = Closure(copy.figure, hypotheses(whole))
    cold.saturate([], 5.0)
    for a, b, c, d in random.Random(0).sample(
        [
            (a, b, c, d)
            for a in "abcde"
            for b in "abcde"
            for c in "abcde"
            for d in "abcde"
            if a != b and c != d
        ],
        200,
    ):
        fact = Fact(Predicate.PARA, (a, b, c, d))
        assert copy.proves(fact) == cold.proves(fact)


def test_deadline_and_cancellation() -> None:
    closure, _ = closure_of(DERIVED["nine points"])
    assert closure.saturate([], 0.0) is Stop.DEADLINE
    closure.cancel()
    assert closure.saturate([], 5.0) is Stop.CANCELLED


def test_saturate_releases_the_interpreter_lock() -> None:
    closures = [closure_of(DERIVED["nine points"])[0] for _ in range(2)]
    threads = [threading.Thread(target=c.saturate) for c in closures]
    began = time.monotonic()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert time.monotonic() - began < 5.0
    assert closures[0].core.sizes() == closures[1].core.sizes()


def test_what_cannot_be_said_is_refused() -> None:
    closure, _ = closure_of("a b c = triangle ? cong a b a c")
    with pytest.raises(UnsupportedFactError):
        closure.assume(Fact(Predicate.NCOLL, ("a", "b", "c")))
    with pytest.raises(ValueError, match="concyclic"):
        closure.add_point("d", 5 + 5j, [Fact(Predicate.CYCLIC, ("a", "b", "c", "d"))])
    with pytest.raises(ValueError, match="already"):
        closure.add_point("a", 0j, [])


def test_too_many_points() -> None:
    points = {f"p{i}": complex(i, (i * i) % 7) for i in range(_core.MAX_POINTS + 1)}
    with pytest.raises(ValueError, match="64"):
        Closure(Figure(points))


def test_coinciding_points_are_identified() -> None:
    # x and y are both the foot of the altitude, defined in two ways.
    closure, goals = closure_of("a b c = triangle; x = foot x a b c ? cong b x b x")
    del goals
    z = closure.coordinates["x"]
    closure.add_point(
        "y",
        z,
        [Fact(Predicate.PERP, ("a", "y", "b", "c")), Fact(Predicate.COLL, ("y", "b", "c"))],
    )
    closure.saturate([], 5.0)
    assert closure.proves(Fact(Predicate.CONG, ("b", "x", "b", "y")))


def test_candidates_are_true_to_their_definition() -> None:
    closure, _ = closure_of(DERIVED["nine points"])
    closure.saturate([], 5.0)
    found = _core.find_candidates(closure.core, 200, 2, 0)
    assert len(found) == 200
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    stop, extended = _core.extend(closure.core, found[:1], [], 5.0)
    assert Stop(stop) is Stop.SATURATED
    assert extended.points == closure.core.points + 1


def test_angles_with_a_constant_sum_are_not_taken_for_equal() -> None:
    # x + y = 90 degrees is known; that both are 45 in this figure is chance.
    problem = parse("a b c = r_triangle a b c ? cong a b a c")
    figure = Figure({"a": 0j, "b": 1 + 0j, "c": 1j})
    closure = Closure(figure, hypotheses(problem))
    closure.use(lengths=True, sines=True)
    assert closure.saturate(problem.goals, 5.0) is Stop.SATURATED
