"""An inference actor: the policy and the verifier of a run, over texts of states."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack

from prover.mind import MindConfig, open_mind
from prover.policy import HeuristicVerifier, SymbolicPolicy
from prover.policy.learned.template import Place
from prover.policy.symbolic import SymbolicConfig, Text, TextState
from search.protocols import Policy, Proposal, Value, Verifier

_log = logging.getLogger(__name__)


class ProverMind:
    """Implements `search.distributed.Mind`. States travel as their text."""

    batch_states = 1
    """The symbolic policy waits for its worker state by state: together they would wait for the slowest. A
    model makes its own batches of what is asked at once."""
    policy_calls = 64

    def __init__(
        self,
        config: SymbolicConfig | None,
        models: MindConfig | None = None,
        place: Place = "embedded",
        *,
        patient: bool = False,
    ) -> None:
        """`models`: who takes part beside the symbolic policy; nobody without. `patient`: proposals wait for
        all that there is to say, so that they do not depend on the clock."""
        self._symbolic = SymbolicPolicy(config)
        self._models, self._place, self._patient = models or MindConfig(), place, patient
        self._opened = AsyncExitStack()
        self._policy: Policy[TextState, str] = self._symbolic
        self._verifier: Verifier[TextState] = HeuristicVerifier()

    async def open(self) -> None:
        """Load the models. Raises ModelError."""
        enter = self._opened.enter_async_context
        symbolic = await enter(self._symbolic)
        mind = await enter(open_mind(self._models, self._place))
        self._policy = await enter(mind.policy(symbolic, _log.warning, patient=self._patient))
        self._verifier = mind.verifier or self._verifier

    async def close(self) -> None:
        await self._opened.aclose()

    async def propose(self, states: Sequence[str], n: int) -> Sequence[Sequence[Proposal[str]]]:
        return await self._policy.propose([Text(text) for text in states], n)

    async def score(self, states: Sequence[str]) -> Sequence[Value]:
        return await self._verifier.score([Text(text) for text in states])
