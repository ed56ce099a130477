"""One open Dojo, kept alive: tactics in, outcomes out, reopened and replayed when it breaks.

Everything here blocks, and a Dojo is one process behind one terminal: call from one thread only.
`lean_dojo` is imported at the first opening: it takes over a second.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from prover.lean.errors import LeanCrashed, LeanStartError, LeanTimeout
from search.protocols import Outcome, OutcomeKind

if TYPE_CHECKING:
    from lean_dojo import Dojo

_LONGEST_REQUEST = 4000
"""Bytes. A terminal takes lines of at most 4096 bytes; a longer one would wait until the time limit."""


@dataclass(frozen=True, slots=True, eq=False)
class DojoState:
    """Goals that are left, all of them together, and how to get there."""

    text: str
    """As LeanDojo shows them."""
    parent: DojoState | None = field(default=None, repr=False)
    tactic: str = ""
    """What was applied to the parent; empty at the root."""

    @property
    def goals(self) -> tuple[str, ...]:
        """One text a goal, in Lean's order."""
        return tuple(self.text.split("\n\n"))


class DojoSession:
    """A Dojo that is opened when it is needed and opened again after it broke."""

    def __init__(self, open_dojo: Callable[[], Dojo]) -> None:
        self._make = open_dojo
        self._dojo: Dojo | None = None
        self._known: dict[DojoState, Any] = {}
        """LeanDojo's state for each of ours, in the process that runs now."""
        self._root: DojoState | None = None
        self.openings = 0

    def root(self) -> DojoState:
        """The theorem's first state. Raises LeanStartError when LeanDojo cannot open it."""
        self._open()
        assert self._root is not None
        return self._root

    def attempt(self, state: DojoState, tactic: str) -> Outcome[DojoState]:
        """One tactic; tried once more, in a fresh Dojo, when the first one dies under it."""
        begun = time.perf_counter()
        outcome: Outcome[DojoState] | None = None
        for last in (False, True):
            try:
                outcome = self._attempt(state, tactic)
                break
            except LeanTimeout as error:
                outcome = Outcome(OutcomeKind.TIMEOUT, message=str(error))
                break
            except (LeanCrashed, LeanStartError) as error:
                if last:
                    outcome = Outcome(OutcomeKind.CRASHED, message=str(error))
        assert outcome is not None
        seconds = time.perf_counter() - begun
        return Outcome(outcome.kind, outcome.subgoals, outcome.message, seconds)

    def close(self) -> None:
        """End the process, if one runs, and forget its states."""
        dojo, self._dojo = self._dojo, None
        self._known.clear()
        if dojo is not None:
            # a Dojo that failed to open lacks what its own clean-up wants
            with contextlib.suppress(Exception):
                dojo.__exit__(None, None, None)
            # which kills the process, but neither reaps it nor closes its terminal
            with contextlib.suppress(Exception):
                dojo.proc.close(force=True)

    def _open(self) -> None:
        if self._dojo is not None:
            return
        try:
            self._dojo = self._make()
            _, first = self._dojo.__enter__()
        except Exception as error:  # LeanDojo raises assertions, its own and its libraries' errors
            self.close()
            raise LeanStartError(f"LeanDojo could not open the theorem: {_words(error)}") from error
        self.openings += 1
        text = getattr(first, "pp", None)
        if text is None:
            self.close()
            raise LeanStartError("LeanDojo must be opened at a theorem, not at a place in a file")
        if self._root is None:
            self._root = DojoState(str(text))
        elif self._root.text != text:
            self.close()
            raise LeanStartError("LeanDojo opened the theorem with another goal than before")
        self._known[self._root] = first

    def _attempt(self, state: DojoState, tactic: str) -> Outcome[DojoState]:
        from lean_dojo import LeanError, ProofFinished, ProofGivenUp, TacticState

        self._replay(state)
        known = self._known[state]
        request = json.dumps({"sid": known.id, "cmd": tactic}, ensure_ascii=False)
        if len(request.encode()) > _LONGEST_REQUEST:
            return Outcome(OutcomeKind.ERROR, message="the tactic is too long for LeanDojo")
        result = self._run(known, tactic)
        match result:
            case ProofFinished():
                return Outcome(OutcomeKind.CLOSED)
            case TacticState():
                child = DojoState(result.pp, state, tactic)
                self._known[child] = result
                return Outcome(OutcomeKind.SUBGOALS, (child,))
            case LeanError():
                return Outcome(OutcomeKind.ERROR, message=result.error)
            case ProofGivenUp():
                return Outcome(OutcomeKind.ERROR, message="the proof contains sorry")
        raise LeanCrashed(f"LeanDojo answered with a {type(result).__name__}")

    def _replay(self, state: DojoState) -> None:
        """Make the running Dojo know a state. Raises LeanCrashed when the tactics say else now."""
        self._open()
        path: list[DojoState] = []
        at: DojoState | None = state
        while at is not None and at not in self._known:
            path.append(at)
            at = at.parent
        for step in reversed(path):
            if step.parent is None:
                raise LeanCrashed("the state belongs to another theorem")
            try:
                result = self._run(self._known[step.parent], step.tactic)
            except LeanTimeout as error:
                raise LeanCrashed(f"{error} on replay of: {step.tactic}") from error
            if getattr(result, "pp", None) != step.text:
                self.close()
                raise LeanCrashed(f"a tactic that worked before fails on replay: {step.tactic}")
            self._known[step] = result

    def _run(self, known: Any, tactic: str) -> Any:
        """Ask the Dojo. Raises LeanTimeout or LeanCrashed; it is closed after either.

        After a time-out the answer would come late and be taken for that to the next tactic.
        """
        from lean_dojo import DojoTacticTimeoutError

        assert self._dojo is not None
        try:
            return self._dojo.run_tac(known, tactic)
        except DojoTacticTimeoutError as error:
            limit = self._dojo.timeout
            self.close()
            raise LeanTimeout(f"no answer within {limit:g} s") from error
        except (
            Exception
        ) as error:  # DojoCrashError; assertions and terminal errors of a dead process
            self.close()
            raise LeanCrashed(f"LeanDojo broke down: {_words(error)}") from error


def _words(error: Exception) -> str:
    """An exception on one line."""
    said = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
