"""The LeanDojo benchmark 4 (Yang et al., 2023): proof steps of Mathlib, from lean-dojo's own sdist.

Each theorem's trace becomes one row a step: the state before, the tactic, the state after, and how
many steps of the proof remain. Splits are by theorem ("random") or such that every test proof uses
a premise never seen in training ("novel_premises").
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

SPLITS = ("random", "novel_premises")
PARTS = ("train", "val", "test")

_SCHEMA = pa.schema(
    [
        ("theorem", pa.string()),
        ("file", pa.string()),
        ("step", pa.int32()),
        ("remaining", pa.int32()),
        ("state", pa.string()),
        ("tactic", pa.string()),
        ("state_after", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Step:
    """One tactic of a proof. remaining: tactics of the trace from this one on, itself included."""

    theorem: str
    file: str
    step: int
    remaining: int
    state: str
    tactic: str
    state_after: str


def extract(archive: Path, folder: Path) -> list[Path]:
    """Write SPLIT-PART.parquet for each split and part of the sdist; those that exist are kept.

    Raises ValueError when the archive lacks one or a record is not as LeanDojo writes it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {
        f"leandojo_benchmark_4/{split}/{part}.json": folder / f"{split}-{part}.parquet"
        for split in SPLITS
        for part in PARTS
    }
    missing = {name: path for name, path in wanted.items() if not path.exists()}
    if missing:
        with tarfile.open(archive) as tar:
            for member in tar:
                name = member.name.partition("/")[2]
                path = missing.pop(name, None)
                file = tar.extractfile(member) if path else None
                if path is not None and file is not None:
                    _write(file, path)
                if not missing:
                    break
    if missing:
        raise ValueError(f"{archive} lacks {', '.join(sorted(missing))}")
    return list(wanted.values())


def read_steps(path: Path) -> Iterator[Step]:
    """The steps of one Parquet file, in order."""
    file = pq.ParquetFile(path)
    for batch in file.iter_batches(batch_size=4096):
        for row in batch.to_pylist():
            yield Step(**row)


def _write(source: IO[bytes], path: Path) -> None:
    beside = path.with_suffix(".part")
    rows = [row for record in json.load(source) for row in _steps(record)]
    pq.write_table(pa.Table.from_pylist(rows, schema=_SCHEMA), beside, compression="zstd")
    beside.replace(path)


def _steps(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    try:
        trace = record["traced_tactics"]
        for number, tactic in enumerate(trace):
            yield {
                "theorem": record["full_name"],
                "file": record["file_path"],
                "step": number,
                "remaining": len(trace) - number,
                "state": tactic["state_before"],
                "tactic": tactic["tactic"],
                "state_after": tactic["state_after"],
            }
    except (KeyError, TypeError) as problem:
        raise ValueError(f"a record is not as LeanDojo writes it: {problem}") from None
