"""A program that runs inside the embedded Lean reaches nothing of the machine.

The program is run as it is: no guard, no driver stands before it. It tries every way out that Lean's
library offers and says of each whether it came through.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from prover.lean import EmbeddedLean

pytestmark = pytest.mark.lean

_CALLS = {
    "read a file of the machine": 'let _ ← IO.FS.readFile "/etc/passwd"',
    "read a file through the library": 'let _ ← IO.FS.readFile "/lean/../../../../../../etc/passwd"',
    "read its own program": 'let _ ← IO.FS.readFile "/proc/self/environ"',
    "read the folder above": 'let _ ← IO.FS.readFile "/inside/../SECRET"',
    "read through a link": 'let _ ← IO.FS.readFile "/inside/link"',
    "list the root of the machine": 'let d ← System.FilePath.readDir ⟨"HOME"⟩; if d.size == 0 then fail',
    "write into a mount": 'IO.FS.writeFile "/inside/written" "x"',
    "write into the library": 'IO.FS.writeFile "/lean/written.olean" "x"',
    "overwrite a mounted file": 'IO.FS.writeFile "/inside/Escape.lean" "x"',
    "write above a mount": 'IO.FS.writeFile "/inside/../written" "x"',
    "remove a mounted file": 'IO.FS.removeFile "/inside/Escape.lean"',
    "rename a mounted file": 'IO.FS.rename "/inside/Escape.lean" "/inside/written"',
    "make a folder in a mount": 'IO.FS.createDir "/inside/written"',
    "make a temporary file outside": 'IO.FS.writeFile "REAL/written" "x"',
    "start a process": 'let _ ← IO.Process.output { cmd := "/bin/touch", args := #["REAL/written"] }',
    "start a program by its name": 'let _ ← IO.Process.spawn { cmd := "touch", args := #["REAL/written"] }',
    "read an environment variable": 'if (← IO.getEnv "HYPATIA_SECRET").isNone then fail',
    "look for the home folder": 'if (← IO.getEnv "HOME").isNone then fail',
}

_IN_MEMORY = "write above a mount"
"""What lies above the mounts is a file system in memory, gone with the process."""


def _program(real: Path, home: str) -> str:
    """Each call in a function of its own, so that one that stops does not stop the others."""
    lines = ["module", "public section"]
    lines.append('def fail : IO Unit := throw (IO.userError "nothing")')
    for i, call in enumerate(_CALLS.values()):
        call = call.replace("REAL", str(real)).replace("HOME", home)
        lines.append(f"def call{i} : IO Unit := do {call}")
    lines.append("def main : IO Unit := do")
    for i, what in enumerate(_CALLS):
        lines.append(f'  try call{i}; IO.println "@@through {what}"')
        lines.append(f'  catch _ => IO.println "@@stopped {what}"')
    return "\n".join(lines) + "\n"


def _run(lean: EmbeddedLean, real: Path, program: str) -> list[str]:
    inside = real / "inside"
    inside.mkdir()
    (real / "SECRET").write_text("secret")
    (inside / "link").symlink_to(real / "SECRET")
    (inside / "Escape.lean").write_text(program)
    launch = lean.launch(["--run", "/inside/Escape.lean"], {"/inside": inside})
    answer = subprocess.run(
        launch.arguments,
        env=launch.environment,
        cwd=real,
        capture_output=True,
        text=True,
        timeout=200,
        preexec_fn=launch.before_exec,
        check=False,
    )
    return [line[2:] for line in answer.stdout.splitlines() if line.startswith("@@")] or [
        answer.stdout[-2000:] + answer.stderr[-2000:]
    ]


def test_nothing_comes_through(
    lean_toolchain: EmbeddedLean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HYPATIA_SECRET", "secret")
    library = lean_toolchain.home / "lib"
    before = sorted(library.iterdir())
    program = _program(tmp_path, str(Path.home()))
    lines = _run(lean_toolchain, tmp_path, program)
    through = [line for line in lines if not line.startswith("stopped ")]
    assert through == [f"through {_IN_MEMORY}"]
    assert len(lines) == len(_CALLS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["SECRET", "inside"]
    assert sorted(path.name for path in (tmp_path / "inside").iterdir()) == ["Escape.lean", "link"]
    assert (tmp_path / "inside" / "Escape.lean").read_text() == program
    assert sorted(library.iterdir()) == before


def test_what_a_launch_hands_over(
    lean_toolchain: EmbeddedLean, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No variable of ours but PATH, no permission but reading, the thread flag and no more."""
    monkeypatch.setenv("HYPATIA_SECRET", "secret")
    launch = lean_toolchain.driver(2048)
    names = {"PATH", "LEAN_PATH", "HYPATIA_MOUNTS", "HYPATIA_PAGES", "HYPATIA_CWD"}
    assert set(launch.environment) == names
    flags = {argument.split("=")[0] for argument in launch.arguments if "--allow" in argument}
    assert flags == {"--allow-worker", "--allow-fs-read"}
    assert "--permission" in launch.arguments


_SOCKET = """
const fs = require('fs'), net = require('net'), child = require('child_process');
const tries = {
  file: () => fs.readFileSync('/etc/passwd'),
  write: () => fs.writeFileSync(process.argv[2] + '/written', 'x'),
  process: () => child.execSync('true'),
  library: () => fs.writeFileSync(process.argv[3] + '/written', 'x'),
};
for (const [name, call] of Object.entries(tries))
  try { call(); console.log('through ' + name) } catch (e) { console.log(e.code + ' ' + name) }
"""


def test_the_permissions_hold_below_lean_too(lean_toolchain: EmbeddedLean, tmp_path: Path) -> None:
    """The same process with a script of ours in the place of Lean's: what node itself allows."""
    script = tmp_path / "script.js"
    script.write_text(_SOCKET)
    launch = lean_toolchain.launch([], {"/inside": tmp_path})
    node = [argument for argument in launch.arguments if not argument.endswith("lean.js")]
    answer = subprocess.run(
        [*node, str(script), str(tmp_path), str(lean_toolchain.home)],
        env=launch.environment,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=launch.before_exec,
        check=False,
    )
    lines = answer.stdout.split("\n")[:-1]
    assert lines == [
        f"ERR_ACCESS_DENIED {name}" for name in ("file", "write", "process", "library")
    ]
