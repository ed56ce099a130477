"""Compression in stages: nothing dense is left, it beats one stage, and a stopped run goes on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch

from kernels.formats import AqlmWeight, FormatError, GroupedWeight
from kernels.model import EMBEDDING, linear_names
from kernels.quantize import BlockReport, compress, finetune
from kernels.quantize.stages import IN_STAGES, compress_in_stages
from tests.kernels.quantize.test_compress import FAST, Stopped, same
from tests.kernels.tiny import tiny_model, tiny_tokens

GENTLE = replace(IN_STAGES, teacher_weight=0.0, half=False, save_every=2)


def batches(steps: int) -> torch.Tensor:
    return torch.stack([tiny_tokens(2, seed=seed) for seed in range(steps)])


def test_every_matrix_is_compressed_in_the_end(tmp_path) -> None:
    model = compress_in_stages(
        tiny_model(), tiny_tokens(), batches(6), tmp_path, FAST, GENTLE, stages=2
    )
    names = linear_names(model.config)
    assert all(isinstance(model.weights[name], AqlmWeight) for name in names)
    assert isinstance(model.weights[EMBEDDING], GroupedWeight)


def test_a_block_is_left_dense_and_learns_until_its_stage(tmp_path) -> None:
    model = tiny_model()
    half = compress(model, tiny_tokens(), tmp_path, FAST, blocks=range(1))
    first, second = "model.layers.0.mlp.up_proj", "model.layers.1.mlp.up_proj"
    assert isinstance(half.weights[first], AqlmWeight)
    assert half.weights[second] is model.weights[second]
    tuned = finetune(half, batches(2), GENTLE)
    assert not torch.equal(tuned.weights[second], model.weights[second])


def test_the_second_part_reads_what_the_first_gives(tmp_path) -> None:
    """Without tuning, two parts are one compression: the targets alone differ, for the second part's
    are computed from what the compressed first part gives."""
    model, tokens = tiny_model(), tiny_tokens()
    seen: list[BlockReport] = []
    half = compress(model, tokens, tmp_path / "first", FAST, seen.append, blocks=range(1))
    compress(half, tokens, tmp_path / "second", FAST, seen.append, blocks=range(1, 2))
    whole: list[BlockReport] = []
    compress(model, tokens, tmp_path / "whole", FAST, whole.append)
    assert [report.layer for report in seen] == [0, 1]
    assert seen[0].after == whole[0].after
    assert seen[1].before < whole[1].before  # no error of the first block is inherited


def stopping(reports: int) -> Callable[[object], None]:
    """Stops a run at its so-many-th report."""
    left = iter(range(reports - 1))

    def stop(done: object) -> None:
        if next(left, None) is None:
            raise Stopped

    return stop


def test_a_stopped_run_goes_on_to_the_same_result(tmp_path) -> None:
    def run(folder, report=lambda done: None):
        return compress_in_stages(
            tiny_model(), tiny_tokens(), batches(7), folder, FAST, GENTLE, 2, report=report
        )

    whole = run(tmp_path / "whole")
    for reports in (1, 4):  # in the first stage, and in the second
        with pytest.raises(Stopped):
            run(tmp_path / "parts", stopping(reports))
    assert same(whole, run(tmp_path / "parts"))
    assert not (tmp_path / "parts" / "work").exists()


def test_another_run_and_too_many_stages_are_refused(tmp_path) -> None:
    def run(steps: int, stages: int) -> None:
        compress_in_stages(
            tiny_model(), tiny_tokens(), batches(steps), tmp_path, FAST, GENTLE, stages
        )

    run(2, 1)
    with pytest.raises(FormatError, match="another model, calibration or configuration"):
        run(3, 1)
    with pytest.raises(ValueError, match="3 stages of 2 blocks"):
        run(4, 3)
