"""Elaborating a Lean text for its messages; nothing is certified by it."""

from __future__ import annotations

import asyncio

from prover.lean.config import LeanLimits
from prover.lean.embedded import provision
from prover.lean.process import LeanProcess
from prover.lean.toolchain import Toolchain


def compile_text(
    text: str, toolchain: Toolchain | None = None, *, timeout_s: float = 900.0
) -> list[str]:
    """The errors of a whole Lean file, each as `line:column: words`; empty when it compiles.

    Runs in a process of its own, of the embedded Lean unless a toolchain is given. `sorry` is a
    warning and no error. Not for use inside a running event loop.
    Raises ProvisionError, LeanStartError, LeanCrashed, LeanTimeout.
    """
    return asyncio.run(_compile(text, toolchain or provision(), timeout_s))


async def _compile(text: str, toolchain: Toolchain, timeout_s: float) -> list[str]:
    process = await LeanProcess(toolchain, LeanLimits()).start()
    try:
        reply = await process.ask({"do": "compile", "text": text}, timeout_s)
    finally:
        await process.close()
    if not reply["ok"]:
        return [str(reply["error"])]
    return [
        f"{message['line']}:{message['column']}: {message['text']}"
        for message in reply["messages"]
        if message["severity"] == "error"
    ]
