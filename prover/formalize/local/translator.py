"""The translator that comes with the project: rules of English and formulas, and a small model behind them.

It says nothing where it does not understand a sentence. Its answers are the readings that it finds, the
likelier ones more often, as if they had been drawn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import islice

from prover.formalize.candidates import NAME
from prover.formalize.local.geometry import translations
from prover.formalize.local.neural import shipped_parser
from prover.formalize.local.reader import statements
from prover.formalize.reading import Reading, Route
from prover.formalize.translator import Answer

MOST_READINGS = 4
"""Readings of one problem that are put forward."""


class LocalTranslator:
    """Implements `Translator`. Deterministic: the same words always give the same answers."""

    async def translate(
        self, reading: Reading, *, samples: int, temperature: float, max_tokens: int
    ) -> list[Answer]:
        """See `Translator`; `temperature` and `max_tokens` have no meaning here. Empty where the words
        are not understood."""
        return shared_out(await asyncio.to_thread(_answers, reading), samples)


def _answers(reading: Reading) -> list[Answer]:
    """One answer for each reading, the likeliest first."""
    if reading.route is Route.GEOMETRY:
        lines = islice(translations(reading.words), MOST_READINGS)
        return [Answer(line, 0.0) for line in lines]
    readings = islice(statements(reading.words, shipped_parser()), MOST_READINGS)
    return [Answer(f"theorem {NAME} {one.statement}", one.log_prob) for one in readings]


def shared_out(answers: Sequence[Answer], samples: int) -> list[Answer]:
    """That many answers, each one about twice as often as the next."""
    counts = [0] * len(answers)
    for number in range(samples if answers else 0):
        # the one whose share lags most behind 2^-k
        best = max(range(len(answers)), key=lambda k: (number + 1) * 2.0 ** -(k + 1) - counts[k])
        counts[best] += 1
    return [answer for answer, times in zip(answers, counts, strict=True) for _ in range(times)]
