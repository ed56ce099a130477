"""LeanDojo's records to steps, steps to text, text to rows of token ids."""

import io
import json
import tarfile

import pytest
import torch

from prover.training.calibration import calibration, held_out_prose
from prover.training.data import (
    PARTS,
    SPLITS,
    Step,
    extract,
    general_text,
    pack,
    pack_steps,
    read_steps,
    step_text,
)

RECORD = {
    "url": "u", "commit": "c", "file_path": "Mathlib/A.lean", "full_name": "A.b",
    "start": [1, 1], "end": [2, 1],
    "traced_tactics": [
        {"tactic": "intro h", "annotated_tactic": ["intro h", []],
         "state_before": "⊢ p → p", "state_after": "h : p\n⊢ p"},
        {"tactic": "exact h", "annotated_tactic": ["exact h", []],
         "state_before": "h : p\n⊢ p", "state_after": "no goals"},
    ],
}  # fmt: skip


def archive(path, record=RECORD, leave_out: str = ""):
    with tarfile.open(path, "w:gz") as tar:
        for split in SPLITS:
            for part in PARTS:
                name = f"lean_dojo-4.20.0/leandojo_benchmark_4/{split}/{part}.json"
                if leave_out and leave_out in name:
                    continue
                data = json.dumps([record, {**record, "traced_tactics": []}]).encode()
                info = tarfile.TarInfo(name)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
    return path


def encode(text: str) -> list[int]:
    return [byte + 1 for byte in text.encode()]


def test_each_tactic_becomes_a_step_with_what_remains(tmp_path) -> None:
    paths = extract(archive(tmp_path / "a.tar.gz"), tmp_path / "data")
    assert len(paths) == 6
    steps = list(read_steps(tmp_path / "data" / "random-val.parquet"))
    assert steps == [
        Step("A.b", "Mathlib/A.lean", 0, 2, "⊢ p → p", "intro h", "h : p\n⊢ p"),
        Step("A.b", "Mathlib/A.lean", 1, 1, "h : p\n⊢ p", "exact h", "no goals"),
    ]


def test_extraction_goes_on_where_it_stopped(tmp_path) -> None:
    with pytest.raises(ValueError, match="random/test"):
        extract(archive(tmp_path / "a.tar.gz", leave_out="random/test"), tmp_path / "data")
    kept = tmp_path / "data" / "random-train.parquet"
    before = kept.stat().st_mtime_ns
    extract(archive(tmp_path / "b.tar.gz"), tmp_path / "data")
    assert kept.stat().st_mtime_ns == before
    assert (tmp_path / "data" / "random-test.parquet").exists()


def test_a_strange_record_is_named(tmp_path) -> None:
    with pytest.raises(ValueError, match="not as LeanDojo writes"):
        extract(archive(tmp_path / "a.tar.gz", record={"full_name": "x"}), tmp_path / "data")


def test_rows_hold_the_texts_one_after_another() -> None:
    rows = pack(["ab", "c", "def"], encode, 0, 2, 3)
    assert rows.tolist() == [[98, 99, 0], [100, 0, 101]]
    with pytest.raises(ValueError, match="are wanted"):
        pack(["ab"], encode, 0, 2, 3)


def test_tactics_are_told_from_their_prompts() -> None:
    tokens, counted = pack_steps([("⊢ p", "rfl"), ("⊢ q", "simp")] * 4, encode, 0, 2, 40)
    shown = bytes(
        max(token - 1, 0) for token in tokens.flatten()[counted.flatten()].tolist()
    ).decode()
    assert shown.startswith("rfl\n\0simp\n\0")
    assert set(shown) <= set("rfl\n\0simp")


def test_calibration_holds_both_kinds_and_depends_on_the_seed_alone() -> None:
    steps = [Step("t", "f", 0, 1, f"⊢ {i} = {i}", "rfl", "no goals") for i in range(200)]
    first = calibration(steps, encode, 0, 8, 64)
    assert first.shape == (8, 64)
    assert torch.equal(first, calibration(steps, encode, 0, 8, 64))
    assert not torch.equal(first, calibration(steps, encode, 0, 8, 64, seed=1))
    text = bytes(max(i - 1, 0) for i in first[-1].tolist()).decode(errors="ignore")
    assert "⊢" not in text
    assert not torch.equal(first[-2:], held_out_prose(encode, 0, 2, 64))


def test_the_prompt_says_which_library() -> None:
    assert step_text("⊢ p", "rfl", "core").startswith("[core]\n⊢ p\n")
    with pytest.raises(ValueError, match="no library"):
        step_text("⊢ p", "rfl", "coq")
    assert sum(map(len, general_text())) > 300_000
