"""The page: a template, a style sheet and a script put into one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from prover.report.entries import Entry
from prover.report.facts import RunFacts
from prover.report.highlight import lean
from prover.report.plot import solved_over_time

_FOLDER = Path(__file__).parent / "template"


def page(facts: RunFacts | None, entries: Sequence[Entry]) -> str:
    """The whole HTML file. Without `facts`, the page of single problems."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lean"] = lean
    environment.filters["json_data"] = _json_data
    plot = None
    if facts is not None:
        summary = facts.summary
        plot = solved_over_time(summary.over_time, summary.total, facts.config.budget.seconds)
    title = facts.title if facts else ", ".join(entry.name for entry in entries)
    return environment.get_template("report.html").render(
        title=title,
        facts=facts,
        entries=entries,
        plot=plot,
        style=Markup((_FOLDER / "style.css").read_text(encoding="utf-8")),
        script=Markup((_FOLDER / "script.js").read_text(encoding="utf-8")),
        verdicts=sorted({entry.verdict for entry in entries}),
        categories=sorted({entry.category for entry in entries}),
        difficulties=sorted({entry.difficulty for entry in entries}),
    )


def _json_data(text: str) -> Markup:
    """JSON for a script element, which nothing inside may end."""
    return Markup(text.replace("<", "\\u003c"))
