"""miniF2F-style JSON lines."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from problems import Category, ProblemError
from problems.loaders.minif2f import parse_minif2f

RECORD = {
    "name": "mathd_numbertheory_0",
    "split": "valid",
    "informal_statement": "Show it.",
    "formal_statement": "theorem mathd_numbertheory_0 (n : ℕ) : n ∣ n := by\n",
    "header": "import Mathlib\nopen Nat\n",
}


def line(**changes: object) -> str:
    return json.dumps({**RECORD, **changes})


def test_reads_a_record() -> None:
    (problem,) = parse_minif2f(line(extra=1) + "\n\n", "f.jsonl")
    assert problem.lean is not None
    assert problem.lean.preamble == "import Mathlib\nopen Nat"
    assert problem.lean.declaration == "theorem mathd_numbertheory_0 (n : ℕ) : n ∣ n"
    assert problem.category is Category.NUMBER_THEORY
    assert (problem.words, str(problem.source)) == ("Show it.", "f.jsonl (valid)")


def test_header_may_be_missing_and_the_proof_sorried() -> None:
    text = line(header="", formal_statement="theorem t : 1 = 1 := sorry")
    (problem,) = parse_minif2f(text, "f")
    assert problem.lean is not None and problem.lean.preamble == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f: empty"),
        ("\n{", "f, line 2: not JSON"),
        ("[]", "f, line 1: the record"),
        ("[" * 100_000, "f, line 1: JSON nested too deeply"),
        ('{"name": "a"}', "f, line 1: formal_statement: Field required"),
        (line(name=""), "f, line 1: name"),
        (line(formal_statement="theorem t : 1 = 1 := rfl"), "line 1: no open theorem"),
        (line(formal_statement="theorem a : 1 = 1 := by\ntheorem b : 1 = 1 := by"), "2 theorems"),
        (line() + "\n" + line(), "line 2: the name mathd_numbertheory_0 occurs twice"),
    ],
)
def test_refusals(text: str, message: str) -> None:
    with pytest.raises(ProblemError) as caught:
        parse_minif2f(text, "f")
    assert message in str(caught.value)


@pytest.mark.skipif("HYPATIA_BENCHMARKS" not in os.environ, reason="HYPATIA_BENCHMARKS unset")
def test_reads_all_of_minif2f_valid() -> None:
    path = Path(os.environ["HYPATIA_BENCHMARKS"], "minif2f", "valid.jsonl")
    text = path.read_text("utf-8")
    records = [json.loads(row) for row in text.splitlines()]
    problems = parse_minif2f(text, path.name)
    assert len(problems) == len(records) == 244
    for problem, record in zip(problems, records, strict=True):
        assert problem.lean is not None
        body = record["formal_statement"].strip()
        assert problem.lean.declaration in body
        rest = body.replace(problem.lean.declaration, "")
        assert rest.split() in ([":=", "by"], [":=", "by", "sorry"], [":=", "sorry"])
