"""The command line: `prover`. `main` is the installed command, `app` the same as a typer application."""

from __future__ import annotations

from prover.cli.app import app, main

__all__ = ["app", "main"]
