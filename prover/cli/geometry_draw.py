"""`prover geometry draw`: the figure of a problem, nothing proved."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from prover.cli.errors import BadInput
from prover.cli.options import Theorem
from prover.cli.paths import writable


def draw(
    problem: Annotated[str, typer.Argument(metavar="NAME|FILE|TEXT|-")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="An .svg or .png file. [default: NAME.svg]"
        ),
    ] = None,
    theorem: Theorem = None,
    dark: Annotated[bool, typer.Option("--dark", help="Light lines on a dark ground.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Another figure of the same problem.")] = 0,
) -> None:
    """Draw a geometry problem, without solving it."""
    from geometry import build, parse
    from geometry.draw import DARK, LIGHT, picture
    from prover.cli.choose import choose

    chosen = choose(problem, theorem)
    if chosen.geometry is None:
        raise BadInput(f"{chosen.name} has no geometry text; give a geometry problem")
    target = writable(output or Path(f"{chosen.name}.svg"), "--output")
    if target.suffix.lower() not in (".svg", ".png"):
        raise BadInput(f"--output {target}: pictures are written as .svg or .png")
    statement = parse(chosen.geometry)
    picture(statement, build(statement, seed)[0], theme=DARK if dark else LIGHT).save(target)
    print(target)
