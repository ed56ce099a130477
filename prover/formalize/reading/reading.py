"""All that is read off the words of one problem, before any model is asked."""

from __future__ import annotations

from dataclasses import dataclass

from prover.formalize.errors import FormalizeError
from prover.formalize.reading.choices import without_choices
from prover.formalize.reading.formulas import Formula, formulas
from prover.formalize.reading.kind import Asked, Route, asked_for, route_of
from prover.formalize.reading.plain import plain
from prover.formalize.reading.quantities import Quantity, quantities

MAX_CHARS = 8_000
"""The longest text that is taken for one problem."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A problem in words, as it was understood."""

    words: str
    """As given."""
    plain: str
    """Without LaTeX, on one line; see `plain`."""
    asked: Asked
    route: Route
    quantities: tuple[Quantity, ...]
    formulas: tuple[Formula, ...]


def read(words: str) -> Reading:
    """Read a problem. Raises FormalizeError when the text is empty or too long for one problem."""
    if len(words) > MAX_CHARS:
        raise FormalizeError(
            f"the problem has {len(words)} characters; at most {MAX_CHARS} are read"
        )
    text = plain(words)
    if not any(c.isalpha() for c in text):
        raise FormalizeError("the problem has no words; state it in English")
    said = plain(without_choices(words))
    return Reading(words, text, asked_for(text), route_of(text), quantities(said), formulas(said))
