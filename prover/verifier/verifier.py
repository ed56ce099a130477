"""The learned verifier: states in words, through the trunk, through the head."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from prover.models import SOURCES, open_model
from prover.policy.symbolic import TextState
from prover.verifier.bins import Bins
from prover.verifier.errors import VerifierError
from prover.verifier.folder import CONFIG, read_head
from prover.verifier.head import ValueHead
from prover.verifier.trunk import Trunk
from search.protocols import Value

_MAX_STATES = 50_000


class LearnedVerifier:
    """Implements `search.protocols.Verifier` over states that offer their text.

    The model runs in a thread, one batch at a time; a state that was scored is not computed again.
    """

    def __init__(
        self, trunk: Trunk, head: ValueHead, bins: Bins, words: Callable[[str], str]
    ) -> None:
        """words: a state's text as the trunk is to read it. Raises VerifierError for other sizes."""
        size = head.norm.normalized_shape[0]
        if size != trunk.hidden_size:
            raise VerifierError(
                f"the verifier reads hidden states of {size} numbers, the model has {trunk.hidden_size}"
            )
        self._trunk = trunk
        self._head = head
        self._bins = bins
        self._words = words
        self._known: OrderedDict[str, Value] = OrderedDict()
        self._turn = asyncio.Lock()

    @staticmethod
    def open(folder: Path, words: Callable[[str], str]) -> LearnedVerifier:
        """The verifier of a folder, with the model that it names. Raises ModelError."""
        head, config = read_head(folder)
        trunk = config.trunk
        try:
            opened = open_model(trunk if trunk in SOURCES else folder / trunk)
            return LearnedVerifier(
                Trunk(opened.model, opened.tokenizer), head, config.bins_of(), words
            )
        except VerifierError as problem:
            raise VerifierError(f"{folder / CONFIG}: {problem}") from None

    async def score(self, states: Sequence[TextState]) -> Sequence[Value]:
        """One value a state: its probability of being proved and the steps that this would take."""
        texts = [state.text for state in states]
        async with self._turn:  # later calls find what this one computes
            known = {text: self._known[text] for text in texts if text in self._known}
            unknown = [text for text in dict.fromkeys(texts) if text not in known]
            if unknown:
                values = await asyncio.to_thread(self._computed, unknown)
                known |= dict(zip(unknown, values, strict=True))
                self._remember(known)
        return [known[text] for text in texts]

    @torch.no_grad()
    def _computed(self, texts: Sequence[str]) -> list[Value]:
        hidden = self._trunk.hidden([self._words(text) for text in texts])
        step_logits, proved_logits = self._head(hidden)
        proved = torch.sigmoid(proved_logits).tolist()
        steps = self._bins.mean(step_logits).tolist()
        return [Value(closable, count) for closable, count in zip(proved, steps, strict=True)]

    def _remember(self, values: dict[str, Value]) -> None:
        self._known |= values
        while len(self._known) > _MAX_STATES:
            self._known.popitem(last=False)
