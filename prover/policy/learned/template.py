"""How a state is put into words: files in `templates/`, named after where the proof is made.

A template of a text ends where the tactic begins, and the model's tactic ends with its line: the form
that models are trained on (`prover.training.data.prompt_text`). A template of a chat has a line
`[role]` above each message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from prover.policy.learned.sampler import Prompt

Place = Literal["embedded", "mathlib"]

_BREAK = " ⏎ "
"""Stands for a line break inside a tactic, since the end of a line ends a tactic."""

_LIBRARY = {
    "embedded": "Lean's core library (no Mathlib)",
    "mathlib": "Mathlib",
}
_ROLE = re.compile(r"^\[(system|user|assistant)\]\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Template:
    """text: with `{state}` where the goals go. messages: (role, content) of a chat, likewise.

    stop: what ends a continued text. Braces elsewhere stand for themselves.
    """

    text: str
    messages: tuple[tuple[str, str], ...]
    stop: tuple[str, ...] = ("\n",)

    @staticmethod
    def of(place: Place) -> Template:
        """The template of the embedded Lean, or of Mathlib."""
        folder = files("prover.policy.learned") / "templates"
        text = (folder / f"{place}.txt").read_text("utf-8")
        chat = (folder / "chat.txt").read_text("utf-8").replace("{library}", _LIBRARY[place])
        _, *parts = _ROLE.split(chat)
        messages = tuple(
            (role, content.strip()) for role, content in zip(parts[::2], parts[1::2], strict=True)
        )
        return Template(text, messages)

    def prompt(self, state: str) -> Prompt:
        """A state's prompt; nothing in the state is taken for a part of the template."""
        messages: list[Mapping[str, str]] = [
            {"role": role, "content": content.replace("{state}", state)}
            for role, content in self.messages
        ]
        return Prompt(self.text.replace("{state}", state), tuple(messages))


def spoken(tactic: str) -> str:
    """A tactic in one line, as models are taught it."""
    return tactic.replace("\n", _BREAK)


def written(text: str) -> str:
    """What `spoken` was made from."""
    return text.replace(_BREAK, "\n")
