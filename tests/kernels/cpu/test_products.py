"""Products with stored weights against the dequantised matrix in float64."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from kernels.cpu import CpuConfig, CpuMultiplier, cpu_matrix, variants
from kernels.formats import FormatError, dequantize
from tests.kernels.weights import FORMS, random_weight

MULTIPLIERS = {
    (variant, precision, threads): CpuMultiplier(CpuConfig(threads, precision, variant))
    for variant in variants()
    for precision in ("float32", "bfloat16")
    for threads in (1, 2, 3)
}


def error(y: torch.Tensor, x: torch.Tensor, weight: torch.Tensor) -> float:
    """The largest error, as a share of the sum of the terms' sizes (what rounding scales with)."""
    exact = x.double() @ weight.double().T
    size = x.double().abs() @ weight.double().abs().T
    return float(((y.double() - exact).abs() / size.clamp_min(1e-30)).max()) if y.numel() else 0.0


@settings(max_examples=30, deadline=None)
@given(
    form=st.sampled_from(FORMS),
    rows=st.integers(1, 90),
    groups=st.integers(1, 20),
    batch=st.integers(0, 20),
    group=st.sampled_from([8, 16, 24, 32]),
    seed=st.integers(0, 99),
)
def test_products_equal_the_oracle_and_do_not_depend_on_batch_or_threads(
    form: str, rows: int, groups: int, batch: int, group: int, seed: int
) -> None:
    columns = group * groups
    weight = random_weight(form, rows, columns, group, seed)
    x = torch.randn(batch, columns, generator=torch.Generator().manual_seed(seed))
    matrix, values = cpu_matrix(weight), dequantize(weight)
    for variant in variants():
        for precision in ("float32", "bfloat16"):
            y = MULTIPLIERS[variant, precision, 1](x, matrix)
            assert y.shape == (batch, rows) and y.dtype == torch.float32
            assert error(y, x, values) <= (1e-6 if precision == "float32" else 1e-2)
            for threads in (2, 3):
                assert torch.equal(y, MULTIPLIERS[variant, precision, threads](x, matrix))
            for row in range(0, batch, 7):
                alone = MULTIPLIERS[variant, precision, 1](x[row : row + 1], matrix)
                assert torch.equal(alone[0], y[row])


@pytest.mark.parametrize("variant", variants())
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("batch", [1, 5, 16, 64])
def test_layers_of_real_size(form: str, batch: int, variant: str) -> None:
    weight = random_weight(form, 576, 1536, group=64)
    x = torch.randn(batch, 1536, generator=torch.Generator().manual_seed(1))
    multiply = MULTIPLIERS[variant, "float32", 2]
    matrix = cpu_matrix(weight)
    y = multiply(x, matrix)
    assert error(y, x, dequantize(weight)) <= 1e-6
    for _ in range(3):
        assert torch.equal(y, multiply(x, matrix))


def test_large_and_special_values_pass_through() -> None:
    weight = torch.eye(16)
    x = torch.zeros(2, 16)
    x[0, 3], x[1, 5] = 3e38, float("nan")
    for variant in variants():
        y = MULTIPLIERS[variant, "float32", 1](x, cpu_matrix(weight))
        assert y[0, 3] == x[0, 3] and torch.isnan(y[1]).any() and not torch.isnan(y[0]).any()


def test_the_fast_precision_is_in_use_where_it_exists() -> None:
    if "avx512_bf16" not in variants():
        pytest.skip("this processor has no bfloat16 products")
    weight, x = random_weight("aqlm2", 8, 64), torch.randn(2, 64)
    exact = MULTIPLIERS["avx512_bf16", "float32", 1](x, cpu_matrix(weight))
    fast = MULTIPLIERS["avx512_bf16", "bfloat16", 1](x, cpu_matrix(weight))
    rounded = (
        x.bfloat16().double()
        @ (
            (dequantize(weight) / weight.scales[:, None]).bfloat16().double()  # type: ignore[union-attr]
            * weight.scales[:, None]  # type: ignore[union-attr]
        ).T
    )
    assert not torch.equal(exact, fast)
    assert torch.allclose(fast.double(), rounded, rtol=1e-5, atol=1e-5)


def test_what_does_not_fit_is_said_in_a_line() -> None:
    multiply = MULTIPLIERS[variants()[0], "float32", 1]
    matrix = cpu_matrix(torch.zeros(4, 16))
    with pytest.raises(FormatError, match=r"x must be \[batch, 16\]"):
        multiply(torch.zeros(2, 15), matrix)
    with pytest.raises(FormatError, match="a matrix is wanted"):
        cpu_matrix(torch.zeros(4))
    with pytest.raises(FormatError, match="1 to 4 codebooks, not 5"):
        cpu_matrix(random_weight("aqlm5", 4, 16))
    with pytest.raises(FormatError, match=r"no CPU kernels 'sse9', only .*portable"):
        CpuConfig(variant="sse9")
    with pytest.raises(FormatError, match="threads must be at least 1"):
        CpuConfig(threads=0)


def test_the_environment_names_the_instruction_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYPATIA_CPU", "portable")
    assert CpuConfig().chosen_variant == "portable"
    assert CpuConfig(variant=variants()[0]).chosen_variant == variants()[0]
