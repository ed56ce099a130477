"""A search tree made small enough for a page: the proof first, then what was visited most."""

from __future__ import annotations

import json
from typing import Any

_SIZES = (300, 150, 80, 40, 20, 10, 5, 2)
"""States kept, tried from the largest until the text fits."""
_TEXT = 600
_ACTION = 300
_MESSAGE = 160
_FAILED_SHOWN = 4
"""Failed actions that are shown of a state; the others are counted."""


def compact(document: dict[str, Any], most_bytes: int) -> str:
    """JSON of the tree, as far as possible within `most_bytes`: `{root, left, nodes: {id: [text,
    status, visits, in proof, edges, actions not shown]}}`, an edge being `[action, status, visits,
    in proof, children, message]`. Whatever precedes the last size tried is too large."""
    text = ""
    for size in _SIZES:
        text = json.dumps(_cut(document, size), ensure_ascii=False, separators=(",", ":"))
        if len(text.encode()) <= most_bytes:
            break
    return text


def _cut(document: dict[str, Any], size: int) -> dict[str, Any]:
    nodes = {node["id"]: node for node in document["nodes"]}
    kept = _choose(nodes, document["root"], size)
    return {
        "root": document["root"],
        "left": document["omitted_nodes"] + len(nodes) - len(kept),
        "nodes": {number: _node(nodes[number], kept) for number in sorted(kept)},
    }


def _choose(nodes: dict[int, Any], root: int, size: int) -> set[int]:
    """The root, the proof, and then the most visited children of what is kept."""
    kept = {root} | {number for number, node in nodes.items() if node["in_proof"]}
    while len(kept) < size:
        reach = {
            child
            for number in kept
            for edge in nodes[number]["edges"]
            for child in edge["children"]
            if child in nodes and child not in kept
        }
        if not reach:
            break
        best = sorted(reach, key=lambda child: (-nodes[child]["visits"], child))
        kept.update(best[: size - len(kept)])
    return kept


def _node(node: dict[str, Any], kept: set[int]) -> list[Any]:
    edges, failed = [], 0
    for edge in sorted(node["edges"], key=lambda e: (not e["in_proof"], -e["visits"])):
        children = [child for child in edge["children"] if child in kept]
        if not edge["in_proof"] and not children:
            failed += 1
            if failed > _FAILED_SHOWN:
                continue
        edges.append(
            [
                edge["action"][:_ACTION],
                edge["status"],
                edge["visits"],
                int(edge["in_proof"]),
                children,
                edge["message"][:_MESSAGE],
            ]
        )
    hidden = len(node["edges"]) - len(edges)
    return [
        node["text"][:_TEXT],
        node["status"],
        node["visits"],
        int(node["in_proof"]),
        edges,
        hidden,
    ]
