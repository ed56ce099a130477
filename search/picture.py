"""The tree as a picture: plain SVG text, readable in light and dark, left to right.

One column a step from the root; a state is a box with its first line (all of it on hovering), a
line is an action. Steps of the proof are drawn bold. Colours follow the reader's colour scheme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from xml.sax.saxutils import escape, quoteattr

from search.export import EdgeDocument, NodeDocument, TreeDocument, export_tree, to_networkx
from search.tree import Tree

if TYPE_CHECKING:
    import networkx as nx

S = TypeVar("S")
A = TypeVar("A")

BOX_WIDTH, BOX_HEIGHT = 220, 40
COLUMN, ROW = 420, 62
"""Distances between columns and rows, in pixels."""
MARGIN = 24
_CHARACTERS = 30
"""Characters of a line that fit into a box, and over a connecting line."""

_STYLE = """
.htree { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.htree .ground { fill: #ffffff; }
.htree text { fill: #1b1f24; }
.htree .action { font-size: 12px; fill: #424a53; }
.htree .box { stroke-width: 1.5; }
.htree .line { fill: none; stroke: #8c959f; stroke-width: 1.2; }
.htree .proof.line { stroke: #1a7f37; stroke-width: 3; }
.htree .proof.box { stroke-width: 3; }
.htree .open { fill: #f6f8fa; stroke: #57606a; }
.htree .proved { fill: #dafbe1; stroke: #1a7f37; }
.htree .failed { fill: #fff1ef; stroke: #cf222e; stroke-dasharray: 5 3; }
@media (prefers-color-scheme: dark) {
  .htree .ground { fill: #0d1117; }
  .htree text { fill: #e6edf3; }
  .htree .action { fill: #b1bac4; }
  .htree .line { stroke: #6e7681; }
  .htree .proof.line { stroke: #3fb950; }
  .htree .open { fill: #161b22; stroke: #8b949e; }
  .htree .proved { fill: #12261e; stroke: #3fb950; }
  .htree .failed { fill: #2d1417; stroke: #f85149; }
}
"""


@dataclass(frozen=True, slots=True)
class _Spot:
    """The upper left corner of a box, in pixels."""

    x: float
    y: float


def draw_tree(tree: Tree[S, A], most_nodes: int = 120) -> str:
    """An SVG document of the proof and of the states that were worked on most."""
    return draw_document(export_tree(tree, most_nodes))


def draw_document(document: TreeDocument) -> str:
    """An SVG document of all states in `document`."""
    graph = to_networkx(document)
    spots = _layout(graph, document.root)
    note = ""
    height = max(spot.y for spot in spots.values()) + BOX_HEIGHT + MARGIN
    width = max(spot.x for spot in spots.values()) + BOX_WIDTH + MARGIN
    if document.omitted_nodes:
        height += 24
        note = (
            f'<text class="action" x="{MARGIN}" y="{height - 14:g}">'
            f"{document.omitted_nodes} more states are not shown</text>"
        )
    lines = [
        _line(spots[above], spots[below], data["edge"])
        for above, below, data in graph.edges(data=True)
    ]
    boxes = [_box(spots[node.id], node) for node in document.nodes]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="htree" role="img" '
            f'aria-label="Search tree of {len(document.nodes)} states" '
            f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">',
            f"<style>{_STYLE}</style>",
            f'<rect class="ground" width="{width:g}" height="{height:g}"/>',
            *lines,
            *boxes,
            note,
            "</svg>\n",
        ]
    )


def _layout(graph: nx.DiGraph, root: int) -> dict[int, _Spot]:
    """Columns by distance from the root; a parent stands midway between its first and last child
    in the breadth-first spanning tree, and leaves take one row each."""
    import networkx as nx

    span = nx.bfs_tree(graph, root)
    columns = {
        node: column for column, layer in enumerate(nx.bfs_layers(graph, [root])) for node in layer
    }
    rows: dict[int, float] = {}
    free = 0
    for node in nx.dfs_postorder_nodes(span, root):
        below = [rows[child] for child in span.successors(node)]
        if below:
            rows[node] = (min(below) + max(below)) / 2
        else:
            rows[node] = free
            free += 1
    return {
        node: _Spot(MARGIN + COLUMN * columns[node], MARGIN + ROW * row)
        for node, row in rows.items()
    }


def _box(spot: _Spot, node: NodeDocument) -> str:
    mark = "proof " if node.in_proof else ""
    facts = f"{node.status}, {node.visits} visits, estimate {node.estimate:.2f}"
    # A sequent's conclusion says most: it stands on the last line.
    goal = next((line for line in reversed(node.text.splitlines()) if line.strip()), "")
    return (
        f"<g><title>{_text(node.text)}\n\n{_text(facts)}</title>"
        f'<rect class={quoteattr(f"{mark}box {node.status}")} x="{spot.x:g}" y="{spot.y:g}" '
        f'width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6"/>'
        f'<text x="{spot.x + 8:g}" y="{spot.y + 25:g}">{_text(_short(goal))}</text></g>'
    )


def _line(above: _Spot, below: _Spot, edge: EdgeDocument) -> str:
    x1, y1 = above.x + BOX_WIDTH, above.y + BOX_HEIGHT / 2
    x2, y2 = below.x, below.y + BOX_HEIGHT / 2
    bend = max(abs(x2 - x1) / 2, 40)
    mark = "proof " if edge.in_proof else ""
    return (
        f'<g><title>{_text(edge.action)}</title><path class="{mark}line" '
        f'd="M{x1:g},{y1:g} C{x1 + bend:g},{y1:g} {x2 - bend:g},{y2:g} {x2:g},{y2:g}"/>'
        f'<text class="action" text-anchor="end" x="{x2 - 8:g}" y="{y2 - 5:g}">'
        f"{_text(_short(edge.action, 24))}</text></g>"
    )


def _short(text: str, most: int = _CHARACTERS - 4) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _text(text: str) -> str:
    """Text that an XML reader accepts: control characters and lone surrogates are replaced."""
    return escape(
        "".join(
            c
            if c in "\n\t"
            or (c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe")
            or c > "\uffff"
            else "\ufffd"
            for c in text
        )
    )
