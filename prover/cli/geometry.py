"""`prover geometry`, and the door through which `solve` hands geometry problems on."""

from __future__ import annotations

import typer

from prover.cli.geometry_check import check
from prover.cli.geometry_draw import draw
from prover.cli.geometry_solve import solve_and_report

__all__ = ["app", "solve_and_report"]

app = typer.Typer(help="Plane geometry: pictures and written proofs.", no_args_is_help=True)
app.command("draw")(draw)
app.command("check")(check)
