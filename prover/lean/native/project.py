"""Making a Lake project ready: ask Lake, ask Lean its version, compile the driver once for it."""

from __future__ import annotations

import errno
import hashlib
import subprocess
import tempfile
from pathlib import Path

from filelock import FileLock

from prover.cache import cache_folder
from prover.lean.embedded.download import Progress
from prover.lean.errors import ProvisionError
from prover.lean.native.lake import (
    find_lake,
    find_lean,
    last_words,
    project_environment,
    require_project,
)
from prover.lean.native.toolchain import NativeLean
from prover.lean.toolchain import DRIVER_FOLDER, Launch, driver_hash, driver_source

WRITTEN_FOR = "4.28"
"""The Lean that the driver is written for; others may take it or not."""

_VERSION_TIMEOUT_S = 120
_COMPILE_TIMEOUT_S = 900


def _quiet(stage: str, done: float, total: float) -> None:
    """No progress is shown."""


def open_project(
    project: Path, progress: Progress = _quiet, cache: Path | None = None
) -> NativeLean:
    """The Lean of a Lake project, with the driver compiled for it if it was not.

    The compiled driver is kept in the cache folder, one for each version of Lean and of the driver;
    the project's folder is left as it is. The project itself must have been built (`lake build`).
    Raises ProvisionError with one line: no Lake, no project, a project or a Lean that fails, a Lean
    that does not take the driver.
    """
    folder = require_project(project)
    environment = project_environment(find_lake(), folder)
    lean = find_lean(environment)
    version = _version(lean, environment, folder)
    digest = hashlib.sha256(f"{version}\0{driver_hash()}".encode()).hexdigest()[:12]
    root = cache or cache_folder()
    found = NativeLean(
        folder, lean, version, root / f"native-{digest}" / "driver.code", environment
    )
    if found.code.exists():
        return found
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / "native.lock"):
            if not found.code.exists():
                progress("compiling the driver", 0, 1)
                _compile_driver(found, root)
                progress("compiling the driver", 1, 1)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ProvisionError(
                f"the disk of {root} is full (set HYPATIA_CACHE to move it)"
            ) from error
        raise ProvisionError(f"the driver cannot be kept in {root}: {error}") from error
    return found


def _version(lean: Path, environment: dict[str, str], folder: Path) -> str:
    """The first line of `lean --version` that names a version."""
    launch = Launch((str(lean), "--version"), environment, folder)
    answer = _run(launch, "", _VERSION_TIMEOUT_S)
    for line in answer.stdout.splitlines():
        if line.startswith("Lean (version"):
            return line.strip()
    raise ProvisionError(f"{lean} --version fails: {last_words(answer.stderr or answer.stdout)}")


def _compile_driver(lean: NativeLean, root: Path) -> None:
    """Compile into a folder beside, then move: a file under its final name is whole."""
    with tempfile.TemporaryDirectory(prefix="native-build-", dir=root) as name:
        work = Path(name).resolve()
        output = work / "driver.code"
        bundle = (str(lean.lean), "--run", str(DRIVER_FOLDER / "Bundle.lean"), str(output))
        launch = Launch(bundle, lean.environment, lean.project)
        answer = _run(launch, driver_source(), _COMPILE_TIMEOUT_S)
        if "@@bundled" not in answer.stdout or not output.exists():
            raise ProvisionError(
                f"the driver, written for Lean {WRITTEN_FOR}, does not compile under "
                f"{lean.version}: {last_words(answer.stdout + answer.stderr, 3)}"
            )
        lean.code.parent.mkdir(exist_ok=True)
        output.rename(lean.code)


def _run(launch: Launch, text: str, timeout_s: float) -> subprocess.CompletedProcess[str]:
    """Run to the end with `text` on standard input. Raises ProvisionError when it cannot."""
    program = launch.arguments[0]
    try:
        return subprocess.run(
            launch.arguments,
            env=launch.environment,
            cwd=launch.folder,
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout_s,
            preexec_fn=launch.before_exec,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ProvisionError(f"{program} did not end within {timeout_s:g} s") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise ProvisionError(f"{program} could not be run: {error}") from error
