"""From a proof tree to Lean text."""

from __future__ import annotations

from search import ProofNode


def proof_body(proof: ProofNode[str]) -> str:
    """The text after `:=` of a proof found by search: `by` and the tactics, indented.

    Independent goals are closed in their order behind bullets; a single goal left goes on without.
    """
    return "by\n" + "\n".join(_indented(line) for line in _lines(proof))


def _lines(node: ProofNode[str]) -> list[str]:
    lines = node.action.strip("\n").splitlines()
    children = node.children
    if len(children) == 1:
        return lines + _lines(children[0])
    for child in children:
        first, *rest = _lines(child)
        lines.append(f"· {first}")
        lines.extend(_indented(line) for line in rest)
    return lines


def _indented(line: str) -> str:
    return f"  {line}" if line else line
