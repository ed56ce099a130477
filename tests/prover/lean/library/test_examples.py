"""The library's examples: every Lean file of this folder elaborates without an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.lean import LeanPool

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.rglob("*.lean"))


@pytest.mark.lean
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("file", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
async def test_examples_elaborate(library_pool: LeanPool, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "import Olympiad" in text
    assert "sorry" not in text
    async with library_pool.borrow() as worker:
        reply = await worker.process.ask({"do": "compile", "text": text}, 300.0)
    assert reply["ok"], reply.get("error")
    errors = [
        f"{message['line']}:{message['column']}: {message['text']}"
        for message in reply["messages"]
        if message["severity"] == "error"
    ]
    assert errors == []


def test_there_are_examples() -> None:
    assert len(FILES) >= 10
