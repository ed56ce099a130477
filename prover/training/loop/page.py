"""The run on one static page: curves and a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape

from prover.training.loop.judgement import Judgement

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:right;border-bottom:1px solid #ccc}"
    "svg{max-width:100%;height:auto}"
)


def page(judgements: Sequence[Judgement]) -> str:
    """HTML that loads nothing from elsewhere; a part for each set that is judged on."""
    parts: dict[str, list[Judgement]] = {}
    for one in judgements:
        parts.setdefault(one.on, []).append(one)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Expert iteration</title>'
        f"<style>{_STYLE}</style><h1>Expert iteration</h1><p>Statements that no training sees, each searched "
        "with the same number of tactics. Tactics to a proof are over the statements that the round and the "
        f"first round both prove.</p>{''.join(_part(on, part) for on, part in parts.items())}</html>\n"
    )


def _part(on: str, judgements: Sequence[Judgement]) -> str:
    rows = "".join(
        f"<tr><td>{one.round}</td><td>{one.proved} of {one.total}</td>"
        f"<td>{100 * one.low:.0f}–{100 * one.high:.0f} %</td>"
        f"<td>{_number(one.tactics)}</td><td>{_number(one.first)}</td></tr>"
        for one in judgements
    )
    head = "<th>round</th><th>proved</th><th>95 % interval</th><th>tactics to a proof</th><th>at first</th>"
    return f"<h2>{escape(on)}</h2>{_curves(judgements)}<table><tr>{head}</tr>{rows}</table>"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _curves(judgements: Sequence[Judgement]) -> str:
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2))
    rounds = [one.round for one in judgements]
    shares = [one.proved / max(1, one.total) for one in judgements]
    below = [share - one.low for share, one in zip(shares, judgements, strict=True)]
    above = [one.high - share for share, one in zip(shares, judgements, strict=True)]
    left.errorbar(rounds, shares, yerr=(below, above), marker="o", capsize=3)
    left.set(xlabel="round", ylabel="share proved", ylim=(0, 1))
    known = [one for one in judgements if one.tactics is not None]
    right.plot([one.round for one in known], [one.tactics for one in known], "o-", label="round")
    right.plot(
        [one.round for one in known], [one.first for one in known], "s--", label="first round"
    )
    right.set(xlabel="round", ylabel="tactics to a proof")
    right.set_ylim(bottom=0)
    right.legend()
    for panel in (left, right):
        panel.set_xticks(rounds)
        panel.grid(alpha=0.3)
    figure.tight_layout()
    text = io.StringIO()
    figure.savefig(text, format="svg")
    plt.close(figure)
    return text.getvalue().partition("<svg")[1] + text.getvalue().partition("<svg")[2]
