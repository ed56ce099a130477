"""The compression stage from a model on disk to a folder that can be served, and the judge."""

from __future__ import annotations

import json
import math

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import torch
from torch.nn.functional import kl_div

from kernels.formats import AqlmWeight, GroupedWeight
from kernels.model import linear_names
from kernels.model.forward import logits
from kernels.quantize import QuantizeConfig
from prover.cli.app import main
from prover.models import open_model
from prover.training import compress as stage
from prover.training import judge as judging
from prover.training.compress import (
    CalibrationConfig,
    TuningConfig,
    compress_model,
    export_for_transformers,
    tuning_batches,
)
from prover.training.judge import Judge
from tests.kernels.tiny import tiny_model
from tests.prover.models.tiny_gguf import write_gguf

FAST = QuantizeConfig(kmeans_steps=1, rounds=0, block_epochs=0, head_group=32)
TEXTS = CalibrationConfig(rows=4, length=32)


@pytest.fixture
def model(tmp_path, monkeypatch):
    """A tiny model in a GGUF file, and a benchmark of a few hundred steps in place of LeanDojo's."""
    path = tmp_path / "tiny.gguf"
    write_gguf(tiny_model(vocab_size=260, hidden_size=64, head_dim=16), path)
    data = tmp_path / "data"
    data.mkdir()
    rows = [
        {"theorem": f"t{i}", "file": "f", "step": 0, "remaining": 1,
         "state": f"⊢ {i} + 0 = {i}", "tactic": "simp", "state_after": "no goals"}
        for i in range(400)
    ]  # fmt: skip
    for part in ("train", "val"):
        pq.write_table(pa.Table.from_pylist(rows), data / f"random-{part}.parquet")
    for module in (stage, judging):
        monkeypatch.setattr(module, "fetch_leandojo", lambda progress=None: data)
    return path


def test_a_compressed_folder_opens_like_any_model(model, tmp_path) -> None:
    small = compress_model(model, tmp_path / "out", FAST, TEXTS)
    opened = open_model(tmp_path / "out")
    assert opened.tokenizer.encode("the ⊢") == open_model(model).tokenizer.encode("the ⊢")
    kinds = {type(weight) for weight in opened.model.weights.values()}
    assert {AqlmWeight, GroupedWeight} <= kinds
    assert opened.model.megabytes == small.megabytes
    recipe = json.loads((tmp_path / "out" / "config.json").read_text())["hypatia"]
    assert recipe["quantize"]["codebooks"] == 2 and recipe["calibration"]["rows"] == 4


def test_the_export_for_transformers_has_no_grouped_integers(model, tmp_path) -> None:
    small = compress_model(model, tmp_path / "out", FAST, TEXTS)
    export_for_transformers(small, tmp_path / "theirs")
    config = json.loads((tmp_path / "theirs" / "config.json").read_text())
    assert config["quantization_config"]["quant_method"] == "aqlm"
    assert "grouped_integers" not in config


def test_the_judge_tells_three_perplexities(model) -> None:
    opened = open_model(model)
    found = Judge.of(opened, rows=2, length=64)(opened.model)
    for value in (found.lean, found.tactics, found.prose):
        assert 1 < value < 260**2 and math.isfinite(value)
    assert found.lean != found.tactics


def test_the_command(model, tmp_path, capsys) -> None:
    out = tmp_path / "out"
    command = ["models", "compress", str(model), str(out), "--rows", "4", "--length", "32"]
    assert main([*command, "--codebooks", "1"]) == 0
    assert "1×8 bits" in capsys.readouterr().out
    assert main([*command, "--codebooks", "3"]) == 2
    assert "another model, calibration or configuration" in capsys.readouterr().err
    assert main(["models", "compress", "nothing", str(out)]) == 2
    assert "nothing is no folder" in capsys.readouterr().err


def distance(first: torch.Tensor, second: torch.Tensor) -> float:
    """KL(second ‖ first) of log-probabilities, summed over tokens, a row."""
    return float(kl_div(first, second, log_target=True, reduction="batchmean"))


def test_the_command_tunes_what_it_compressed(model, tmp_path, capsys) -> None:
    plain, out = tmp_path / "plain", tmp_path / "out"
    options = ["--rows", "4", "--length", "32", "--codebooks", "1"]
    assert main(["models", "compress", str(model), str(plain), *options]) == 0
    assert main(["models", "compress", str(model), str(out), *options, "--tune", "12"]) == 0
    assert "tuning 12 of 12" in capsys.readouterr().err
    recipe = json.loads((out / "config.json").read_text())["hypatia"]
    assert recipe["tuning"]["steps"] == 12
    opened, before, after = (open_model(path).model for path in (model, plain, out))
    assert all(isinstance(after.weights[name], AqlmWeight) for name in linear_names(after.config))
    tokens = tuning_batches(open_model(model), TuningConfig(4, length=32, seed=5)).flatten(0, 1)
    goal, far, near = (
        logits(one.config, one.dense_weights(), tokens).log_softmax(-1)
        for one in (opened, before, after)
    )
    assert distance(near, goal) < distance(far, goal)


def test_the_seed_chooses_the_texts_of_the_tuning(model) -> None:
    opened = open_model(model)
    first, again, other = (
        tuning_batches(opened, TuningConfig(5, rows=2, length=16, seed=seed)) for seed in (1, 1, 2)
    )
    assert first.shape == (5, 2, 16)
    assert torch.equal(first, again) and not torch.equal(first, other)
