"""`prover problems`: what there is to prove."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.errors import BadInput
from prover.cli.options import LeanProject

if TYPE_CHECKING:
    from problems import Problem
    from prover.lean import Toolchain

app = typer.Typer(help="List and show problems.", no_args_is_help=True)


@app.command("list")
def list_problems(
    problem_set: Annotated[
        str | None, typer.Option("--set", metavar="SET", help="A set, a category or a file.")
    ] = None,
    category: Annotated[str | None, typer.Option(help="Only this field of mathematics.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """One line a problem: name, category, difficulty, source."""
    from problems import Category, library, load_set

    found: Iterable[Problem] = library().values() if problem_set is None else load_set(problem_set)
    if category is not None:
        known = [member.value for member in Category]
        if category not in known:
            raise BadInput(f"no category called {category!r}; there are {', '.join(known)}")
        found = [problem for problem in found if problem.category.value == category]
    for problem in found:
        print(json.dumps(_record(problem)) if as_json else _row(problem))


@app.command("show")
def show(
    problem: Annotated[str, typer.Argument(metavar="NAME|FILE|-")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """The words and the formal statement of a problem."""
    from problems import resolve

    for number, found in enumerate(resolve(problem)):
        if as_json:
            print(json.dumps(_record(found)))
            continue
        if number:
            print()
        _show(found)


@app.command("stateable")
def stateable(
    problem_set: Annotated[str, typer.Argument(metavar="SET|FILE")],
    lean_project: LeanProject = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Which statements elaborate, word for word, and what the others lack; exit code 1 if some do."""
    from problems import load_set
    from prover.cli.provisioning import prepare
    from prover.cli.running import run

    problems, toolchain = prepare(load_set(problem_set), lean_project)
    return run(_state(problems, toolchain, as_json))


async def _state(problems: list[Problem], toolchain: Toolchain, as_json: bool) -> int:
    from prover.lean import LeanPool
    from prover.stateable import state_all

    total = good = 0
    async with LeanPool(toolchain, 1) as pool:
        async for stating in state_all(problems, pool):
            total += 1
            good += stating.stateable
            if as_json:
                print(json.dumps(asdict(stating)), flush=True)
            else:
                said = "stateable" if stating.missing is None else f"missing {stating.missing}"
                print(f"{stating.name}: {said}", flush=True)
    if not as_json:
        print(f"{good} of {total} statements elaborate")
    return 0 if good == total else 1


def _row(problem: Problem) -> str:
    fields = (problem.category.value, problem.difficulty.value, str(problem.source))
    return f"{problem.name:<28} {fields[0]:<14} {fields[1]:<13} {fields[2]}"


def _record(problem: Problem) -> dict[str, object]:
    return {**asdict(problem), "source": str(problem.source)}


def _show(problem: Problem) -> None:
    print(f"{problem.name}  ({problem.source}; {problem.category}; {problem.difficulty})")
    if problem.words:
        print(f"\n{problem.words}")
    if problem.answer is not None:
        print(f"\nAnswer: {problem.answer}")
    if problem.lean is not None:
        print(f"\n{problem.lean.file_text()}", end="")
    if problem.geometry is not None:
        print(f"\n{problem.geometry}")
