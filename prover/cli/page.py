"""`prover report`: the page of a run; and the page of one problem, for `solve --report`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prover.cli.errors import BadInput
from prover.cli.paths import writable

if TYPE_CHECKING:
    from problems import Problem


def report(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A folder of `prover eval`.")],
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The page, .html. [default: RUN/report.html]"),
    ] = None,
) -> None:
    """Write the page of a run, and a summary in Markdown beside it."""
    from prover.evaluate import RunFolder
    from prover.report import markdown, page, run_entries, run_facts

    folder = RunFolder.read(run)
    target = html(output or run / "report.html", "--output")
    facts, entries = run_facts(folder), run_entries(folder)
    target.write_text(page(facts, entries), encoding="utf-8")
    beside = target.with_suffix(".md")
    beside.write_text(markdown(facts, entries), encoding="utf-8")
    print(f"{target}\n{beside}")


def write_problem(
    target: Path, problem: Problem, answer: Mapping[str, Any], tree: Path | None = None
) -> None:
    """The page of one problem with its answer. Raises OSError when it cannot be written."""
    from prover.report import entry_of, page

    target.write_text(page(None, [entry_of(problem, answer, tree=tree)]), encoding="utf-8")


def html(path: Path, option: str) -> Path:
    """`path`, if a page can be written there. Raises BadInput."""
    if path.suffix.lower() not in (".html", ".htm"):
        raise BadInput(f"{option} {path}: a page is written as .html")
    return writable(path, option)
