"""Reading the files of `hostile/`.

A file starts with comments: `Tries` tells the trick, `Says` words that the refusal must contain,
`Bomb` that the process may die of it. Three marks cut the rest into the text before the statement,
the statement and the proof. `⟪text ×n⟫` stands for n times that text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from problems import LeanStatement

FOLDER = Path(__file__).parent / "hostile"
_REPEAT = re.compile(r"⟪(.*?)×(\d+)⟫", re.DOTALL)
_HEADER = re.compile(r"^-- (Tries|Says|Bomb): (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A statement and a proof that must never be certified."""

    name: str
    says: str
    bomb: bool
    statement: LeanStatement
    proof: str


def read_hostile(path: Path) -> Hostile:
    """Bytes that are no UTF-8 are kept as lone surrogates, as Python hands them on."""
    text = path.read_bytes().decode(errors="surrogateescape")
    head, rest = text.split("--- preamble\n", 1)
    preamble, rest = rest.split("--- statement\n", 1)
    declaration, proof = rest.split("--- proof\n", 1)
    fields = dict(_HEADER.findall(head))
    if not fields.get("Tries"):
        raise ValueError(f"{path.name} does not say what it tries")
    found = re.search(r"theorem\s+(\S+)", declaration)
    name = found.group(1) if found else "t"
    return Hostile(
        path.stem,
        fields.get("Says", ""),
        "Bomb" in fields,
        LeanStatement(name, _grown(preamble).rstrip("\n"), _grown(declaration).rstrip("\n")),
        _grown(proof).removesuffix("\n"),
    )


def _grown(text: str) -> str:
    return _REPEAT.sub(lambda found: found.group(1) * int(found.group(2)), text)


ALL = tuple(read_hostile(path) for path in sorted(FOLDER.glob("*.lean")))
