"""Goals as values. The parser of pretty-printed goals is LeanDojo's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lean_dojo.interaction.parse_goals import Goal


def parse_goals(text: str) -> list[Goal]:
    """The goals of a pretty-printed proof state, each with `assumptions` and `conclusion`.

    `lean_dojo` is imported at the first call: it takes over a second.
    """
    from lean_dojo.interaction.parse_goals import parse_goals as parse

    goals: list[Goal] = parse(text)
    return goals
