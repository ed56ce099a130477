"""The environment and the driver below it, on one shared process."""

from __future__ import annotations

import asyncio

import pytest

from problems import LeanStatement
from prover.lean import (
    Certificate,
    LeanEnvironment,
    LeanPool,
    ProofState,
    StatementError,
    check,
    compile_text,
)
from prover.lean.process import Reply
from prover.lean.toolchain import Toolchain
from search.protocols import Outcome, OutcomeKind

pytestmark = [pytest.mark.lean, pytest.mark.asyncio(loop_scope="session")]

PAIR = LeanStatement("pair", "", "theorem pair (p q : Prop) (hp : p) (hq : q) : p ∧ q")
EXISTS = LeanStatement("some", "", "theorem some_square : ∃ n : Nat, n * n = 49 ∧ n < 10")


def _environment(pool: LeanPool, statement: LeanStatement = PAIR) -> LeanEnvironment:
    return LeanEnvironment(pool, statement)


async def _one(environment: LeanEnvironment, state: ProofState, tactic: str) -> Outcome[ProofState]:
    (outcome,) = await environment.step(state, [tactic])
    return outcome


async def _ask(pool: LeanPool, request: Reply) -> Reply:
    async with pool.borrow() as worker:
        return await worker.process.ask(request, 60)


async def test_root_shows_names_and_goal(lean_pool: LeanPool) -> None:
    root = await _environment(lean_pool).root()
    assert root.goals == ("p q : Prop\nhp : p\nhq : q\n⊢ p ∧ q",)


async def test_independent_goals_are_split(lean_pool: LeanPool) -> None:
    environment = _environment(lean_pool)
    outcome = await _one(environment, await environment.root(), "constructor")
    assert [state.text.split("⊢ ")[1] for state in outcome.subgoals] == ["p", "q"]
    for state, tactic in zip(outcome.subgoals, ("exact hp", "exact hq"), strict=True):
        assert (await _one(environment, state, tactic)).kind is OutcomeKind.CLOSED


async def test_coupled_goals_stay_together(lean_pool: LeanPool) -> None:
    environment = _environment(lean_pool, EXISTS)
    outcome = await _one(environment, await environment.root(), "refine ⟨?n, ?_, ?_⟩")
    (state,) = outcome.subgoals
    assert len(state.goals) == 3
    outcome = await _one(environment, state, "case n => exact 7")
    assert [sub.text.split("⊢ ")[1] for sub in outcome.subgoals] == ["7 * 7 = 49", "7 < 10"]


async def test_states_branch(lean_pool: LeanPool) -> None:
    environment = _environment(lean_pool)
    root = await environment.root()
    left, bad, right = await environment.step(root, ["constructor", "omega", "refine ⟨hp, ?_⟩"])
    assert (left.kind, bad.kind) == (OutcomeKind.SUBGOALS, OutcomeKind.ERROR)
    assert [state.text.split("⊢ ")[1] for state in right.subgoals] == ["q"]
    again = await _one(environment, root, "constructor")
    assert [s.fingerprint for s in again.subgoals] == [s.fingerprint for s in left.subgoals]
    assert (await _one(environment, root, "exact ⟨hp, hq⟩")).kind is OutcomeKind.CLOSED


async def test_rest_of_a_batch_is_skipped_once_closed(lean_pool: LeanPool) -> None:
    environment = _environment(lean_pool)
    root = await environment.root()
    kinds = [o.kind for o in await environment.step(root, ["omega", "exact ⟨hp, hq⟩", "omega"])]
    assert kinds == [OutcomeKind.ERROR, OutcomeKind.CLOSED, OutcomeKind.SKIPPED]


async def test_equal_goals_have_equal_keys_and_names_matter(lean_pool: LeanPool) -> None:
    environment = _environment(
        lean_pool, LeanStatement("t", "", "theorem t : (∀ n : Nat, n = n) ∧ (∀ n : Nat, n = n)")
    )
    outcome = await _one(environment, await environment.root(), "constructor")
    state = outcome.subgoals[0]
    tactics = ["intro n", "intro m", "intro m\nrename Nat => n"]
    n, m, renamed = [o.subgoals[0] for o in await environment.step(state, tactics)]
    assert environment.key(n) != environment.key(m)
    assert environment.key(n) == environment.key(renamed)


async def test_facts_stated_in_one_step_close_a_goal_in_a_later_one(lean_pool: LeanPool) -> None:
    field = LeanStatement(
        "product",
        "",
        "theorem product {K : Type} [Lean.Grind.Field K] [LE K] [LT K] [Std.LawfulOrderLT K]\n"
        "    [Std.IsLinearOrder K] [Lean.Grind.OrderedRing K]\n"
        "    (x y : K) (hx : 0 ≤ x) (hy : 0 ≤ y) : 0 ≤ x * y + x * y",
    )
    environment = _environment(lean_pool, field)
    fact = "have k : 0 ≤ x * y := Lean.Grind.OrderedRing.mul_nonneg hx hy"
    stated = await _one(environment, await environment.root(), fact)
    (state,) = stated.subgoals
    assert (await _one(environment, state, "grind")).kind is OutcomeKind.CLOSED


async def test_holes_do_not_close_goals(lean_pool: LeanPool) -> None:
    environment = _environment(lean_pool)
    root = await environment.root()
    for tactic in ("sorry", "exact sorryAx _ true", "stop", "admit", "exact ⟨sorry, hq⟩"):
        assert (await _one(environment, root, tactic)).kind is OutcomeKind.ERROR, tactic


async def test_a_sketch_leaves_its_gaps(lean_pool: LeanPool) -> None:
    opened = await _ask(lean_pool, {"do": "open", "preamble": "", "declaration": PAIR.declaration})
    async with lean_pool.borrow() as worker:
        ask = worker.process.ask
        root = await ask({"do": "root", "statement": opened["statement"]}, 60)
        sketch = "have h : q ∧ p := by\n  constructor\n  · sorry\n  · exact hp\nexact ⟨h.2, h.1⟩"
        request = {
            "do": "step",
            "state": root["parts"][0]["state"],
            "tactics": [sketch],
            "heartbeats": 200000,
            "draft": True,
        }
        (reply,) = [r async for r in worker.process.stream(request, 60)]
        (part,) = reply["parts"]
        assert part["goals"] == ["p q : Prop\nhp : p\nhq : q\n⊢ q"]
        request |= {"state": part["state"], "tactics": ["exact hq"], "draft": False}
        (closed,) = [r async for r in worker.process.stream(request, 60)]
        assert closed["ok"]
        assert closed["parts"] == []


async def test_dropped_states_are_gone(lean_pool: LeanPool) -> None:
    opened = await _ask(lean_pool, {"do": "open", "preamble": "", "declaration": PAIR.declaration})
    root = await _ask(lean_pool, {"do": "root", "statement": opened["statement"]})
    number = root["parts"][0]["state"]
    assert (await _ask(lean_pool, {"do": "drop", "states": [number]}))["ok"]
    step = {"do": "step", "state": number, "tactics": ["skip"], "heartbeats": 1000}
    assert (await _ask(lean_pool, step))["error"] == "no such state"


async def test_a_process_that_forgot_a_state_replays_it(lean_pool: LeanPool) -> None:
    environment = _environment(lean_pool)
    outcome = await _one(environment, await environment.root(), "constructor")
    async with lean_pool.borrow() as worker:
        worker.memory.clear()
    last = outcome.subgoals[1]
    assert (await _one(environment, last, "exact hq")).kind is OutcomeKind.CLOSED


async def test_messages_have_positions(lean_pool: LeanPool) -> None:
    request = {
        "do": "check",
        "preamble": "",
        "declaration": "theorem t : 1 = 1 ∧ 2 = 3",
        "body": "by\n  constructor\n  · rfl\n  · rfl",
    }
    reply = await _ask(lean_pool, request)
    (message,) = reply["messages"]
    assert (message["line"], message["column"], message["severity"]) == (4, 4, "error")


async def test_heartbeats_stop_a_tactic(lean_pool: LeanPool) -> None:
    declaration = (
        "theorem t (a b c d e f : Nat) (h : a * b + c * d = e * f) : (a + b + c + d) ^ 7 = f ^ 5"
    )
    opened = await _ask(lean_pool, {"do": "open", "preamble": "", "declaration": declaration})
    async with lean_pool.borrow() as worker:
        root = await worker.process.ask({"do": "root", "statement": opened["statement"]}, 60)
        request = {
            "do": "step",
            "state": root["parts"][0]["state"],
            "tactics": ["grind (splits := 50)", "skip"],
            "heartbeats": 300,
        }
        beats, fine = [r async for r in worker.process.stream(request, 60)]
    assert not beats["ok"]
    assert "heartbeats" in beats["error"]
    assert fine["ok"]


async def test_options_of_the_preamble_count(lean_pool: LeanPool) -> None:
    declaration = "theorem t : (List.range 200).length = 200"
    for depth, kind in ((40, OutcomeKind.ERROR), (10000, OutcomeKind.CLOSED)):
        statement = LeanStatement("t", f"set_option maxRecDepth {depth}", declaration)
        environment = _environment(lean_pool, statement)
        try:
            outcome = await _one(environment, await environment.root(), "decide")
        except StatementError as error:
            assert kind is OutcomeKind.ERROR
            assert "recursion" in str(error)
        else:
            assert outcome.kind is kind, (depth, outcome.message)


@pytest.mark.parametrize(
    ("preamble", "declaration", "says"),
    [
        ("", "theorem t : 1 = ", "parse"),
        ("", "theorem t : Nat.prme 3", "Nat.prme"),
        ("import Mathlib", "theorem t : 1 = 1", "Mathlib"),
        ("def f := ", "theorem t : 1 = 1", "text before the statement"),
        ("", "theorem t : 1 = 1 \ud800", "UTF-8"),
    ],
)
async def test_bad_statements_are_told_apart(
    lean_pool: LeanPool, preamble: str, declaration: str, says: str
) -> None:
    before = lean_pool.counters.crashes
    with pytest.raises(StatementError, match=says):
        await _environment(lean_pool, LeanStatement("t", preamble, declaration)).root()
    async with lean_pool.borrow() as worker:
        assert worker.process.alive
    assert lean_pool.counters.crashes == before


PREAMBLE = """
inductive Colour where
  | red | green
  deriving DecidableEq

structure Point where
  x : Int
  y : Int

namespace Problem
open Nat

def double (n : Nat) : Nat := n + n

@[simp] theorem double_eq (n : Nat) : double n = 2 * n := by unfold double; omega

mutual
def even : Nat → Bool
  | 0 => true
  | n + 1 => odd n
def odd : Nat → Bool
  | 0 => false
  | n + 1 => even n
end

variable {a : Nat}
"""


@pytest.mark.parametrize(
    ("declaration", "body"),
    [
        ("theorem t : double a = a + a", "rfl"),
        ("@[simp] theorem t (c : Colour) : c = .red ∨ c = .green", "by cases c <;> simp"),
        ("theorem t (p : Point) : p.x + p.y = p.y + p.x", "by omega"),
        ("theorem t : gcd 4 6 = 2", "by decide"),
        ("theorem t : even 4 = true", "by simp [even, odd]"),
        (
            "theorem t (a b : Nat × Nat) : match a, b with | (x, _), (y, _) => x + y = y + x",
            "Nat.add_comm _ _",
        ),
    ],
)
async def test_ordinary_texts_are_accepted(
    lean_pool: LeanPool, declaration: str, body: str
) -> None:
    request = {"do": "check", "preamble": PREAMBLE, "declaration": declaration, "body": body}
    reply = await _ask(lean_pool, request)
    assert reply["ok"], reply
    assert set(reply["axioms"]) <= {"propext", "Classical.choice", "Quot.sound"}


async def test_check_certifies_a_proof_and_a_refutation(lean_pool: LeanPool) -> None:
    proved = await check(lean_pool, PAIR, "⟨hp, hq⟩")
    assert isinstance(proved, Certificate)
    assert not proved.negation
    wrong = LeanStatement("wrong", "", "theorem wrong (n : Nat) (h : 2 ≤ n) : n * n < 50")
    environment = LeanEnvironment(lean_pool, wrong, negated=True)
    await environment.root()
    assert environment.opened is not None
    assert environment.opened.negation is not None
    refuted = await check(
        lean_pool, wrong, "by intro h; have := h 8; omega", negation=environment.opened.negation
    )
    assert isinstance(refuted, Certificate)
    assert refuted.negation
    other = await check(lean_pool, wrong, "by decide", negation="¬ (1 = 2)")
    assert not isinstance(other, Certificate)


@pytest.mark.slow
async def test_compile_text(lean_toolchain: Toolchain) -> None:
    text = "theorem a : 1 = 1 := rfl\nexample : 1 = 2 := by\n  rfl\n"
    errors = await asyncio.to_thread(compile_text, text, lean_toolchain)
    assert len(errors) == 1
    assert errors[0].startswith("3:2: ")


async def test_a_statement_with_patterns_can_be_searched(lean_pool: LeanPool) -> None:
    """What `fun (x, y) => …` declares beside the theorem is there for tactics, the theorem is not."""
    statement = LeanStatement(
        "t",
        "",
        "theorem t (l : List (Nat × Nat)) (h : l.map (fun (x, y) => x + y) = [3]) : l.length = 1",
    )
    environment = LeanEnvironment(lean_pool, statement)
    root = await environment.root()
    tactics = ["have := congrArg List.length h\nsimpa using this", "exact t l h"]
    outcomes = await environment.step(root, tactics[1:] + tactics[:1])
    assert [outcome.kind for outcome in outcomes] == [OutcomeKind.ERROR, OutcomeKind.CLOSED]
    assert environment.opened is not None
    assert environment.opened.negation is not None
