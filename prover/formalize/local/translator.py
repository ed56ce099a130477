"""The translator that comes with the project: rules of English and formulas, and no model to be fetched.

It reads what it understands word for word and says nothing where it does not understand a sentence; its
answers are every reading it finds, the likelier ones more often.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from prover.formalize.candidates import NAME
from prover.formalize.local.reader import statements
from prover.formalize.reading import Reading, Route
from prover.formalize.translator import Answer

MOST_READINGS = 4
"""Readings of one problem that are put forward."""


class LocalTranslator:
    """Implements `Translator` by rules. Deterministic: the same words always give the same answers."""

    async def translate(
        self, reading: Reading, *, samples: int, temperature: float, max_tokens: int
    ) -> list[Answer]:
        """See `Translator`; `temperature` and `max_tokens` have no meaning here. Empty where the words
        are not understood."""
        return shared_out(_texts(reading), samples)


def _texts(reading: Reading) -> list[str]:
    """Answers in order of likelihood."""
    from prover.formalize.local.geometry import translations

    if reading.route is Route.GEOMETRY:
        return list(islice(translations(reading.words), MOST_READINGS))
    readings = islice(statements(reading.words), MOST_READINGS)
    return [f"theorem {NAME} {one.statement}" for one in readings]


def shared_out(texts: Sequence[str], samples: int) -> list[Answer]:
    """That many answers, each text about twice as often as the next; at least one of each that fits."""
    counts = [0] * len(texts)
    for number in range(samples if texts else 0):
        # the text whose share lags most behind 2^-k
        best = max(range(len(texts)), key=lambda k: (number + 1) * 2.0 ** -(k + 1) - counts[k])
        counts[best] += 1
    return [Answer(text) for text, times in zip(texts, counts, strict=True) for _ in range(times)]
