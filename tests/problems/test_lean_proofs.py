"""Statements and their written proofs are parted, and nothing unproved is handed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from problems import ProblemError
from problems.loaders.lean_proofs import parse_proofs, read_proofs

TEXT = """import Init
/-- Words. -/
theorem one (n : Nat) : n = n :=
  rfl
-- between
@[simp] lemma two : (let x := 1; x) = 1 := by
  simp  -- why
example : 1 = 1 := by sorry
namespace A
theorem three : ∀ n : Nat, n = n
  | 0 => rfl
  | _ + 1 => rfl
theorem four : 2 = 2
def f := one
theorem five : 5 = 5 := one 5
end A
"""


def test_parts() -> None:
    proofs = parse_proofs(TEXT, "t").proofs
    assert [p.name for p in proofs] == ["one", "two", "example_1", "three", "four", "five"]
    assert [p.line for p in proofs] == [3, 6, 8, 10, 13, 15]
    assert proofs[0].declaration == "theorem one (n : Nat) : n = n"
    assert proofs[0].body == "\n  rfl"
    assert proofs[1].declaration == "@[simp] theorem two : (let x := 1; x) = 1"
    assert proofs[1].body == "by\n  simp"
    assert "sorry" in proofs[2].flaw
    assert "equations" in proofs[3].flaw
    assert proofs[4].flaw == "it has no proof"
    assert [p.body for p in proofs if p.flaw] == ["", "", ""]
    assert (proofs[5].body, proofs[5].flaw) == ("one 5", "")


def test_only_what_was_accepted_precedes_a_statement() -> None:
    file = parse_proofs(TEXT, "t")
    preamble = file.statement(5, without={0, 2, 3, 4}).preamble
    assert "theorem one" not in preamble
    assert "sorry" not in preamble
    assert "lemma two" in preamble
    assert preamble.endswith("namespace A\n\n\ndef f := one\n")
    assert file.statement(0).preamble == "import Init\n"
    assert file.statement(5).preamble == TEXT[: TEXT.index("theorem five")]


def test_a_whole_file_reads_as_it_stood() -> None:
    file = parse_proofs(TEXT, "t")
    text = file.statement(0).file_text(file.proofs[0].body)
    assert text == "import Init\n\ntheorem one (n : Nat) : n = n := \n  rfl\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "empty"), ("def f := 1", "no theorem"), ("theorem t : 1 = 1 := rfl /-", "never closed")],
)
def test_refusals(text: str, said: str) -> None:
    with pytest.raises(ProblemError, match=said):
        parse_proofs(text, "t")


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "a.lean"
    path.write_text(TEXT)
    assert read_proofs(str(path)).proofs == parse_proofs(TEXT, "t").proofs
    with pytest.raises(ProblemError, match="no such file"):
        read_proofs(str(tmp_path / "b.lean"))
    path.write_bytes(b"\xff")
    with pytest.raises(ProblemError, match="UTF-8"):
        read_proofs(str(path))
