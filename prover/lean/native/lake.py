"""What Lake says about a project: the environment in which its Lean runs.

`lake env COMMAND` runs the command as a child of Lake: a kill would end Lake and leave Lean running,
and a memory watch would watch the wrong process. So Lake is asked once what the environment is, and
Lean is started directly in it, which is `lake env lean` without Lake in between.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from prover.lean.errors import ProvisionError

LAKEFILES = ("lakefile.toml", "lakefile.lean")

_LAKE_TIMEOUT_S = 900
"""Time for Lake to answer: elan may fetch the project's toolchain, Lake its packages."""
_MARK = "@@environment "
_SHOW = f"import json, os; print('\\n{_MARK}' + json.dumps(dict(os.environ)))"


def find_lake() -> Path:
    """The `lake` program: on PATH, or where elan puts it. Raises ProvisionError without one."""
    elan = Path(os.environ.get("ELAN_HOME") or Path.home() / ".elan") / "bin"
    found = shutil.which("lake") or shutil.which("lake", path=str(elan))
    if found is None:
        raise ProvisionError(
            f"no 'lake' on PATH or in {elan}: a Lean project needs Lean (install it with elan), "
            "or leave out the project to use the embedded Lean"
        )
    return Path(found)


def require_project(folder: Path) -> Path:
    """The folder, resolved. Raises ProvisionError when it is no Lake project."""
    if not folder.is_dir():
        raise ProvisionError(f"the Lean project {folder} is not a folder")
    if not any((folder / name).is_file() for name in LAKEFILES):
        raise ProvisionError(
            f"{folder} is no Lake project: it holds neither lakefile.toml nor lakefile.lean"
        )
    return folder.resolve()


def project_environment(lake: Path, project: Path) -> dict[str, str]:
    """The variables of a command run by `lake env` in the project.

    Raises ProvisionError with Lake's own last words when the project does not load.
    """
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), str(lake.parent)])
    try:
        answer = subprocess.run(
            [str(lake), "env", sys.executable, "-c", _SHOW],
            cwd=project,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LAKE_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ProvisionError(
            f"'lake env' in {project} did not end within {_LAKE_TIMEOUT_S} s"
        ) from error
    except OSError as error:
        raise ProvisionError(f"{lake} could not be run: {error}") from error
    for line in answer.stdout.splitlines():
        if answer.returncode == 0 and line.startswith(_MARK):
            variables: dict[str, str] = json.loads(line[len(_MARK) :])
            return variables
    raise ProvisionError(
        f"'lake env' fails in {project} (exit {answer.returncode}): "
        + last_words(answer.stderr or answer.stdout)
    )


def find_lean(environment: Mapping[str, str]) -> Path:
    """The `lean` program of a project's environment. Raises ProvisionError without one."""
    found = shutil.which(environment.get("LEAN") or "lean", path=environment.get("PATH"))
    if found is None:
        raise ProvisionError(
            "'lake env' names no 'lean' program: reinstall the project's toolchain"
        )
    return Path(found)


def last_words(output: str, lines: int = 1) -> str:
    """The end of a program's output on one line; its errors, where it marks any."""
    said = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in said if "error" in line.lower()]
    return "; ".join((errors or said)[-lines:])[:400] or "no output"
