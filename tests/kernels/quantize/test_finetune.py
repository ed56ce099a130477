"""Fine-tuning in place: gradients of what is stored, codes that move, a loss that falls."""

import pytest
import torch

from kernels.formats import AqlmWeight, FormatError, GroupedWeight
from kernels.model.perplexity import perplexity
from kernels.quantize import FinetuneConfig, QuantizeConfig, StepReport, compress, finetune
from kernels.quantize.codes import CodeStepper
from kernels.quantize.slots import AqlmSlot, GroupedSlot
from tests.kernels.formats.test_formats import random_aqlm
from tests.kernels.tiny import tiny_model, tiny_tokens


def test_gradients_of_codebooks_and_scales_are_autograds() -> None:
    weight, wanted = random_aqlm(6, 3, 2, 0), torch.randn(6, 24)
    slot = AqlmSlot(weight)
    torch.autograd.backward(((slot.leaf - wanted) ** 2).sum())
    slot.pull_back()
    books = weight.codebooks.clone().requires_grad_()
    scales = weight.scales.clone().requires_grad_()
    index = weight.codes.long()
    dense = (books[0][index[:, :, 0]] + books[1][index[:, :, 1]]).reshape(6, 24) * scales[:, None]
    torch.autograd.backward(((dense - wanted) ** 2).sum())
    assert torch.allclose(slot.codebooks.grad, books.grad, atol=1e-4)
    assert torch.allclose(slot.scales.grad, scales.grad, atol=1e-4)


def test_gradients_of_grouped_integers_are_autograds() -> None:
    wanted = torch.randn(4, 32)
    slot = GroupedSlot(GroupedWeight.nearest(torch.randn(4, 32), 4, 8))
    torch.autograd.backward(((slot.leaf - wanted) ** 2).sum())
    slot.pull_back()
    scales = slot.scales.clone().requires_grad_()
    minima = slot.minima.clone().requires_grad_()
    codes = slot.integers.reshape(4, 4, 8).float()
    dense = (codes * scales[..., None] + minima[..., None]).reshape(4, 32)
    torch.autograd.backward(((dense - wanted) ** 2).sum())
    assert torch.allclose(slot.scales.grad, scales.grad, atol=1e-4)
    assert torch.allclose(slot.minima.grad, minima.grad, atol=1e-4)


def test_codes_move_towards_what_the_gradient_asks() -> None:
    slot = AqlmSlot(random_aqlm(32, 8, 1, 0))
    goal = random_aqlm(32, 8, 1, 5).dequantize()
    # a regression with unit noise: its Fisher information is its curvature
    tokens = 16
    stepper = CodeStepper(slot, tokens, share=0.2, trust=1.0)
    noise = torch.Generator().manual_seed(0)
    distances = []
    for _ in range(12):
        error = slot.leaf - goal
        distances.append(float(error.detach().pow(2).sum()))
        batch = torch.randn(error.shape, generator=noise) / tokens**0.5
        torch.autograd.backward(((error + batch) ** 2).sum() / 2)
        slot.pull_back()
        stepper.observe()
        assert stepper.step() <= 0.2 * 32 * 8
        slot.refresh()
    assert distances[-1] < 0.7 * distances[0]


@pytest.mark.parametrize("compressed", [False, True])
def test_the_loss_falls_and_the_form_is_kept(tmp_path, compressed: bool) -> None:
    model, tokens = tiny_model(), tiny_tokens(4)
    if compressed:
        fast = QuantizeConfig(kmeans_steps=2, rounds=0, block_epochs=0, head_group=32)
        model = compress(model, tokens, tmp_path, fast)
    seen: list[StepReport] = []
    config = FinetuneConfig(dense_rate=3e-3, book_rate=3e-3, code_trust=0.3, half=False)
    tuned = finetune(model, tokens.repeat(40, 1, 1), config, report=seen.append)
    assert perplexity(tuned, tokens) < 0.8 * perplexity(model, tokens)
    assert [type(weight) for weight in tuned.weights.values()] == [
        type(weight) for weight in model.weights.values()
    ]
    assert any(step.changed for step in seen) == compressed
    name = "model.layers.0.mlp.up_proj"
    if compressed:
        assert isinstance(tuned.weights[name], AqlmWeight)
        assert not torch.equal(tuned.weights[name].codes, model.weights[name].codes)


def test_a_teacher_alone_is_enough_to_learn_from(tmp_path) -> None:
    teacher, tokens = tiny_model(), tiny_tokens(4)
    fast = QuantizeConfig(codebooks=1, kmeans_steps=2, rounds=0, block_epochs=0, head_group=32)
    small = compress(teacher, tokens, tmp_path, fast)
    config = FinetuneConfig(book_rate=3e-3, teacher_weight=1.0, half=False)
    tuned = finetune(small, tokens.repeat(40, 1, 1), config, teacher)
    goal = perplexity(teacher, tokens)
    assert abs(perplexity(tuned, tokens) - goal) < abs(perplexity(small, tokens) - goal)


class Stopped(Exception):
    pass


def test_a_stopped_run_goes_on_to_the_same_result(tmp_path) -> None:
    fast = QuantizeConfig(kmeans_steps=2, rounds=0, block_epochs=0, head_group=32)
    model = compress(tiny_model(), tiny_tokens(4), tmp_path / "blocks", fast)
    batches = torch.stack([tiny_tokens(2, seed=seed) for seed in range(6)])
    config = FinetuneConfig(book_rate=3e-3, half=False, save_every=2)
    whole = finetune(model, batches, config)

    def stop(step: StepReport) -> None:
        if step.step == 4:
            raise Stopped

    with pytest.raises(Stopped):
        finetune(model, batches, config, report=stop, folder=tmp_path / "run")
    seen: list[StepReport] = []
    resumed = finetune(model, batches, config, report=seen.append, folder=tmp_path / "run")
    assert [step.step for step in seen] == [4, 5]
    name = "model.layers.1.mlp.down_proj"
    assert torch.equal(whole.weights[name].codes, resumed.weights[name].codes)
    assert torch.equal(whole.weights[name].codebooks, resumed.weights[name].codebooks)
    with pytest.raises(FormatError, match="another model, data or configuration"):
        finetune(model, batches + 1, config, folder=tmp_path / "run")
