"""Who proposes and who scores in an attempt: the symbolic policy alone, or with models beside it.

Models are opened once and serve all attempts of a run, however many go on side by side.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from prover.models.endpoint import Endpoint, EndpointConfig
from prover.policy.learned import (
    EndpointSampler,
    LearnedConfig,
    LearnedPolicy,
    RankedPolicy,
    Sampler,
    StepJudge,
    Template,
)
from prover.policy.learned.template import Place
from prover.policy.mixed import MixedPolicy, Part
from prover.policy.symbolic import SymbolicPolicy, TextState
from prover.verifier.step import StepVerifier
from prover.verifier.step.network import TENSORS
from prover.weights import OWN, STEPS
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
    """The folder of a step-level verifier that puts the symbolic policy's tactics in order; "hypatia" is
    the project's own."""
    ranking_weight: Annotated[float, Field(ge=0, le=1)] = 0.3
    """Its share in the product of experts; see `RankedPolicy`."""
    verifier: str = ""
    """The folder of a verifier that scores states, step-level or on a language model; "hypatia" likewise."""


class Mind:
    """The models of a run. verifier: None where the heuristic one serves."""

    def __init__(
        self,
        learned: LearnedPolicy | None,
        weight: float,
        verifier: Verifier[TextState] | None,
        judge: StepJudge | None = None,
        judge_weight: float = 0.5,
    ) -> None:
        self._judge, self._judge_weight = judge, judge_weight
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
        if self._judge is not None:
            own = RankedPolicy(symbolic, self._judge, self._judge_weight)
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
        learned = None
        judge = await asyncio.to_thread(_step_verifier, config.ranking) if config.ranking else None
        verifier: Verifier[TextState] | None = judge
        if config.verifier != config.ranking:
            verifier = await _verifier(config.verifier, template) if config.verifier else None
        if config.policy:
            sampler = await _sampler(config)
            learned = await stack.enter_async_context(
                LearnedPolicy(sampler, template, LearnedConfig())
            )
        yield Mind(learned, config.policy_weight, verifier, judge, config.ranking_weight)


@asynccontextmanager
async def mind_of_model(
    opened: OpenModel,
    config: MindConfig,
    place: Place,
    verifier: Verifier[TextState] | None,
) -> AsyncIterator[Mind]:
    """A mind whose policy is a model that is in memory already, with the share that `config` says."""
    from prover.policy.learned import LocalSampler

    judge = await asyncio.to_thread(_step_verifier, config.ranking) if config.ranking else None
    sampler = await asyncio.to_thread(LocalSampler.of, opened)
    async with LearnedPolicy(sampler, Template.of(place), LearnedConfig()) as learned:
        yield Mind(learned, config.policy_weight, verifier, judge, config.ranking_weight)


def is_address(policy: str) -> bool:
    """Whether a policy is named by the address of an endpoint."""
    return "://" in policy


def _step_verifier(folder: str) -> StepVerifier:
    return StepVerifier.open(STEPS if folder == OWN else Path(folder))


async def _verifier(folder: str, template: Template) -> Verifier[TextState]:
    """The verifier of a folder, of whichever kind it holds."""
    if folder == OWN or (Path(folder) / TENSORS).is_file():
        return await asyncio.to_thread(_step_verifier, folder)
    from prover.verifier import LearnedVerifier

    def words(state: str) -> str:
        return template.prompt(state).text

    return await asyncio.to_thread(LearnedVerifier.open, Path(folder), words)


async def _sampler(config: MindConfig) -> Sampler:
    if is_address(config.policy):
        endpoint = EndpointConfig.at(config.policy, most_tokens=config.policy_tokens)
        return EndpointSampler(Endpoint(endpoint))
    from prover.policy.learned import LocalSampler

    return await asyncio.to_thread(LocalSampler.open, config.policy)
