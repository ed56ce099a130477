"""A language model over the grammar's symbols, decoded by beams under the grammar's constraint.

The model sees a sentence with typed slots and writes its derivation. At each step only the symbols that keep
the derivation grammatical are open, each slot is used once, and all have to be used: what comes out is always
a reading of the sentence's own formulas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import torch

from kernels.model import LanguageModel
from kernels.model.checkpoint import read_checkpoint
from kernels.model.forward import logits
from prover.formalize.local.matcher import Tokens
from prover.formalize.local.meaning import Act
from prover.formalize.local.neural.symbols import (
    CATEGORIES,
    RULES,
    START,
    Leaves,
    expansion,
    meaning,
)
from prover.models.tokenizer import TextTokenizer, folder_tokenizer

BEAMS = 6
MOST_SYMBOLS = 48
MOST_SLOTS = 12
MOST_TOKENS = 48
"""Of a sentence; longer ones tell stories."""
FLOOR = -0.4
"""Mean log-probability of a symbol below which a derivation is not put forward."""
SLACK = 8
"""Symbols' worth of improbability that a derivation may begin with."""
ANSWER = "=>"
"""Ends the prompt."""


def prompt(tokens: Tokens, kinds: Sequence[str]) -> str:
    """A sentence as the model is shown it: slots from `#0` on, each behind its kind.

    kinds: of the sentence's slots in order, `F` formula, `N` name, `C` numeral, `E` other term.
    """
    number = 0
    shown: list[str] = []
    for token in tokens:
        if token.startswith("#"):
            shown += [f"<{kinds[number]}>", f"#{number}"]
            number += 1
        else:
            shown.append(token)
    return " ".join([*shown, ANSWER])


def numbered(tokens: Tokens) -> dict[str, str]:
    """The sentence's slots by the names that the model uses: `#0` → `#7`."""
    slots = [token for token in tokens if token.startswith("#")]
    return {f"#{i}": slot for i, slot in enumerate(slots)}


@dataclass(frozen=True, slots=True)
class _Beam:
    symbols: tuple[str, ...]
    open: tuple[str, ...]
    """Categories still to be filled, the next one first."""
    score: float


class NeuralParser:
    """Reads sentences. Deterministic."""

    def __init__(self, model: LanguageModel, tokenizer: TextTokenizer) -> None:
        self._shape = model.config
        self._weights = model.dense_weights()
        self._tokenizer = tokenizer
        self._symbols: dict[str, int] = {}
        names = [*RULES, *(f"#{i}" for i in range(MOST_SLOTS)), *(f"V{i}" for i in range(1, 6))]
        for name in (*names, "two", "three", "four", "one", "zero"):
            ids = tokenizer.encode(name, special=False)
            if len(ids) == 1 and tokenizer.decode(ids).strip() == name:
                self._symbols[name] = ids[0]
        self._choices = {category: self._open_to(category) for category in CATEGORIES}
        self._numbers = {
            category: torch.tensor([self._symbols[name] for name, _ in choices], dtype=torch.long)
            for category, choices in self._choices.items()
        }

    def _open_to(self, category: str) -> list[tuple[str, tuple[str, ...]]]:
        """The symbols that can stand for a category, each with what has to follow it."""
        found = ((name, expansion(category, name)) for name in self._symbols)
        return [(name, parts) for name, parts in found if parts is not None]

    @staticmethod
    def open(folder: Path) -> NeuralParser:
        """The parser of a folder with `model.safetensors`, `config.json` and `tokenizer.json`."""
        return NeuralParser(read_checkpoint(folder), folder_tokenizer(folder))

    def readings(
        self, tokens: Tokens, kinds: Sequence[str], leaves: Leaves
    ) -> Iterator[tuple[tuple[Act, ...], float]]:
        """(meaning, mean log-probability of a symbol) of a sentence's likeliest derivations."""
        slots = numbered(tokens)
        if len(slots) > MOST_SLOTS or len(tokens) > MOST_TOKENS:
            return
        for beam in self._beams(tokens, kinds, frozenset(slots)):
            mean = beam.score / len(beam.symbols)
            if mean < FLOOR:
                continue
            value = meaning([slots.get(s, s) for s in beam.symbols], leaves)
            if value is not None:
                yield value, mean

    def _beams(self, tokens: Tokens, kinds: Sequence[str], slots: frozenset[str]) -> list[_Beam]:
        """Whole derivations that use every slot once, likeliest first."""
        start = self._tokenizer.encode(prompt(tokens, kinds), special=False)
        beams = [_Beam((), (START,), 0.0)]
        done: list[_Beam] = []
        for _ in range(MOST_SYMBOLS):
            following = self._following(start, beams)
            grown = [
                one
                for beam, row in zip(beams, following, strict=True)
                for one in self._grown(beam, row, slots)
            ]
            grown = [beam for beam in grown if beam.score >= FLOOR * (len(beam.symbols) + SLACK)]
            grown.sort(key=lambda beam: -beam.score)
            done += [b for b in grown if not b.open and slots <= set(b.symbols)]
            beams = [b for b in grown if b.open][:BEAMS]
            if not beams or len(done) >= BEAMS:
                break
        return sorted(done, key=lambda beam: -beam.score / len(beam.symbols))

    @torch.inference_mode()
    def _following(self, start: Sequence[int], beams: Sequence[_Beam]) -> torch.Tensor:
        """Log-probabilities of the next token, [beams, vocabulary]; all beams are equally long."""
        rows = [[*start, *(self._symbols[s] for s in beam.symbols)] for beam in beams]
        out = logits(self._shape, self._weights, torch.tensor(rows))
        return torch.log_softmax(out[:, -1].float(), dim=-1)

    def _grown(self, beam: _Beam, row: torch.Tensor, slots: frozenset[str]) -> Iterator[_Beam]:
        """A beam with each symbol that may come next."""
        category, *rest = beam.open
        scores = row[self._numbers[category]].tolist()
        for (name, parts), score in zip(self._choices[category], scores, strict=True):
            if name.startswith("#") and (name not in slots or name in beam.symbols):
                continue
            if len(beam.symbols) + len(parts) + len(rest) < MOST_SYMBOLS:
                yield _Beam((*beam.symbols, name), (*parts, *rest), beam.score + score)


def weights_folder() -> Path:
    """Where the project keeps the weights that come with it."""
    return Path(str(resources.files("prover.weights"))) / "translator"


@cache
def shipped_parser() -> NeuralParser | None:
    """The parser that comes with the project; None where its weights are not there."""
    folder = weights_folder()
    return NeuralParser.open(folder) if (folder / "model.safetensors").is_file() else None
