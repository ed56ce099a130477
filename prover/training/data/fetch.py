"""Getting the LeanDojo benchmark out of lean-dojo's source distribution into the cache, once."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock

from prover.cache import cache_folder
from prover.download import DownloadError, Progress, download, quiet
from prover.models.errors import ModelError
from prover.models.index import package_addresses
from prover.training.data.leandojo import PARTS, SPLITS, extract
from prover.training.errors import TrainingError

_REQUIREMENT = "lean-dojo==4.20.0"
_SHA256 = "990bdcbb38c4aede61b9b776ef0fe84b422d2fd0a7c1088c3c2ed14e5c8939b4"


def leandojo_folder(cache: Path | None = None) -> Path:
    """Where the benchmark's Parquet files are kept; they may not be there yet."""
    return (cache or cache_folder()) / "leandojo-4"


def fetch_leandojo(progress: Progress = quiet, cache: Path | None = None) -> Path:
    """The folder with SPLIT-PART.parquet for each split and part, fetched if they are not there.

    67 MB are fetched; 46 MB are kept. Raises TrainingError with one line on what is missing.
    """
    folder = leandojo_folder(cache)
    wanted = [folder / f"{split}-{part}.parquet" for split in SPLITS for part in PARTS]
    if all(path.exists() for path in wanted):
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "fetch.lock"):
            archive = folder / "sources.tar.gz"
            if not archive.exists():
                address = package_addresses([_REQUIREMENT], ".tar.gz")[_REQUIREMENT]
                download(address, archive, bytes.fromhex(_SHA256), "LeanDojo's benchmark", progress)
            progress("reading LeanDojo's benchmark", 0, 0)
            extract(archive, folder)
            archive.unlink()
    except (DownloadError, ModelError, OSError, ValueError) as problem:
        raise TrainingError(f"LeanDojo's benchmark cannot be had: {problem}") from problem
    return folder
