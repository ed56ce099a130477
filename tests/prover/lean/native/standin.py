"""A toolchain folder whose `lake` and `lean` stand for the real ones: they wrap the embedded Lean.

`lake env COMMAND` loads the project's lakefile.toml (and fails when it does not parse), sets LEAN and
LEAN_PATH, and runs the command as its child, as Lake does. `lean` takes the arguments of the real one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import prover

_ROOT = Path(prover.__file__).parents[1]

_LAKE = """#!{python}
import os, subprocess, sys, tomllib
if sys.argv[1:2] != ["env"]:
    sys.exit("error: unknown command")
try:
    with open("lakefile.toml", "rb") as file:
        tomllib.load(file)
except (OSError, tomllib.TOMLDecodeError) as error:
    sys.exit(f"info: loading the project\\nerror: lakefile.toml: {{error}}")
here = os.path.dirname(os.path.abspath(__file__))
path = os.path.join(os.getcwd(), ".lake", "build", "lib", "lean")
env = {{**os.environ, "LEAN": os.path.join(here, "lean"), "LEAN_PATH": path}}
sys.exit(subprocess.run(sys.argv[2:], env=env).returncode)
"""

_LEAN = """#!{python}
import os, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from prover.lean.embedded import EmbeddedLean
lean = EmbeddedLean(Path({home!r}))
arguments = sys.argv[1:]
named = [Path(word).parent for word in arguments if word.startswith("/")]
writing = "-o" in arguments or any(word.endswith("Bundle.lean") for word in arguments)
folders = {{str(folder): folder for folder in [Path.cwd(), *named]}}
nested = [f for f in folders if any(f != g and f.startswith(g + "/") for g in folders)]
mounts = {{name: folder for name, folder in folders.items() if name not in nested}}
launch = lean.launch(
    arguments, mounts, writable=named[-1] if writing else None,
    lean_path="/lean:" + os.environ["LEAN_PATH"], folder=os.getcwd(),
)
os.execve(launch.arguments[0], launch.arguments, launch.environment)
"""


def write_program(path: Path, text: str) -> None:
    """A file that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def make_toolchain(bin_folder: Path, home: Path) -> None:
    """Write `lake` and `lean`; `home` is the embedded Lean's folder."""
    write_program(bin_folder / "lake", _LAKE.format(python=sys.executable))
    write_program(
        bin_folder / "lean",
        _LEAN.format(python=sys.executable, root=str(_ROOT), home=str(home.resolve())),
    )


def make_project(folder: Path) -> Path:
    """A Lake project with nothing in it."""
    folder.mkdir(parents=True)
    (folder / "lakefile.toml").write_text('name = "toy"\n')
    return folder
