"""`prover lean`: the embedded Lean, whether it is there, and getting it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from prover.cli.errors import NOT_PROVED
from prover.cli.options import LeanProject

app = typer.Typer(help="The Lean that proofs are checked with.", no_args_is_help=True)


@app.command("status")
def status() -> int:
    """Say which Lean is there and where; exit code 1 if it is still to be fetched."""
    from prover.lean import EmbeddedLean, is_provisioned
    from prover.lean.embedded import lean_home
    from prover.lean.embedded.modules import library_roots

    lean = EmbeddedLean(lean_home())
    if not is_provisioned():
        print(f"{lean.name}: not there yet; `prover lean provision` gets it, as does the first use")
        print(f"folder: {lean.home}")
        return NOT_PROVED
    print(f"{lean.name}: ready")
    print(f"folder: {lean.home} ({_megabytes(lean.home):.0f} MB)")
    print(f"driver: {lean.code.parent.name}")
    for root in library_roots():
        library = lean.library(root)
        state = "compiled" if library.exists() else "compiled on first use"
        print(f"library: {library.name}, {state}")
    return 0


@app.command("provision")
def provision(
    lean_project: LeanProject = None,
    library: Annotated[
        bool, typer.Option("--library", help="Compile our Lean libraries too.")
    ] = False,
) -> None:
    """Get Lean ready: fetch, unpack, patch, compile the driver. Does nothing twice."""
    from prover.cli.provisioning import ready_toolchain
    from prover.lean.embedded.modules import library_roots

    begun = time.perf_counter()
    toolchain = ready_toolchain(lean_project, library_roots() if library else ())
    print(f"{toolchain.name}: ready ({time.perf_counter() - begun:.1f} s)")


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20
