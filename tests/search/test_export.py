"""The tree as JSON and as a picture."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Budget, TreeDocument, best_first_search, draw_tree, export_tree, mcts_search
from search.export import to_networkx
from tests.search.test_budget import Endless
from tests.search.toys import CLOSED, GraphWorld, Moves, planted, to, worlds

SVG = "{http://www.w3.org/2000/svg}"


@settings(max_examples=60, deadline=None)
@given(worlds(), st.integers(1, 8))
async def test_every_export_is_whole_and_connected(moves: Moves, most: int) -> None:
    world = GraphWorld(moves)
    tree = (await mcts_search(world, world, world)).tree
    assert tree is not None
    document = export_tree(tree, most)
    assert TreeDocument.model_validate_json(document.model_dump_json()) == document
    proof = {node.id for node in document.nodes if node.in_proof}
    assert len(document.nodes) <= max(most, len(proof), 1)
    assert len(document.nodes) + document.omitted_nodes == len(tree.nodes)
    graph = to_networkx(document)
    assert set(graph) == {document.root} | nx.descendants(graph, document.root)
    picture = ElementTree.fromstring(draw_tree(tree, most))
    assert len(picture.findall(f".//{SVG}g/{SVG}rect")) == len(document.nodes)
    assert len(picture.findall(f".//{SVG}path")) == graph.number_of_edges()


async def test_the_proof_is_kept_and_bold_in_a_large_tree() -> None:
    world = GraphWorld(planted(depth=6, width=8, seed=1))
    result = await best_first_search(world, world)
    assert result.tree is not None and result.proof is not None
    document = export_tree(result.tree, most_nodes=3)
    steps = [e.action for n in document.nodes if n.in_proof for e in n.edges if e.in_proof]
    assert sorted(steps) == sorted(result.proof.actions())
    picture = draw_tree(result.tree, most_nodes=3)
    assert picture.count('class="proof box proved"') == len(steps)
    assert f"{document.omitted_nodes} more states" in picture
    assert json.loads(document.model_dump_json())["root"] == 0


async def test_boxes_do_not_overlap() -> None:
    world = Endless()
    tree = (await mcts_search(world, world, budget=Budget(nodes=150))).tree
    assert tree is not None
    picture = ElementTree.fromstring(draw_tree(tree))
    boxes = [
        (float(box.get("x", "")), float(box.get("y", "")))
        for box in picture.findall(f".//{SVG}g/{SVG}rect")
    ]
    assert len(boxes) == 120
    for i, (x, y) in enumerate(boxes):
        assert all(x != u or abs(y - v) >= 40 for u, v in boxes[:i])


async def test_any_text_gives_well_formed_xml() -> None:
    nasty = "<b>&\x00\x1b\ud800\"' ⊢ ∀ x"

    class Nasty(GraphWorld):
        def render(self, state: str) -> str:
            return nasty + state

    world = Nasty({"s0": [(nasty, to("s1"))], "s1": [("q", CLOSED)]})
    tree = (await mcts_search(world, world)).tree
    assert tree is not None
    text = "".join(ElementTree.fromstring(draw_tree(tree)).itertext())
    assert "<b>&" in text and "⊢ ∀ x" in text
