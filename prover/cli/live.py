"""The live view of a search on standard error: a line of numbers and the best line, each side."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

if TYPE_CHECKING:
    from prover.solve import Progress

_SHOWN_TACTICS = 6


class LiveSearch:
    """A context manager that is the listener of a search. Silent where nobody watches."""

    def __init__(self, title: str, console: Console | None = None) -> None:
        self._title = title
        self._console = console or Console(stderr=True)
        self._sides: dict[str, Progress] = {}
        self._live: Live | None = None

    def __enter__(self) -> LiveSearch:
        if self._console.is_terminal:
            self._live = Live(
                get_renderable=self._render,
                console=self._console,
                refresh_per_second=4,
                transient=True,
            )
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def __call__(self, progress: Progress) -> None:
        """Take note of one side's state; it is drawn a few times a second."""
        self._sides[progress.side] = progress

    def _render(self) -> RenderableType:
        if not self._sides:
            return Text(f"{self._title}: starting Lean", style="dim")
        return Group(*(self._row(side) for side in self._sides.values()))

    def _row(self, side: Progress) -> Text:
        aim = "prove " if side.side == "statement" else "refute"
        row = Text(no_wrap=True, overflow="ellipsis")
        row.append(f"{aim} {self._title} ", style="bold")
        row.append(f"{side.seconds:6.1f} s  {side.nodes} nodes  {side.tactics} tactics  ")
        row.append(f"{side.open_goals} open goals  ")
        line = "; ".join(" ".join(tactic.split()) for tactic in side.best_line[:_SHOWN_TACTICS])
        row.append(line, style="cyan")
        return row
