"""One matrix to AQLM: each part does what its theorem says."""

import pytest
import torch

from kernels.formats import FormatError
from kernels.quantize import QuantizeConfig, quantize_layer
from kernels.quantize.beam import search_codes
from kernels.quantize.codebooks import fit_codebooks, fit_scales
from kernels.quantize.hessian import Gram, weight_error
from kernels.quantize.kmeans import assign, group_blocks
from kernels.quantize.layer import start


def problem(rows: int = 48, columns: int = 64, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """A random matrix and XXᵀ of inputs that are far from independent."""
    generator = torch.Generator().manual_seed(seed)
    matrix = torch.randn(rows, columns, generator=generator)
    mix = torch.randn(columns, columns, generator=generator) * torch.logspace(0, -2, columns)
    gram = Gram(columns)
    gram.add(torch.randn(512, columns, generator=generator) @ mix)
    return matrix, gram.mean(0.01)


def test_gram_is_the_mean_of_outer_products() -> None:
    inputs = torch.randn(3, 7, 16)
    gram = Gram(16)
    gram.add(inputs[:2])
    gram.add(inputs[2])
    flat = inputs.reshape(-1, 16).double()
    expected = flat.T @ flat / 21
    expected += 0.1 * expected.diagonal().mean() * torch.eye(16)
    assert torch.allclose(gram.mean(0.1).double(), expected, atol=1e-5)
    with pytest.raises(ValueError, match="no input"):
        Gram(4).mean(0.1)


def test_the_error_is_the_change_of_the_output() -> None:
    inputs, change = torch.randn(100, 16), torch.randn(5, 16)
    gram = Gram(16)
    gram.add(inputs)
    expected = (inputs @ change.T).pow(2).sum(1).mean()
    assert weight_error(change, gram.mean(0.0)) == pytest.approx(float(expected), rel=1e-4)


def test_assign_finds_the_nearest_centre_of_each_metric() -> None:
    generator = torch.Generator().manual_seed(3)
    points = torch.randn(6, 2, 8, generator=generator)
    centers = torch.randn(256, 8, generator=generator)
    half = torch.randn(2, 8, 8, generator=generator)
    metric = half @ half.transpose(1, 2)
    found = assign(points, centers, metric)
    gaps = points[:, :, None] - centers
    distances = torch.einsum("ogei,gij,ogej->oge", gaps, metric, gaps)
    assert torch.equal(found, distances.argmin(-1))


def test_blocks_are_those_on_the_diagonal() -> None:
    gram = torch.arange(24 * 24).float().reshape(24, 24)
    assert torch.equal(group_blocks(gram)[1], gram[8:16, 8:16])


@pytest.mark.parametrize("books", [1, 2, 3])
@pytest.mark.parametrize("beam", [1, 4])
def test_beam_search_never_raises_the_error(books: int, beam: int) -> None:
    matrix, gram = problem(rows=128)
    weight = start(matrix, gram, QuantizeConfig(codebooks=books, kmeans_steps=2))
    before = weight_error(matrix - weight.dequantize(), gram)
    better = search_codes(matrix, weight, gram, beam)
    after = weight_error(matrix - better.dequantize(), gram)
    assert after <= before * (1 + 1e-5)
    again = weight_error(matrix - search_codes(matrix, better, gram, beam).dequantize(), gram)
    assert again <= after * (1 + 1e-5)


def test_with_one_codebook_and_one_group_the_search_is_exhaustive() -> None:
    matrix, gram = problem(rows=600, columns=8)
    weight = start(matrix, gram, QuantizeConfig(codebooks=1, kmeans_steps=1))
    found = search_codes(matrix, weight, gram, 1)
    vectors = weight.codebooks[0][None] * weight.scales[:, None, None]
    gaps = matrix[:, None] - vectors
    errors = torch.einsum("oei,ij,oej->oe", gaps, gram, gaps)
    chosen = errors.gather(1, found.codes[:, 0].long()).squeeze(1)
    assert torch.allclose(chosen, errors.amin(1), rtol=1e-4, atol=1e-4)


def test_conjugate_gradients_reach_the_least_squares_codebooks() -> None:
    matrix, gram = problem(rows=12, columns=16)
    weight = start(matrix, gram, QuantizeConfig(codebooks=1, kmeans_steps=1))
    fitted = fit_codebooks(matrix, weight, gram, 400)
    # At the optimum the gradient with respect to every entry in use vanishes.
    error = ((matrix - fitted.dequantize()) @ gram) * weight.scales[:, None]
    total = torch.zeros(256, 8).index_add_(
        0, weight.codes[:, :, 0].long().flatten(), error.reshape(-1, 8)
    )
    scale = float((matrix @ gram).abs().max())
    assert float(total.abs().max()) < 1e-3 * scale


def test_scales_are_the_best_of_their_rows() -> None:
    matrix, gram = problem(rows=8, columns=16)
    weight = fit_scales(matrix, start(matrix, gram, QuantizeConfig(kmeans_steps=1)), gram)
    best = weight_error(matrix - weight.dequantize(), gram)
    for factor in (0.99, 1.01):
        moved = type(weight)(weight.codes, weight.codebooks, weight.scales * factor)
        assert weight_error(matrix - moved.dequantize(), gram) > best


def test_more_codebooks_and_more_rounds_lower_the_error() -> None:
    matrix, gram = problem(rows=256)
    one = quantize_layer(matrix, gram, QuantizeConfig(codebooks=1, kmeans_steps=4, rounds=1))
    two = quantize_layer(matrix, gram, QuantizeConfig(codebooks=2, kmeans_steps=4, rounds=1))
    assert two.errors[-1] < 0.5 * one.errors[-1]
    assert two.errors == tuple(sorted(two.errors, reverse=True))


def test_the_weighted_start_beats_the_greedy_one() -> None:
    matrix, gram = problem(rows=512)
    weighted = quantize_layer(matrix, gram, QuantizeConfig(rounds=1, kmeans_steps=6))
    greedy = quantize_layer(matrix, gram, QuantizeConfig(rounds=1, kmeans_steps=6, weighted=False))
    assert weighted.errors[0] < greedy.errors[0]
    assert weighted.errors[-1] < greedy.errors[-1]


def test_the_same_seed_gives_the_same_weight() -> None:
    matrix, gram = problem()
    first, second = (quantize_layer(matrix, gram, QuantizeConfig(rounds=1)) for _ in range(2))
    assert torch.equal(first.weight.codes, second.weight.codes)
    assert first.errors == second.errors


def test_bad_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="codebooks"):
        QuantizeConfig(codebooks=5)
    with pytest.raises(FormatError, match="groups of 8"):
        quantize_layer(torch.zeros(4, 12), torch.eye(12), QuantizeConfig())
