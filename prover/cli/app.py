"""The application: which commands there are, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from prover.cli import (
    check,
    doctor,
    evaluate,
    formalize,
    geometry,
    grade,
    lean,
    models,
    page,
    problems,
    search,
    serve,
    solve,
    train,
    variants,
)
from prover.cli.errors import BAD_INPUT, Interrupted, complain, explain, one_line

app = typer.Typer(
    name="prover",
    help="Competition problems in, machine-checked proofs out.\n\n"
    "Exit codes: 0 proved, 1 not proved, 2 bad input.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.command("solve")(solve.solve)
app.command("formalize")(formalize.formalize)
app.command("check")(check.check)
app.command("eval")(evaluate.evaluate)
app.command("search")(search.search)
app.command("report")(page.report)
app.command("train")(train.train)
app.command("variants")(variants.variants)
app.command("grade")(grade.grade)
app.add_typer(problems.app, name="problems")
app.add_typer(lean.app, name="lean")
app.add_typer(geometry.app, name="geometry")
app.add_typer(models.app, name="models")
app.command("serve")(serve.serve)
app.command("doctor")(doctor.doctor)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"hypatia {version('hypatia')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


# typer's base of all complaints about the command line; depending on typer's version it lives in
# click or in typer itself
_USAGE = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


_KEYBOARD = 128 + signal.SIGINT


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Whatever goes wrong is told in one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader (`head`, say) has seen enough; nothing may be flushed to it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except OSError as error:
        complain(explain(error))
        return BAD_INPUT
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = app(args=None if arguments is None else list(arguments), standalone_mode=False)
    except Interrupted as error:
        complain(one_line(f"interrupted{error}"))
        return 128 + error.signal_number
    except (KeyboardInterrupt, typer.Abort):
        code = _KEYBOARD
    except BrokenPipeError:
        raise
    except Exception as error:
        if isinstance(error, _USAGE):
            return _misused(error)
        complain(explain(error))
        return BAD_INPUT
    if code == _KEYBOARD:  # typer's own way of telling, before any work that could go on later
        complain("interrupted; nothing is lost: run the command again")
    return code if isinstance(code, int) else 0


def _misused(error: Exception) -> int:
    """A wrong option or argument; of a command without any, the help."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
        print(context.get_help())
        return BAD_INPUT
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    helped = f" (see `{context.command_path} --help`)" if context is not None else ""
    complain(one_line(message).rstrip(".") + helped)
    return BAD_INPUT
