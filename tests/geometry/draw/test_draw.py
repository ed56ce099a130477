from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from geometry.draw import DARK, LIGHT, Drawing, Role, picture
from geometry.draw.labels import split_name
from geometry.draw.lines import stretches
from geometry.draw.strokes import Line
from geometry.draw.theme import FONT, MARGIN
from geometry.figure import Figure, build
from geometry.language import REGISTRY, Definition, parse
from geometry.language.grammar import example
from problems.geometry_text import our_geometry

SVG = "{http://www.w3.org/2000/svg}"
TEXT = (
    "a b c = triangle a b c; d = foot d a b c; m = midpoint m b c; o = circle o a b c;"
    " k = mirror k o m; i = incenter i a b c ? cong o b k c"
)


def sketch(text: str = TEXT, **options: object) -> Drawing:
    problem = parse(text, "a test")
    return picture(problem, build(problem, 2)[0], **options)  # type: ignore[arg-type]


def test_the_svg_is_well_formed_and_whole() -> None:
    drawing = sketch()
    root = ElementTree.fromstring(drawing.svg())
    assert root.tag == f"{SVG}svg"
    assert [e.text for e in root.iter(f"{SVG}title")] == ["a test"]
    names = {"".join(e.itertext()) for e in root.iter(f"{SVG}text")}
    assert names == set("ABCDMOKI")
    assert drawing._repr_svg_() == drawing.svg()
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert width <= 640.01
    for dot in drawing.scene.dots:
        assert MARGIN / 2 < dot.at.real < width - MARGIN / 2
        assert MARGIN / 2 < dot.at.imag < height - MARGIN / 2


def test_names_are_escaped_and_split() -> None:
    assert split_name("a1", True) == ("A", "1")
    assert split_name("i_b", True) == ("I", "b")
    assert split_name("o'", True) == ("O′", "")
    assert split_name("Ta", False) == ("T", "a")
    assert split_name("ω", True) == ("Ω", "")
    odd = Figure({"a<b": 0j, "c": 1 + 0j, "d": 1j})
    drawing = picture(parse("a b c = triangle"), Figure({**odd.coordinates, "a": 0j, "b": 2j}))
    ElementTree.fromstring(drawing.svg())


def test_upper_and_lower_case_names_stay_apart() -> None:
    labels = sketch("a A b = triangle a A b").scene.labels
    assert sorted(label.main for label in labels) == ["A", "a", "b"]


def test_right_angles_ticks_and_arcs() -> None:
    scene = sketch().scene
    squares = [p for p in scene.paths if p.mark and len(p.points) == 3]
    ticks = [p for p in scene.paths if p.mark and len(p.points) == 2]
    assert len(squares) == 1  # at the foot d
    foot = next(d.at for d in scene.dots if d.name == "d")
    assert all(abs(z - foot) < 14 for z in squares[0].points)
    assert len(ticks) == 2 * 1 + 2 * 2  # one on each half of bc, two on each half of ok
    assert sketch("a b c = triangle; i = incenter i a b c").scene.arcs


def test_roles() -> None:
    goal = parse(TEXT).goals
    step = parse(f"{TEXT}; cyclic a b c m").goals[1:]
    scene = sketch(auxiliary={"k"}, highlight=step).scene
    dots = {d.name: d.role for d in scene.dots}
    assert dots["k"] is Role.AUXILIARY
    assert dots["a"] is Role.HIGHLIGHT
    assert dots["d"] is Role.MAIN
    assert any(p.role is Role.GOAL for p in scene.paths)
    assert any(p.role is Role.AUXILIARY for p in scene.paths)
    assert any(r.role is Role.HIGHLIGHT for r in scene.rings)
    plain = sketch().scene
    assert not any(d.role is Role.AUXILIARY for d in plain.dots)
    assert len(goal) == 1


def test_labels_avoid_points_and_each_other() -> None:
    clashes = 0
    for problem in our_geometry():
        parsed = parse(problem.geometry or "")
        scene = picture(parsed, build(parsed)[0]).scene
        half = FONT * 0.3
        for k, label in enumerate(scene.labels):
            clashes += any(
                max(abs((label.at - d.at).real), abs((label.at - d.at).imag)) < half
                for d in scene.dots
            )
            clashes += any(
                max(abs((label.at - o.at).real), abs((label.at - o.at).imag)) < half
                for o in scene.labels[:k]
            )
    assert clashes <= 3


def test_lines_merge_and_faint_ones_hide() -> None:
    at = {"a": 0j, "b": 10 + 0j, "c": 20 + 0j, "d": 5j}
    merged = stretches([Line(("a", "b"), Role.MAIN), Line(("b", "c"), Role.MAIN)], at)
    assert [s.names for s in merged] == [("a", "b", "c")]
    hidden = stretches(
        [
            Line(("a", "c"), Role.MAIN),
            Line(("a", "b"), Role.THIN),
            Line(("b", "c"), Role.AUXILIARY),
            Line(("a", "d"), Role.THIN),
        ],
        at,
    )
    assert [(s.names, s.role) for s in hidden] == [
        (("a", "d"), Role.THIN),
        (("a", "b", "c"), Role.MAIN),
    ]
    assert stretches([Line(("a", "a"), Role.MAIN)], at) == []


def test_the_base_is_level_and_the_apex_above() -> None:
    at = {d.name: d.at for d in sketch("a b c = triangle a b c").scene.dots}
    assert at["b"].imag == pytest.approx(at["c"].imag)
    assert at["a"].imag < at["b"].imag


def test_themes_and_sizes() -> None:
    assert DARK.background in sketch(theme=DARK).svg()
    assert LIGHT.background in sketch().svg()
    assert sketch(size=300.0).scene.width <= 300.01


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_saving(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"picture{suffix}"
    sketch(auxiliary={"k"}).save(path)
    start = path.read_bytes()[:8]
    assert start == (b"\x89PNG\r\n\x1a\n" if suffix == ".png" else b"<svg xml")


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.svg or \.png"):
        sketch().save(tmp_path / "picture.gif")


@pytest.mark.parametrize("definition", REGISTRY.values(), ids=lambda d: d.name)
def test_every_construction_is_drawn(definition: Definition) -> None:
    problem = parse(example(definition))
    scene = picture(problem).scene
    assert {d.name for d in scene.dots} == set(problem.points)
    assert scene.paths or scene.rings or definition.name in ("free", "lconst", "l2const")
    ElementTree.fromstring(picture(problem).svg())


def test_demands_are_drawn() -> None:
    scene = sketch(
        "a b = segment a b; o = free o; c = coll a o c, cong o a o c; d = midp d a b"
    ).scene
    pinned = sketch("a@0_0 = ; b@4_0 = ; c@1_3 = ; o@2_1 = cong o a o b, cong b o o c").scene
    assert len(pinned.rings) == 1
    assert len(scene.rings) == 1
    assert {p.role for p in scene.paths if not p.mark} == {Role.MAIN}


def test_degenerate_figures_are_drawn() -> None:
    """Coinciding and far points, one point alone: still a picture."""
    problem = parse("a b c = triangle a b c; d = on_circum d a b c ? perp a b c d")
    flat = Figure({"a": 0j, "b": 0j, "c": 0j, "d": 1e6 + 0j})
    for figure in (flat, Figure(dict.fromkeys("abcd", 1 + 1j))):
        ElementTree.fromstring(picture(problem, figure).svg())
    ElementTree.fromstring(picture(parse("a = free a")).svg())
