"""Making the embedded Lean ready, once: fetch, unpack, patch, compile the driver.

Each stage leaves its result under a final name only when it is complete, so a run that was stopped
goes on where it was; a lock keeps two processes from working at once.
"""

from __future__ import annotations

import errno
import shutil
import tarfile
import tempfile
from pathlib import Path

from filelock import FileLock

from prover.cache import cache_folder
from prover.lean.embedded.download import Progress, download
from prover.lean.embedded.javascript import patch_javascript, required_exports
from prover.lean.embedded.library import build_library
from prover.lean.embedded.modules import with_required
from prover.lean.embedded.sources import PACKAGE_VERSION
from prover.lean.embedded.toolchain import EmbeddedLean
from prover.lean.embedded.wasm import patch_wasm
from prover.lean.errors import ProvisionError
from prover.lean.toolchain import DRIVER_FOLDER, driver_source

_LAYOUT = 2
"""Raised whenever the patches change, so that an older folder is not taken for a current one."""


def _quiet(stage: str, done: float, total: float) -> None:
    """No progress is shown."""


def lean_home(cache: Path | None = None) -> Path:
    """The folder of the provisioned Lean; it may not exist yet."""
    return (cache or cache_folder()) / f"lean-{PACKAGE_VERSION}-{_LAYOUT}"


def is_provisioned(cache: Path | None = None, libraries: tuple[str, ...] = ()) -> bool:
    """Whether nothing is left to do."""
    lean = EmbeddedLean(lean_home(cache), with_required(libraries))
    there = lean.home.exists() and lean.code.exists()
    return there and all(lean.library(root).exists() for root in lean.libraries)


def provision(
    progress: Progress = _quiet, cache: Path | None = None, libraries: tuple[str, ...] = ()
) -> EmbeddedLean:
    """The embedded Lean, made ready if it is not; problems may import the `libraries`, by root,
    and those on which they build.

    Raises ProvisionError with one line on what is missing (network, disk space, a changed upstream).
    """
    root = cache or cache_folder()
    lean = EmbeddedLean(lean_home(root), with_required(libraries))
    if is_provisioned(root, libraries):
        return lean
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / "lean.lock"):
            if not lean.home.exists():
                _build_home(root, lean.home, progress)
            if not lean.code.exists():
                progress("compiling the driver", 0, 1)
                _build_driver(lean)
                progress("compiling the driver", 1, 1)
            for library in lean.libraries:
                if not lean.library(library).exists():
                    build_library(lean, lean.library(library), progress, root=library)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ProvisionError(
                f"the disk of {root} is full: Lean needs 600 MB there (set HYPATIA_CACHE to move it)"
            ) from error
        raise ProvisionError(f"Lean cannot be kept in {root}: {error}") from error
    return lean


def _build_home(root: Path, home: Path, progress: Progress) -> None:
    tarball = root / f"lean-{PACKAGE_VERSION}.tgz"
    download(tarball, progress)
    for stale in root.glob("lean-build-*"):
        shutil.rmtree(stale, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="lean-build-", dir=root) as name:
        work = Path(name)
        progress("unpacking Lean", 0, 3)
        with tarfile.open(tarball) as archive:
            archive.extractall(work, filter="data")
        package = work / "package"
        new = work / "home"
        _unpack_library(package / "lean-lib.tar.gz", new / "lib")
        progress("patching Lean", 1, 3)
        script = patch_javascript((package / "lean.js").read_text(encoding="utf-8"))
        progress("patching Lean", 2, 3)
        module, symbols = patch_wasm((package / "lean.wasm").read_bytes(), required_exports(script))
        (new / "lean.js").write_text(script, encoding="utf-8")
        (new / "lean.wasm").write_bytes(module)
        (new / "symbols.bin").write_bytes(symbols)
        (new / "code").mkdir()
        _confirm_starts(EmbeddedLean(new))
        progress("patching Lean", 3, 3)
        new.rename(home)
    tarball.unlink(missing_ok=True)


def _unpack_library(archive_path: Path, lib: Path) -> None:
    """The .olean files, without the stray resource forks that the archive carries."""
    with tarfile.open(archive_path) as archive:
        for member in archive:
            if not Path(member.name).name.startswith("._"):
                archive.extract(member, lib, filter="data")
    (lib / "bin").mkdir()  # where Lean believes its program to lie
    if not (lib / "Init.olean").exists():
        raise ProvisionError("the fetched library of Lean holds no Init.olean")


def _confirm_starts(lean: EmbeddedLean) -> None:
    answer = lean.run(["--version"], {})
    if b"Lean (version" not in answer.stdout:
        words = (answer.stderr or answer.stdout).decode(errors="replace").strip().splitlines()
        raise ProvisionError(
            f"the patched Lean does not start: {words[-1] if words else 'no output'}"
        )


def _build_driver(lean: EmbeddedLean) -> None:
    """Compile the driver and its starter; both appear at once, by the renaming of their folder."""
    shelf = lean.code.parent.parent
    shelf.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="build-", dir=lean.home) as name:
        work = Path(name)
        mounts = {"/driver": DRIVER_FOLDER, "/out": work / "code"}
        (work / "code").mkdir()
        starter = ["-R", "/driver", "-o", "/out/Start.olean", "/driver/Start.lean"]
        _compile(lean, starter, mounts)
        bundle = ["--run", "/driver/Bundle.lean", "/out/driver.code"]
        if b"@@bundled" not in _compile(lean, bundle, mounts, driver_source().encode()):
            raise ProvisionError("the driver does not compile: no reason was given")
        if not (work / "code" / "Start.olean").exists():
            raise ProvisionError("the driver's starter does not compile")
        (work / "code").rename(lean.code.parent)


def _compile(
    lean: EmbeddedLean, arguments: list[str], mounts: dict[str, Path], source: bytes = b""
) -> bytes:
    """Run the compiler; its standard output. Raises ProvisionError with its last words."""
    answer = lean.run(arguments, mounts, source, writable=mounts["/out"])
    lines = answer.stdout.decode(errors="replace").splitlines()
    errors = [line for line in lines if line[:1].isdigit() or "error" in line]
    if answer.returncode != 0 and errors:
        raise ProvisionError("the driver does not compile: " + "; ".join(errors[-3:]))
    return answer.stdout
