"""Problems settled over time, as inline SVG whose colours are the page's."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

_WIDTH, _HEIGHT = 640.0, 280.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 16.0, 14.0, 42.0


def solved_over_time(points: Sequence[tuple[float, int]], total: int, budget_s: float) -> Markup:
    """A staircase: how many problems are settled within so many seconds of work on each."""
    last = max([*(x for x, _ in points), 1.0])
    right = max(last * 1.05, min(budget_s, last * 4))
    across, up = _ticks(right, 6), _ticks(float(max(total, 1)), 5)

    def x(value: float) -> float:
        return _LEFT + value / right * (_WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return _HEIGHT - _BOTTOM - value / max(total, 1) * (_HEIGHT - _TOP - _BOTTOM)

    parts = [
        f'<svg class="plot" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img"'
        ' aria-labelledby="plot-title">',
        f'<title id="plot-title">{len(points)} of {total} problems settled over time</title>',
    ]
    for tick in up:
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" {_at_y(y(tick))}/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y(tick) + 4:.1f}" class="end">{tick:g}</text>')
    bottom = y(0)
    below = bottom + 18
    parts += [f'<text x="{x(t):.1f}" y="{below:.1f}" class="mid">{t:g}</text>' for t in across]
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(
        f'<text x="{middle}" y="{_HEIGHT - 6}" class="mid">seconds of work a problem</text>'
    )
    path = [f"M{x(0):.1f} {y(0):.1f}"]
    for seconds, count in points:
        path.append(f"H{x(seconds):.1f}V{y(count):.1f}")
    path.append(f"H{x(right):.1f}")
    parts.append(f'<path class="curve" d="{"".join(path)}"/>')
    parts.append("</svg>")
    return Markup("".join(parts))


def _at_y(value: float) -> str:
    return f'y1="{value:.1f}" y2="{value:.1f}"'


def _ticks(most: float, count: int) -> list[float]:
    """Round numbers from 0 to `most`, about `count` of them."""
    raw = most / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw)
    return [i * step for i in range(int(most / step + 1e-9) + 1)]
