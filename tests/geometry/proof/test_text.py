"""Proofs as English, LaTeX and JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geometry.figure import Figure
from geometry.proof import ProofError, ReplayError, replay
from geometry.proof.files import read, write
from geometry.proof.text import english, latex
from tests.geometry.proof.problems import PROBLEMS, proved


@pytest.mark.parametrize("name", PROBLEMS)
def test_json_round_trip(name: str) -> None:
    problem, figure, proof = proved(name)
    text = write(problem, proof, dict(figure.coordinates))
    again, same, coordinates = read(text)
    assert same == proof
    assert str(again) == str(problem)
    assert replay(again, same, [Figure(coordinates)]).steps == len(proof.steps)


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_step_is_written(name: str) -> None:
    _, _, proof = proved(name)
    text = english(proof, conditions=True)
    assert text.count("\n  (") >= len(proof.steps) - 1
    assert text.endswith("∎")
    formulas = latex(proof)
    assert formulas.count("\\item") == len(proof.steps)
    assert formulas.count("$") % 2 == 0
    assert formulas.count("{") == formulas.count("}")


def test_english_reads_like_geometry() -> None:
    _, _, proof = proved("centroid")
    text = english(proof)
    assert "D is the midpoint of BC" in text
    assert "Hence G, C, F collinear" in text


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"format": "hypatia-geometry-proof-1"}', '{"problem": 3}', "null"],
)
def test_malformed_files_are_refused(text: str) -> None:
    with pytest.raises(ProofError):
        read(text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_changed_file_never_crashes_the_replayer(data: st.DataObject) -> None:
    problem, figure, proof = proved("tangent")
    content = json.loads(write(problem, proof, dict(figure.coordinates)))
    step = data.draw(st.sampled_from(content["steps"]))
    field = data.draw(st.sampled_from(sorted(step)))
    step[field] = data.draw(
        st.one_of(st.none(), st.integers(-3, 99), st.text(max_size=5), st.just([]), st.just({}))
    )
    try:
        again, wrong, coordinates = read(json.dumps(content))
        replay(again, wrong, [Figure(coordinates)])
    except (ProofError, ReplayError):
        return
    assert json.loads(write(again, wrong, coordinates))["steps"]
