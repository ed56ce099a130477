"""The page in a real browser: contrast in both themes, everything by keyboard, opened in time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prover.report import page, run_entries, run_facts
from tests.prover.report.browser import DOWN, ENTER, SPACE, TAB, Browser, browser, find
from tests.prover.report.made import made_run

pytestmark = pytest.mark.skipif(
    find() is None, reason="no chromium and chromedriver: apt-get install chromium chromium-driver"
)

_LEAST_CONTRAST = 4.5

_CONTRAST = """
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92
    : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const ground = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const color = rgb(getComputedStyle(at).backgroundColor);
    if (color.length < 4 || color[3] > 0) return color;
  }
  return [255, 255, 255];
};
document.querySelectorAll("details").forEach((each) => { each.open = true; });
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || element.closest("script, style, template, title")) continue;
  const style = getComputedStyle(element);
  const ink = rgb(element.closest("svg") ? style.fill : style.color);
  const [a, b] = [light(ink), light(ground(element))].sort((x, y) => y - x);
  found.push([(a + 0.05) / (b + 0.05), element.className.baseVal ?? element.className,
    walker.currentNode.data.trim().slice(0, 40)]);
}
return found.sort((x, y) => x[0] - y[0]).slice(0, 5).concat([[found.length, "", ""]]);
"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Path]]:
    folder = tmp_path_factory.mktemp("page")
    run = made_run(folder / "run", lean=10, geometry=2)
    file = folder / "report.html"
    file.write_text(page(run_facts(run), run_entries(run)), encoding="utf-8")
    with browser() as window:
        window.open(file)
        yield window, file


def _picture(window: Browser, name: str) -> None:
    """Kept for a person to look at, where REPORT_SCREENSHOTS names a folder."""
    if folder := os.environ.get("REPORT_SCREENSHOTS"):
        window.screenshot(Path(folder, f"{name}.png"))


def _until(window: Browser, script: str, value: Any) -> bool:
    """Whether a script comes to return a value; some events of a page are told late."""
    for _ in range(100):
        if window.run(script) == value:
            return True
        time.sleep(0.02)
    return False


def _focused(window: Browser) -> Any:
    return window.run("return document.activeElement.textContent.trim().slice(0, 30)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(shown: tuple[Browser, Path], scheme: str) -> None:
    window, file = shown
    window.color_scheme(scheme)
    window.open(file)
    _picture(window, f"{scheme}-top")
    ground = window.run("return getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 23, 26)")
    *worst, (count, _, _) = window.run(_CONTRAST)
    assert count > 500
    assert worst[0][0] >= _LEAST_CONTRAST, worst
    window.run("document.querySelector('.drawing').closest('details').scrollIntoView()")
    window.run("document.querySelectorAll('.drawing .steps button')[4].click()")
    _picture(window, f"{scheme}-geometry")
    window.run("document.querySelectorAll('details.tree')[0].closest('.problem').scrollIntoView()")
    _picture(window, f"{scheme}-lean")


def test_everything_is_reached_by_keyboard(shown: tuple[Browser, Path]) -> None:
    window, file = shown
    window.color_scheme("light")
    window.open(file)
    reached = []
    for _ in range(22):
        window.press(TAB)
        reached.append(_focused(window))
    for name in ("Skip to the content", "Dark", "How the run was made", "Seconds"):
        assert name in reached
    ringed = "return getComputedStyle(document.activeElement).outlineStyle"
    assert window.run(ringed) != "none"

    # sort by seconds, both ways
    window.run("document.querySelectorAll('#table th button')[5].focus()")
    seconds = (
        "return [...document.querySelectorAll('#table tbody tr')]"
        ".map((row) => Number(row.cells[5].textContent))"
    )
    window.press(ENTER)
    assert window.run(seconds) == sorted(window.run(seconds))
    window.press(SPACE)
    assert window.run(seconds) == sorted(window.run(seconds), reverse=True)

    # filter by typing
    window.run("document.querySelector('#filters input').focus()")
    window.press(*"imo_2000_p1")
    assert window.run("return document.querySelector('#count').textContent") == "1 of 12 problems"

    # a link opens its problem, a step lights up, the next one follows with the arrow
    window.run("document.querySelector('#table a[href=\"#p-imo_2000_p1\"]').focus()")
    window.press(ENTER)
    open_ = "return document.getElementById('p-imo_2000_p1').open"
    assert _until(window, open_, True)
    window.run("document.querySelector('#p-imo_2000_p1 .steps button').focus()")
    window.press(SPACE)
    layer = "return document.querySelectorAll('#p-imo_2000_p1 svg .layer *').length"
    assert window.run(layer) > 0
    window.press(DOWN)
    pressed = "return document.querySelectorAll('.steps [aria-pressed=true]').length"
    assert window.run(layer) > 0 and window.run(pressed) == 1


def test_the_tree_unfolds_level_by_level(shown: tuple[Browser, Path]) -> None:
    window, file = shown
    window.open(file)
    window.run(
        "const tree = document.querySelector('details.tree');"
        "tree.closest('.problem').open = true; tree.querySelector('summary').focus()"
    )
    count = "return document.querySelectorAll('details.tree pre').length"
    assert window.run(count) == 0
    window.press(SPACE)
    assert _until(window, count, 1)
    window.run("document.querySelector('details.tree li summary').focus()")
    window.press(ENTER)
    assert _until(window, count, 2)


def test_names_and_roles_are_there(shown: tuple[Browser, Path]) -> None:
    window, file = shown
    window.open(file)
    nameless = window.run(
        "return [...document.querySelectorAll('button, a, input, select, [role=region], svg')]"
        ".filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') ||"
        " e.labels?.length || e.querySelector('title'))).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert nameless == []
    assert window.run("return document.documentElement.lang") == "en"
    doubled = window.run(
        "const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);"
        "return ids.filter((id, i) => ids.indexOf(id) !== i)"
    )
    assert doubled == []


def test_the_theme_is_the_readers_choice(shown: tuple[Browser, Path]) -> None:
    window, file = shown
    window.color_scheme("dark")
    window.open(file)
    ground = "return getComputedStyle(document.body).backgroundColor"
    assert window.run(ground) == "rgb(20, 23, 26)"
    window.run("document.querySelector('#theme').click()")
    assert window.run(ground) == "rgb(255, 255, 255)"
