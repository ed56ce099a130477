"""From tokens to text as it may be shown: never half a character, never a part of a stop string."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Decode = Callable[[Sequence[int]], str]

_BROKEN = "\N{REPLACEMENT CHARACTER}"


def cut_at_stop(text: str, stops: Sequence[str]) -> tuple[str, bool]:
    """The text before the first stop string in it, and whether there was one."""
    places = [place for stop in stops if (place := text.find(stop)) >= 0]
    return (text[: min(places)], True) if places else (text, False)


def stop_hook(decode: Decode, stops: Sequence[str]) -> Callable[[Sequence[int]], bool]:
    """A hook for the engine: whether the tokens so far end in a text with a stop string.

    Only as many of the last tokens are decoded as a stop string can span.
    """
    longest = max(len(stop.encode()) for stop in stops)

    def ended(tokens: Sequence[int]) -> bool:
        # A token is at least one byte, so this many cover the longest string and one more token.
        text = decode(tokens[-(longest + 1) :])
        return any(stop in text for stop in stops)

    return ended


class TextStream:
    """One sample's text, given out piece by piece while its tokens come.

    Held back are bytes that are not a whole character yet, and an end of the text that could still
    become a stop string.
    """

    def __init__(self, decode: Decode, stops: Sequence[str]) -> None:
        self._decode = decode
        self._stops = stops
        self._tokens: list[int] = []
        self._shown = ""

    def add(self, token: int) -> str:
        """The text that a token adds to what was given out."""
        self._tokens.append(token)
        text, stopped = cut_at_stop(self._decode(self._tokens), self._stops)
        if not stopped:
            text = text.rstrip(_BROKEN)
            text = text[: len(text) - self._open_end(text)]
        return self._give(text)

    def finish(self, text: str) -> str:
        """What is still missing of the whole text."""
        return self._give(text)

    def _give(self, text: str) -> str:
        if not text.startswith(self._shown):
            return ""
        fresh = text[len(self._shown) :]
        self._shown = text
        return fresh

    def _open_end(self, text: str) -> int:
        """Characters at the end of `text` that begin a stop string."""
        best = 0
        for stop in self._stops:
            for size in range(min(len(stop) - 1, len(text)), best, -1):
                if text.endswith(stop[:size]):
                    best = size
                    break
        return best
