"""What a model is trained on: a prompt, and what is to be said or thought of it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """prompt: what the model is given; it ends where the answer begins.

    answer: what it is to write, its end ("\\n") included; "" for none. weight: of the answer; above 0
    it is made likely, below 0 unlikely. proved: what the value head should say at the prompt's end,
    the share of tries in which the state gets proved; None leaves the head alone. steps: to the end
    of the proof, read where proved is above 0. Raises ValueError for what cannot be.
    """

    prompt: str
    answer: str = ""
    weight: float = 1.0
    proved: float | None = None
    steps: float = 0.0

    def __post_init__(self) -> None:
        if not math.isfinite(self.weight) or self.weight == 0:
            raise ValueError(
                f"an example's weight must be a number other than 0, not {self.weight}"
            )
        if self.proved is not None and not 0 <= self.proved <= 1:
            raise ValueError(f"proved is a share from 0 to 1, not {self.proved}")
        if not self.answer and self.proved is None:
            raise ValueError("an example needs an answer, or a value of its prompt")


def fingerprint(examples: Iterable[Example]) -> str:
    """16 hexadecimal digits that name a sequence of examples, for records of what was trained on."""
    digest = hashlib.blake2b(digest_size=8)
    for example in examples:
        digest.update(repr(astuple(example)).encode())
    return digest.hexdigest()
