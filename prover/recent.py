"""What was worked out for the last so many texts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """A value a text, made when the text is first asked for; beyond `most` the oldest are forgotten."""

    def __init__(self, make: Callable[[str], V], most: int) -> None:
        self._make = make
        self._most = most
        self._known: OrderedDict[str, V] = OrderedDict()

    def __getitem__(self, text: str) -> V:
        if text not in self._known:
            self._known[text] = self._make(text)
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return self._known[text]

    def get(self, text: str) -> V | None:
        """The value of a text that was asked for; nothing is made."""
        return self._known.get(text)
