"""The embedded Lean as a toolchain: a provisioned folder, and how its processes are confined."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from dataclasses import dataclass
from pathlib import Path

from prover.lean.embedded.modules import library_hash
from prover.lean.embedded.node import node_command
from prover.lean.embedded.sources import IMPORT_ROOTS, LEAN_VERSION, LIBRARY_ROOTS
from prover.lean.toolchain import DRIVER_FOLDER, Launch, driver_hash

_NODE_OVERHEAD_MB = 400
"""What node itself takes beside Lean's heap: compiled code, the symbol table, two threads."""
_PAGES_PER_MB = 16
_MOST_PAGES = 32768
_STACK_KB = 60_000
_BASELINE = "--liftoff-only"
"""For programs of seconds: the optimising compiler would cost a quarter of their processor time."""


def _stack_kb() -> int:
    """The stack for node to use, inside what the system allows."""
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    if hard == resource.RLIM_INFINITY:
        return _STACK_KB
    return max(900, min(_STACK_KB, hard // 1024 - 2000))


@dataclass(frozen=True, slots=True)
class EmbeddedLean:
    """A provisioned Lean: `home` holds lean.js, lean.wasm, symbols.bin, lib/ and code/."""

    home: Path
    libraries: tuple[str, ...] = ()
    """The roots of our own libraries that problems may import; see `library`."""

    @property
    def name(self) -> str:
        return f"Lean {LEAN_VERSION} (embedded)"

    @property
    def import_roots(self) -> tuple[str, ...]:
        return (*IMPORT_ROOTS, *self.libraries)

    @property
    def trusted_roots(self) -> tuple[str, ...]:
        return (*LIBRARY_ROOTS, *self.libraries)

    @property
    def code(self) -> Path:
        """The compiled driver; `Start.olean`, which loads it, lies beside it."""
        return self.home / "code" / driver_hash() / "driver.code"

    def library(self, root: str) -> Path:
        """Where a library of ours is kept compiled; it may not exist yet."""
        return self.home / "library" / f"{root}-{library_hash(root)}"

    def driver(self, memory_mb: int) -> Launch:
        mounts = {"/driver": DRIVER_FOLDER, "/code": self.code.parent}
        for root in self.libraries:
            mounts[f"/library/{root}"] = self.library(root)
        return self.launch(
            ["--run", "/driver/Main.lean", "/code/driver.code"],
            mounts,
            memory_mb=memory_mb,
            lean_path=":".join(["/lean", *mounts]),
        )

    def run(
        self,
        arguments: list[str],
        mounts: dict[str, Path],
        source: bytes = b"",
        *,
        writable: Path | None = None,
        lean_path: str = "/lean",
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a Lean program to its end, `source` on its standard input; see `launch`."""
        launch = self.launch(arguments, mounts, writable=writable, lean_path=lean_path)
        node, *rest = launch.arguments
        return subprocess.run(
            [node, _BASELINE, *rest],
            env=launch.environment,
            input=source,
            capture_output=True,
            timeout=900,
            preexec_fn=launch.before_exec,
            check=False,
        )

    def launch(
        self,
        arguments: list[str],
        mounts: dict[str, Path],
        *,
        writable: Path | None = None,
        memory_mb: int = 2448,
        lean_path: str = "/lean",
        folder: str = "/",
    ) -> Launch:
        """A `lean` command line that sees the library, `mounts` (read-only), and nothing else.

        `mounts` maps names inside to real folders; `writable` is the one real folder in which files
        may be made. Node's permission model enforces both; there are no processes and no sockets.
        """
        table = {"/lean": self.home / "lib", **mounts}
        readable = [self.home, *table.values()]
        permissions = ["--permission", "--allow-worker"]
        permissions += [f"--allow-fs-read={path.resolve()}" for path in readable]
        if writable is not None:
            permissions.append(f"--allow-fs-write={writable.resolve()}")
        pages = min(_MOST_PAGES, max(4096, (memory_mb - _NODE_OVERHEAD_MB) * _PAGES_PER_MB))
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "LEAN_PATH": lean_path,
            "HYPATIA_MOUNTS": json.dumps(
                [[name, str(path.resolve())] for name, path in table.items()]
            ),
            "HYPATIA_PAGES": str(pages),
            "HYPATIA_CWD": folder,
        }
        command = [
            str(node_command()),
            *permissions,
            "--no-warnings",
            "--wasm-lazy-validation",
            f"--stack-size={_stack_kb()}",
            str((self.home / "lean.js").resolve()),
            *arguments,
        ]
        return Launch(tuple(command), environment)
