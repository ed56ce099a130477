"""The process that does the slow thinking, and its client.

Run as `python -m prover.policy.symbolic.worker` it reads one JSON object a line,
`{"id": 1, "text": "<proof state>"}`, and writes one line a suggestion,
`{"id": 1, "tactic": …, "weight": …}`, then `{"id": 1, "done": true}`;
its very first line is `{"ready": true}`. Each proposer runs under its
own alarm; the client kills the process when a whole request overruns, and starts another.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from prover.policy.symbolic.config import SymbolicConfig
from prover.policy.symbolic.goals.sequent import Sequent, read_state
from prover.policy.symbolic.suggestion import Proposer, Suggestion


class Overrun(BaseException):
    """A proposer used up its time (not an `Exception`: libraries must not swallow it)."""


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise `Overrun` inside the block after `seconds` of wall time (main thread only)."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise Overrun

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def suggestions(
    sequent: Sequent, proposers: tuple[Proposer, ...], config: SymbolicConfig
) -> Iterator[Suggestion]:
    """What the proposers say in turn, each within its time and count. A proposer that fails on an
    odd goal is passed over: a policy is never a reason for a search to stop."""
    for proposer in proposers:
        collected: list[Suggestion] = []
        try:
            with alarm(config.proposer_timeout_s):
                for suggestion in proposer(sequent):
                    collected.append(suggestion)
                    if len(collected) >= config.max_per_proposer:
                        break
        except (Overrun, Exception):
            pass
        for s in collected:
            yield Suggestion(sequent.rename + s.tactic, s.weight)


def _answers(sequent: Sequent, config: SymbolicConfig) -> Iterator[Suggestion]:
    """What all proposers say. The large libraries load when the light proposers have spoken."""
    from prover.policy.symbolic.slow import LIGHT, heavy

    yield from suggestions(sequent, LIGHT, config)
    yield from suggestions(sequent, heavy(), config)


def main() -> None:
    """Serve requests until standard input ends."""
    # Answers go to a private copy of standard output; what libraries print goes to standard error.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    import prover.policy.symbolic.slow  # noqa: F401  before it is ready, not on a state's time

    config = SymbolicConfig()
    out.write(json.dumps({"ready": True}) + "\n")
    out.flush()
    for line in sys.stdin:
        request = json.loads(line)
        states = read_state(request["text"])
        for s in _answers(states[0], config) if states else ():
            out.write(json.dumps({"id": request["id"], "tactic": s.tactic, "weight": s.weight}))
            out.write("\n")
            out.flush()
        out.write(json.dumps({"id": request["id"], "done": True}) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
