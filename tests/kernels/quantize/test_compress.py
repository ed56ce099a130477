"""A whole model compressed: resumed after a stop with the same result, read by transformers."""

import warnings

import pytest
import torch

from kernels.formats import AqlmWeight, FormatError
from kernels.model import read_checkpoint, write_checkpoint
from kernels.model.forward import logits
from kernels.model.perplexity import perplexity
from kernels.quantize import BlockReport, QuantizeConfig, compress
from tests.kernels.tiny import tiny_model, tiny_tokens

FAST = QuantizeConfig(
    kmeans_steps=2, rounds=1, descent_steps=3, beam=2, block_epochs=1, head_group=32
)


class Stopped(Exception):
    pass


def same(first, second) -> bool:
    for name, weight in first.weights.items():
        other = second.weights[name]
        if isinstance(weight, AqlmWeight):
            pairs = [(weight.codes, other.codes), (weight.codebooks, other.codebooks)]
        elif isinstance(weight, torch.Tensor):
            pairs = [(weight, other)]
        else:
            pairs = [(weight.codes, other.codes), (weight.scales, other.scales)]
        if not all(torch.equal(mine, theirs) for mine, theirs in pairs):
            return False
    return True


def test_a_stopped_run_goes_on_to_the_same_result(tmp_path) -> None:
    model, tokens = tiny_model(), tiny_tokens()
    whole = compress(model, tokens, tmp_path / "whole", FAST)
    seen: list[BlockReport] = []

    def stop(block: BlockReport) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        compress(model, tokens, tmp_path / "parts", FAST, stop)
    resumed = compress(model, tokens, tmp_path / "parts", FAST, seen.append)
    assert seen[0].seconds == 0 < seen[1].seconds
    assert same(whole, resumed)


def test_blocks_of_another_run_are_refused(tmp_path) -> None:
    model = tiny_model()
    compress(model, tiny_tokens(), tmp_path, FAST)
    with pytest.raises(FormatError, match="another model, calibration or configuration"):
        compress(model, tiny_tokens(seed=9), tmp_path, FAST)


def test_tuning_a_block_lowers_its_error(tmp_path) -> None:
    seen: list[BlockReport] = []
    config = QuantizeConfig(codebooks=1, kmeans_steps=3, rounds=1, block_epochs=8, head_group=32)
    compress(tiny_model(), tiny_tokens(16), tmp_path, config, seen.append)
    assert all(block.after < block.before for block in seen)


def test_a_checkpoint_is_read_back_and_by_transformers(tmp_path) -> None:
    numba = pytest.importorskip("numba", reason="the package aqlm computes with numba on a CPU")
    pytest.importorskip("aqlm", reason="transformers needs the package aqlm to load AQLM layers")
    import transformers

    numba.set_num_threads(1)  # with more, aqlm's kernel adds to one number from two threads

    model, tokens = tiny_model(), tiny_tokens()
    small = compress(model, tokens, tmp_path / "blocks", FAST)
    write_checkpoint(small, tmp_path / "compact")
    assert same(small, read_checkpoint(tmp_path / "compact"))
    # transformers knows no grouped integers: for it the embedding is written dense.
    embedding = small.weights["model.embed_tokens"].dequantize()
    write_checkpoint(small.replaced({"model.embed_tokens": embedding}), tmp_path / "dense")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = transformers.AutoModelForCausalLM.from_pretrained(
            tmp_path / "dense", dtype=torch.float32
        )
    with torch.no_grad():
        expected = theirs(tokens).logits
    found = logits(small.config, small.dense_weights(), tokens)
    assert float((found - expected).abs().max()) <= 1e-3


def test_fewer_bits_predict_no_better(tmp_path) -> None:
    """On a text the model itself is sure of, compression costs likelihood, more at fewer bits."""
    model = tiny_model()
    sharp = model.replaced({"model.norm": model.weights["model.norm"] * 6})
    tokens = tiny_tokens(8)
    for column in range(1, tokens.shape[1]):
        tokens[:, column] = logits(sharp.config, sharp.weights, tokens[:, :column])[:, -1].argmax(
            -1
        )
    measured = [
        perplexity(
            compress(sharp, tokens, tmp_path / str(books), QuantizeConfig(
                codebooks=books, kmeans_steps=3, rounds=1, block_epochs=0, head_group=32)),
            tokens,
        )
        for books in (1, 4)
    ]  # fmt: skip
    assert perplexity(sharp, tokens) < measured[1] < measured[0]
