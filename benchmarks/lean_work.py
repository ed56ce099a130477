"""Statements and tactics that the benchmarks of the Lean pool share: a mix of what searches ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from problems import LeanStatement
from prover.lean import LeanEnvironment, LeanPool, ProofState
from search.protocols import Outcome


@dataclass(frozen=True, slots=True)
class Batch:
    """Tactics on the state that `path` leads to from the root (each time the first part)."""

    statement: LeanStatement
    path: tuple[str, ...]
    tactics: tuple[str, ...]


def _batches(declaration: str, *work: tuple[tuple[str, ...], tuple[str, ...]]) -> list[Batch]:
    statement = LeanStatement(declaration.split()[1], "", declaration)
    return [Batch(statement, path, tactics) for path, tactics in work]


WORK: tuple[Batch, ...] = (
    *_batches(
        "theorem squares (n : Nat) (h : n % 7 = 3) : n * n % 7 = 2",
        ((), ("rfl", "omega", "decide", "induction n", "simp [Nat.mul_mod, h]")),
        (("have h2 := Nat.mul_mod n n 7",), ("rw [h] at h2", "omega", "simp_all")),
    ),
    *_batches(
        "theorem pair (p q r : Prop) (hp : p) (hq : q) (hr : r) : (p ∧ q) ∧ r",
        ((), ("constructor", "omega", "refine ⟨⟨?_, ?_⟩, ?_⟩", "simp_all", "exact hp")),
        (("constructor",), ("constructor", "exact ⟨hp, hq⟩", "exact hr")),
        (("constructor", "constructor"), ("assumption", "skip", "exact hq")),
    ),
    *_batches(
        "theorem gauss (f : Nat → Nat) (h0 : f 0 = 0) (h : ∀ n, f (n + 1) = f n + n + 1) (n : Nat) :"
        " 2 * f n = n * (n + 1)",
        ((), ("induction n with\n| zero => simp [h0]\n| succ n ih => grind", "grind", "simp")),
        (("induction n",), ("simp [h0]", "omega", "decide", "rw [h0]")),
    ),
    *_batches(
        "theorem system (x y : Int) (h : x + y = 5) (h2 : x * y = 6) : x ^ 2 + y ^ 2 = 13",
        ((), ("omega", "grind", "nonsense tactic", "exact")),
        (("have h3 : x = 5 - y := by omega",), ("subst h3", "grind", "rfl")),
    ),
    *_batches(
        "theorem witness : ∃ n : Nat, n * n = 49 ∧ n < 10",
        ((), ("refine ⟨?n, ?_, ?_⟩", "exact ⟨6, by decide⟩", "exact ⟨7, by decide⟩")),
        (("refine ⟨?n, ?_, ?_⟩",), ("case n => exact 7", "omega", "skip")),
    ),
    *_batches(
        "theorem orders (a b c : Int) (h : a < b) (h2 : b < c) (h3 : c < a + 3) : b = a + 1",
        ((), ("simp", "omega", "grind")),
        (("rcases Int.lt_trichotomy b (a + 1) with h4 | h4 | h4",), ("omega", "exact h4")),
    ),
)


class Worksite:
    """The environments and states of `WORK` on one pool, each opened once."""

    def __init__(self, pool: LeanPool) -> None:
        self._pool = pool
        self._states: dict[tuple[str, tuple[str, ...]], tuple[LeanEnvironment, ProofState]] = {}

    async def prepare(self) -> None:
        """Open all statements and walk all paths."""
        for batch in WORK:
            environment = LeanEnvironment(self._pool, batch.statement)
            state = await environment.root()
            for tactic in batch.path:
                (outcome,) = await environment.step(state, [tactic])
                state = outcome.subgoals[0]
            self._states[batch.statement.declaration, batch.path] = (environment, state)

    async def run(self, batch: Batch) -> Sequence[Outcome[ProofState]]:
        environment, state = self._states[batch.statement.declaration, batch.path]
        return await environment.step(state, batch.tactics)
