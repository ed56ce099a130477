"""`prover models`: the language models that can be fetched, and getting them."""

from __future__ import annotations

import time
from pathlib import Path
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


@app.command("compress")
def compress(
    name: Annotated[str, typer.Argument(help="A fetched model's name, a folder or a .gguf file.")],
    folder: Annotated[Path, typer.Argument(help="Where the compressed model goes.")],
    codebooks: Annotated[int, typer.Option(min=1, max=4, help="Bits a weight: K codebooks.")] = 2,
    rows: Annotated[int, typer.Option(min=1, help="Rows of the calibration.")] = 128,
    length: Annotated[int, typer.Option(min=8, help="Tokens a row.")] = 256,
    tune: Annotated[
        int,
        typer.Option(min=0, help="Steps of learning from the original on Lean proof steps."),
    ] = 0,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
) -> None:
    """Compress a model with AQLM, calibrated on Lean proof steps; goes on where it was stopped."""
    from rich.console import Console

    from kernels.quantize import BlockReport, QuantizeConfig, StepReport
    from prover.training.compress import CalibrationConfig, TuningConfig, compress_model

    console = Console(stderr=True)
    begun = time.perf_counter()

    def show(done: BlockReport | StepReport) -> None:
        if isinstance(done, BlockReport):
            console.print(
                f"block {done.layer + 1} of {done.layers}: output error {done.before:.4f}, "
                f"tuned {done.after:.4f} ({done.seconds:.0f} s)"
            )
        elif done.step % 10 == 0 or done.step + 1 == done.steps:
            console.print(f"tuning {done.step + 1} of {done.steps}: loss {done.loss:.3f}")

    small = compress_model(
        name,
        folder,
        QuantizeConfig(codebooks=codebooks),
        CalibrationConfig(rows, length),
        show,
        device=device,
        tuning=TuningConfig(tune, length=length) if tune else None,
    )
    spent = time.perf_counter() - begun
    print(f"{folder}: {codebooks}×8 bits, {small.megabytes:.1f} MB ({spent:.0f} s)")
