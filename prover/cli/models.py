"""`prover models`: the language models that can be fetched, and getting them."""

from __future__ import annotations

import time
from typing import Annotated

import typer

app = typer.Typer(help="Language models and their weights.", no_args_is_help=True)


@app.command("list")
def list_models() -> None:
    """List the models that can be fetched, and which of them are there."""
    from prover.models import SOURCES, is_fetched, model_folder

    for source in SOURCES.values():
        there = model_folder(source.name) if is_fetched(source.name) else "not fetched"
        print(
            f"{source.name:12} {source.megabytes:5} MB  {source.title}, {source.licence}: {there}"
        )


@app.command("fetch")
def fetch(
    name: Annotated[str, typer.Argument(help="A name that `prover models list` shows.")],
) -> None:
    """Get a model's weights into the cache; goes on where it was stopped, does nothing twice."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from prover.models import fetch_model

    begun = time.perf_counter()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(f"looking for {name}", total=None)

        def show(stage: str, done: float, total: float) -> None:
            bar.update(task, description=stage, completed=done, total=total or None)

        folder = fetch_model(name, show)
    print(f"{name}: ready in {folder} ({time.perf_counter() - begun:.1f} s)")
