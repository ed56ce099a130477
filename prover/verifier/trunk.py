"""The language model below the head: texts to the hidden state after their last token."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from kernels.model import LanguageModel
from kernels.model.forward import hidden_states
from prover.models.tokenizer import TextTokenizer


class Trunk:
    """A model that is read, not trained.

    batch_tokens: tokens computed at once, padding included.
    """

    def __init__(
        self, model: LanguageModel, tokenizer: TextTokenizer, batch_tokens: int = 4096
    ) -> None:
        self._config = model.config
        self._weights = model.dense_weights()
        self._tokenizer = tokenizer
        self._batch_tokens = batch_tokens

    @property
    def hidden_size(self) -> int:
        """Numbers of a hidden state."""
        return self._config.hidden_size

    @torch.no_grad()
    def hidden(self, texts: Sequence[str]) -> torch.Tensor:
        """float32 [texts, hidden_size]. Of a text that is too long the end is read, where the goal is.

        Texts are computed in order of length, so that little of a batch is padding; they do not
        influence each other, since no token sees what comes after it.
        """
        longest = self._config.max_position_embeddings
        tokens = [self._tokenizer.encode(text)[-longest:] for text in texts]
        result = torch.zeros(len(texts), self.hidden_size)
        for rows in self._batches(tokens):
            width = len(tokens[rows[-1]])
            padded = torch.zeros(len(rows), width, dtype=torch.long)
            for place, row in enumerate(rows):
                padded[place, : len(tokens[row])] = torch.tensor(tokens[row], dtype=torch.long)
            states = hidden_states(self._config, self._weights, padded)
            ends = torch.tensor([len(tokens[row]) - 1 for row in rows])
            result[rows] = states[torch.arange(len(rows)), ends].float()
        return result

    def _batches(self, tokens: Sequence[Sequence[int]]) -> list[list[int]]:
        """Numbers of texts by length, cut where a batch would be too large; texts of no token left out."""
        order = sorted((i for i in range(len(tokens)) if tokens[i]), key=lambda i: len(tokens[i]))
        batches: list[list[int]] = []
        for row in order:
            if not batches or (len(batches[-1]) + 1) * len(tokens[row]) > self._batch_tokens:
                batches.append([])
            batches[-1].append(row)
        return batches
