"""The decode engine on tiny models: equal to transformers, reproducible, orderly."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import pytest
import torch

from kernels.cpu import CpuConfig, variants
from kernels.decode import (
    Completion,
    CpuBackend,
    DecodeError,
    Engine,
    EngineConfig,
    FinishReason,
    Request,
)
from kernels.model import LanguageModel
from tests.kernels.reference import reference_logits, transformers_model
from tests.kernels.tiny import tiny_model


def engine(
    model: LanguageModel | None = None, max_batch: int = 8, step_tokens: int = 16, **backend: float
) -> Engine:
    model = model or tiny_model(eos_token_ids=())
    return Engine(CpuBackend(model, CpuConfig(2), **backend), EngineConfig(max_batch, step_tokens))


def used(engine: Engine) -> int:
    assert isinstance(engine.backend, CpuBackend)
    return engine.backend.used_blocks


@pytest.mark.parametrize("variant", variants())
@pytest.mark.parametrize("kind", ["llama", "qwen2"])
def test_greedy_equals_transformers_token_for_token(kind: str, variant: str) -> None:
    changes = {"model_type": kind, "attention_bias": kind == "qwen2", "eos_token_ids": ()}
    model = tiny_model(11, **changes)
    backend = CpuBackend(model, CpuConfig(2, variant=variant))
    prompts = [[3], [5, 90, 17], list(range(40)), [7] * 21]
    ours = Engine(backend, EngineConfig(3, 16)).generate(
        [Request(prompt, max_tokens=40, temperature=0) for prompt in prompts]
    )
    theirs = transformers_model(model)
    for prompt, (completion,) in zip(prompts, ours, strict=True):
        ids = torch.tensor([prompt])
        out = theirs.generate(
            ids,
            attention_mask=torch.ones_like(ids),
            max_new_tokens=40,
            do_sample=False,
            pad_token_id=0,
            eos_token_id=None,
        )
        assert list(completion.tokens) == out[0, len(prompt) :].tolist()
        assert completion.finish_reason is FinishReason.LENGTH
        logits = reference_logits(model, [*prompt, *completion.tokens]).double()
        expected = torch.log_softmax(logits, -1)[len(prompt) - 1 : -1]
        expected = expected.gather(1, torch.tensor(completion.tokens)[:, None])[:, 0]
        assert torch.allclose(torch.tensor(completion.log_probs).double(), expected, atol=1e-4)


def test_samples_do_not_depend_on_what_else_is_decoded() -> None:
    requests = [
        Request([i + 1] * (3 * i + 1), samples=2 + i % 3, max_tokens=12, seed=i, top_p=0.9)
        for i in range(6)
    ]
    alone = [engine().generate([request])[0] for request in requests]
    for batch, step in ((1, 1), (3, 5), (32, 200)):
        assert engine(max_batch=batch, step_tokens=step).generate(requests) == alone
    # nor on how many siblings there are
    (more,) = engine().generate([Request([1], samples=9, max_tokens=12, seed=0, top_p=0.9)])
    assert more[:2] == alone[0]


def test_samples_differ_by_number_seed_and_place() -> None:
    run = engine()
    (eight,) = run.generate([Request([4, 5], samples=8, max_tokens=10)])
    assert len({completion.tokens for completion in eight}) > 4
    (other,) = run.generate([Request([4, 5], samples=8, max_tokens=10, seed=1)])
    assert other != eight
    assert run.generate([Request([4, 5], samples=8, max_tokens=10)])[0] == eight


def test_draws_follow_the_distribution() -> None:
    model = tiny_model(2, eos_token_ids=())
    probabilities = torch.softmax(reference_logits(model, [8, 9])[-1].double() / 1.7, -1)
    count = 4000
    run = engine(model)
    (drawn,) = run.generate([Request([8, 9], samples=count, max_tokens=1, temperature=1.7)])
    seen = Counter(completion.tokens[0] for completion in drawn)
    expected = probabilities * count
    large = expected > 5
    squares = sum(
        (seen[token] - float(expected[token])) ** 2 / float(expected[token])
        for token in range(96)
        if large[token]
    )
    cells = int(large.sum())
    assert squares < cells + 4 * math.sqrt(2 * cells)  # χ², four standard deviations


@pytest.mark.parametrize(("top_k", "top_p"), [(5, 1.0), (0, 0.5), (7, 0.6), (96, 0.3)])
def test_cut_distributions_hold_the_most_probable_tokens(top_k: int, top_p: float) -> None:
    model = tiny_model(2, eos_token_ids=())
    probabilities = torch.softmax(reference_logits(model, [8, 9])[-1].double(), -1)
    order = probabilities.argsort(descending=True).tolist()
    kept = order[: top_k or 96]
    total = sum(float(probabilities[token]) for token in kept)
    allowed, share = set(), 0.0
    for token in kept:
        allowed.add(token)
        share += float(probabilities[token])
        if share >= top_p * total - 1e-9:
            break
    request = Request([8, 9], samples=1500, max_tokens=1, top_k=top_k, top_p=top_p)
    (drawn,) = engine(model).generate([request])
    seen = Counter(completion.tokens[0] for completion in drawn)
    assert set(seen) == allowed
    mass = sum(float(probabilities[token]) for token in allowed)
    for token in allowed:
        chance = float(probabilities[token]) / mass
        assert abs(seen[token] / 1500 - chance) < 5 * math.sqrt(chance / 1500) + 1e-3
    for completion in drawn[:20]:  # log-probabilities are those of the model, not of what is left
        wanted = math.log(float(probabilities[completion.tokens[0]]))
        assert completion.log_probs[0] == pytest.approx(wanted, abs=1e-4)


def test_end_tokens_stop_sequences_and_hooks() -> None:
    model = tiny_model(4, eos_token_ids=())
    (free,) = engine(model).generate([Request([1, 2], max_tokens=20, seed=3)])
    tokens = free[0].tokens

    def finish(request: Request, ends: tuple[int, ...] = ()) -> Completion:
        run = engine(tiny_model(4, eos_token_ids=ends))
        return run.generate([request])[0][0]

    first = next(i for i, token in enumerate(tokens) if i >= 3 and token not in tokens[:i])
    stopped = finish(Request([1, 2], max_tokens=20, seed=3), (tokens[first],))
    assert stopped.tokens == tokens[: first + 1] and stopped.body == tokens[:first]
    assert stopped.finish_reason is FinishReason.END and stopped.ending == 1

    stop = tokens[first - 1 : first + 1]
    stopped = finish(Request([1, 2], max_tokens=20, seed=3, stop=[[95] * 30, stop]))
    assert stopped.tokens == tokens[: first + 1] and stopped.body == tokens[: first - 1]
    assert stopped.finish_reason is FinishReason.STOP and stopped.ending == 2

    seen: list[int] = []

    def hook(so_far: Sequence[int]) -> bool:
        seen.append(len(so_far))
        return len(so_far) == 4

    stopped = finish(Request([1, 2], max_tokens=20, seed=3, stop_when=hook))
    assert stopped.tokens == tokens[:4] == stopped.body and seen == [1, 2, 3, 4]
    assert stopped.finish_reason is FinishReason.STOP


def test_a_failing_hook_ends_its_request_alone() -> None:
    def broken(so_far: Sequence[int]) -> bool:
        raise RuntimeError("broken hook" if len(so_far) == 3 else "")

    run = engine()
    request = Request([6, 7], samples=3, max_tokens=9)
    (expected,) = engine().generate([request])
    ticket = run.submit(request)
    with pytest.raises(RuntimeError):
        run.generate([Request([1], max_tokens=9, stop_when=broken)])
    while run.busy:
        run.step()
    assert run.poll() == [(ticket, expected)]
    assert used(run) == 0


def test_scores_are_teacher_forced_log_probabilities() -> None:
    model = tiny_model(6)
    prompt, continuation = list(range(10, 47)), [5, 0, 93, 2, 2] * 7
    expected = torch.log_softmax(reference_logits(model, prompt + continuation).double(), -1)
    expected = expected[len(prompt) - 1 : -1].gather(1, torch.tensor(continuation)[:, None])[:, 0]
    for step in (1, 16, 200):
        run = engine(model, step_tokens=step)
        scores = run.score(prompt, continuation)
        assert torch.allclose(torch.tensor(scores).double(), expected, atol=1e-4)
        assert used(run) == 0
    assert run.score(prompt, []) == []
    (drawn,) = run.generate([Request(prompt, max_tokens=20)])
    assert run.score(prompt, drawn[0].tokens) == list(drawn[0].log_probs)


def test_little_memory_delays_but_loses_nothing() -> None:
    requests = [Request([i] * 30, samples=5, max_tokens=20, seed=i) for i in range(1, 7)]
    plenty = engine().generate(requests)
    block = 2 * 2 * 2 * 16 * 16 * 4 / 1e6  # MB: layers, key heads, keys and values, tokens, head
    for blocks in (4, 5, 9):
        tight = engine(cache_mb=block * (blocks + 0.5))
        assert tight.generate(requests) == plenty
        assert used(tight) == 0
    with pytest.raises(DecodeError, match=r"needs 4 blocks .* memory for 3"):
        engine(cache_mb=block * 3.5).generate(requests)
    with pytest.raises(DecodeError, match="MB hold no keys and values"):
        engine(cache_mb=block / 2)


def test_prompts_are_stored_once() -> None:
    run = engine(max_batch=32, step_tokens=64)
    run.submit(Request([1] * 64, samples=10, max_tokens=40, seed=1))
    most = 0
    while run.busy:
        run.step()
        most = max(most, used(run))
    assert most <= 4 + 10 * 3


def test_steps_events_cancelling() -> None:
    run = engine(max_batch=4)
    kept = run.submit(Request([3, 4], samples=2, max_tokens=6))
    gone = run.submit(Request([5] * 40, samples=6, max_tokens=60))
    queued = run.submit(Request([6], max_tokens=3))
    texts: dict[tuple[int, int], list[int]] = {}
    steps = 0
    while run.busy:
        for event in run.step():
            texts.setdefault((event.ticket, event.sample), []).append(event.token)
        steps += 1
        if steps == 5:
            run.cancel(gone)
            run.cancel(12345)
    done = dict(run.poll())
    assert done.keys() == {kept, queued} and run.poll() == []
    for ticket, completions in done.items():
        for number, completion in enumerate(completions):
            assert tuple(texts[ticket, number]) == completion.tokens
    assert used(run) == 0
    assert run.step() == []


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"prompt": []}, "a prompt needs at least one token"),
        ({"samples": 0}, "samples and max_tokens must be at least 1"),
        ({"max_tokens": 0}, "samples and max_tokens must be at least 1"),
        ({"temperature": -1.0}, "temperature must be a number"),
        ({"temperature": float("nan")}, "temperature must be a number"),
        ({"top_p": 0.0}, "top_p must be above 0"),
        ({"top_k": -1}, "top_k must be 0"),
        ({"seed": 2**64}, "a seed has 64 bits"),
        ({"stop": [[]]}, "a stop sequence needs"),
        ({"prompt": [96]}, "token 96 is not in the vocabulary of 96"),
        ({"prompt": [1] * 100, "max_tokens": 29}, "make 129 tokens; the model takes 128"),
    ],
)
def test_bad_requests_are_refused_in_a_line(values: dict[str, object], message: str) -> None:
    with pytest.raises(DecodeError, match=message):
        engine().generate([Request(**{"prompt": [1], **values})])  # type: ignore[arg-type]
