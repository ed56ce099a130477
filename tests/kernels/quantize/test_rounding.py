"""Grouped integers under the inputs' second moments: better where the inputs go, never far off."""

import pytest
import torch

from kernels.formats import FormatError, GroupedWeight
from kernels.quantize import QuantizeConfig, compress
from kernels.quantize.hessian import weight_error
from kernels.quantize.rounding import round_grouped
from tests.kernels.tiny import tiny_model, tiny_tokens


def correlated(columns: int) -> torch.Tensor:
    """Second moments of inputs that lie near a few directions, as hidden states do."""
    few = torch.randn(columns // 8, columns)
    return few.T @ few / len(few) + 0.01 * torch.eye(columns)


@pytest.mark.parametrize("bits", [4, 8])
@pytest.mark.parametrize(("rows", "columns", "group"), [(7, 64, 16), (130, 96, 32), (1, 64, 64)])
def test_outputs_change_less_than_under_plain_rounding(bits, rows, columns, group) -> None:
    torch.manual_seed(rows + bits)
    matrix, gram = torch.randn(rows, columns), correlated(columns)
    chosen = round_grouped(matrix, gram, bits, group)
    plain = GroupedWeight.nearest(matrix, bits, group)
    mine = weight_error(matrix - chosen.dequantize(), gram)
    theirs = weight_error(matrix - plain.dequantize(), gram)
    assert mine < 0.6 * theirs
    assert chosen.shape == (rows, columns)


def test_inputs_without_correlation_are_rounded_as_well_as_plainly() -> None:
    torch.manual_seed(3)
    matrix, gram = torch.randn(50, 64), torch.eye(64)
    chosen = round_grouped(matrix, gram, 4, 32)
    plain = GroupedWeight.nearest(matrix, 4, 32)
    assert weight_error(matrix - chosen.dequantize(), gram) <= weight_error(
        matrix - plain.dequantize(), gram
    )


def test_a_matrix_on_its_levels_is_kept() -> None:
    matrix = torch.arange(16.0).repeat(3, 2)
    assert torch.equal(round_grouped(matrix, correlated(32), 4, 16).dequantize(), matrix)


def test_groups_must_divide_the_inputs() -> None:
    with pytest.raises(FormatError, match="do not divide"):
        round_grouped(torch.zeros(2, 16), torch.eye(16), 4, 7)


def test_a_stopped_compression_keeps_its_head(tmp_path) -> None:
    model, tokens = tiny_model(), tiny_tokens()
    config = QuantizeConfig(kmeans_steps=1, rounds=0, block_epochs=0, head_group=32)
    first = compress(model, tokens, tmp_path, config)
    kept = (tmp_path / "outer.safetensors").stat().st_mtime_ns
    again = compress(model, tokens, tmp_path, config)
    head = "model.embed_tokens"
    assert torch.equal(first.weights[head].dequantize(), again.weights[head].dequantize())
    assert (tmp_path / "outer.safetensors").stat().st_mtime_ns == kept
