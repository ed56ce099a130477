"""Who proposes and who scores in an attempt: the symbolic policy alone, or with models beside it.

Models are opened once and serve all attempts of a run, however many go on side by side.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from prover.models.endpoint import Endpoint, EndpointConfig
from prover.policy.learned import (
    EndpointSampler,
    LateScorer,
    LearnedConfig,
    LearnedPolicy,
    LocalScorer,
    RankedPolicy,
    Sampler,
    Scorer,
    Template,
)
from prover.policy.learned.template import Place
from prover.policy.mixed import MixedPolicy, Part
from prover.policy.symbolic import SymbolicPolicy, TextState
from search.protocols import Policy, Verifier

if TYPE_CHECKING:
    from prover.models import OpenModel

_PATIENCE_S = 1.0
"""How long proposals that are there wait for those of a model."""


class MindConfig(BaseModel):
    """Which models take part. Without any, the symbolic policy and the heuristic verifier serve."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    policy: str = ""
    """A fetched model's name, a folder, a GGUF file, or the address of an endpoint."""
    policy_weight: Annotated[float, Field(gt=0, le=1)] = 0.5
    """The model's share of the mixture with the symbolic policy; 1 leaves that out."""
    policy_tokens: Annotated[int, Field(ge=1)] | None = None
    """Most tokens that an endpoint is asked for in all."""
    ranking: str = ""
    """A fetched model's name or a folder: the model that puts the symbolic policy's tactics in order."""
    ranking_weight: Annotated[float, Field(ge=0, le=1)] = 0.5
    """Its share in the product of experts; see `RankedPolicy`."""
    verifier: str = ""
    """A folder with a learned verifier."""


class Ranking:
    """A model that puts tactics in order, opened when the first search asks for it.

    Searches that depend on the clock go on without it until it is there; patient ones wait.
    """

    def __init__(self, opening: Callable[[], Scorer], template: Template, weight: float) -> None:
        """opening: what opens it, in a thread."""
        self._opening = opening
        self._template = template
        self._weight = weight
        self._scorer: LateScorer | None = None

    def over(
        self, symbolic: SymbolicPolicy, report: Callable[[str], None], *, patient: bool
    ) -> RankedPolicy:
        """The symbolic policy with its tactics put in order."""
        if self._scorer is None:
            self._scorer = LateScorer(self._opening, report, patient=patient)
        return RankedPolicy(symbolic, self._scorer, self._template, self._weight)

    async def aclose(self) -> None:
        """Let go of the model."""
        if self._scorer is not None:
            await self._scorer.aclose()


class Mind:
    """The models of a run. verifier: None where the heuristic one serves."""

    def __init__(
        self,
        learned: LearnedPolicy | None,
        weight: float,
        verifier: Verifier[TextState] | None,
        ranking: Ranking | None = None,
    ) -> None:
        self._ranking = ranking
        # one for all mixtures: a model that failed in one is not asked by the others
        self._part = None if learned is None else Part("learned", learned, weight)
        self.verifier = verifier

    @asynccontextmanager
    async def policy(
        self, symbolic: SymbolicPolicy, report: Callable[[str], None], *, patient: bool = False
    ) -> AsyncIterator[Policy[TextState, str]]:
        """The policy of attempts beside which `symbolic` is used by nobody else.

        report: told in one line when a model fails. patient: wait for all that there is to say, so
        that proposals do not depend on the clock.
        """
        if self._part is not None and self._part.weight == 1:
            yield self._part.policy
            return
        own: Policy[TextState, str] = symbolic
        if self._ranking is not None:
            own = self._ranking.over(symbolic, report, patient=patient)
        if self._part is None:
            yield own
        else:
            parts = [Part("symbolic", own, 1 - self._part.weight), self._part]
            async with aclosing(
                MixedPolicy(parts, None if patient else _PATIENCE_S, report)
            ) as mixed:
                yield mixed


@asynccontextmanager
async def open_mind(config: MindConfig, place: Place) -> AsyncIterator[Mind]:
    """Open what is named, for proofs made in `place`. Raises ModelError."""
    async with AsyncExitStack() as stack:
        template = Template.of(place)
        verifier = learned = None
        if config.verifier:
            from prover.verifier import LearnedVerifier

            def words(state: str) -> str:
                return template.prompt(state).text

            verifier = await asyncio.to_thread(LearnedVerifier.open, Path(config.verifier), words)
        if config.policy:
            sampler = await _sampler(config)
            learned = await stack.enter_async_context(
                LearnedPolicy(sampler, template, LearnedConfig())
            )
        ranking = None
        if config.ranking:
            opening = partial(LocalScorer.open, config.ranking)
            ranking = Ranking(opening, template, config.ranking_weight)
            await stack.enter_async_context(aclosing(ranking))
        yield Mind(learned, config.policy_weight, verifier, ranking)


@asynccontextmanager
async def mind_of_model(
    opened: OpenModel,
    config: MindConfig,
    place: Place,
    verifier: Verifier[TextState] | None,
) -> AsyncIterator[Mind]:
    """A mind with a model that is in memory already in place of `config.policy`, with its share, or of
    `config.ranking` where no policy is named."""
    template = Template.of(place)
    if config.policy:
        from prover.policy.learned import LocalSampler

        sampler = await asyncio.to_thread(LocalSampler.of, opened)
        async with LearnedPolicy(sampler, template, LearnedConfig()) as learned:
            yield Mind(learned, config.policy_weight, verifier)
    else:
        opening = partial(LocalScorer.of, opened)
        async with aclosing(Ranking(opening, template, config.ranking_weight)) as ranking:
            yield Mind(None, config.policy_weight, verifier, ranking)


def is_address(policy: str) -> bool:
    """Whether a policy is named by the address of an endpoint."""
    return "://" in policy


async def _sampler(config: MindConfig) -> Sampler:
    if is_address(config.policy):
        endpoint = EndpointConfig.at(config.policy, most_tokens=config.policy_tokens)
        return EndpointSampler(Endpoint(endpoint))
    from prover.policy.learned import LocalSampler

    return await asyncio.to_thread(LocalSampler.open, config.policy)
