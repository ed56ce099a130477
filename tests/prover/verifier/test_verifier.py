"""The learned verifier on a tiny trunk: what it reads, what it learns, what lies in its folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import torch

from prover.models import ModelError, open_model
from prover.verifier import (
    Bins,
    HeadConfig,
    LearnedVerifier,
    Trunk,
    ValueHead,
    VerifierError,
    read_head,
    value_loss,
    write_head,
)
from tests.prover.policy.learned.scripted import State
from tests.prover.tiny_folder import write_tiny_folder

BINS = Bins()
GOALS = ["⊢ p", "n : Nat\n⊢ n + 0 = n", "x y : Int\nh : x < y\n⊢ ¬ y ≤ x", "⊢ False"]


def words(state: str) -> str:
    return f"[core]\n{state}\n[tactic]\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny model, which the tests do not change."""
    path = tmp_path_factory.mktemp("trunk")
    write_tiny_folder(path)
    return path


def trunk_of(folder: Path, **changes: int) -> Trunk:
    opened = open_model(folder)
    return Trunk(opened.model, opened.tokenizer, **changes)


def overfitted(hidden: torch.Tensor, steps: torch.Tensor, proved: torch.Tensor) -> ValueHead:
    torch.manual_seed(0)
    head = ValueHead(hidden.shape[1], BINS.count)
    optimiser = torch.optim.AdamW(head.parameters(), lr=0.05, weight_decay=0)
    for _ in range(150):
        loss = value_loss(BINS, *head(hidden), steps, proved)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return head.eval()


def test_hidden_states_are_those_of_transformers(tmp_path: Path) -> None:
    theirs = write_tiny_folder(tmp_path, seed=3)
    encode = open_model(tmp_path).tokenizer.encode
    hidden = trunk_of(tmp_path).hidden(GOALS)
    for goal, row in zip(GOALS, hidden, strict=True):
        with torch.no_grad():
            states = theirs.model(torch.tensor([encode(goal)])).last_hidden_state
        assert torch.allclose(row, states[0, -1], atol=1e-5)


def test_a_batch_changes_no_hidden_state(folder: Path) -> None:
    texts = [goal * repeats for repeats in (1, 3, 2) for goal in GOALS] + [""]
    together, alone = trunk_of(folder), trunk_of(folder, batch_tokens=1)
    assert torch.allclose(together.hidden(texts), alone.hidden(texts), atol=1e-5)
    assert not together.hidden([""]).any()


def test_of_a_long_text_the_end_is_read(folder: Path) -> None:
    trunk = trunk_of(folder)
    long = "h : p\n" * 100 + "⊢ q"
    (cut,) = trunk.hidden([long])
    tail = long.encode()[-256:].decode()
    assert torch.allclose(cut, trunk.hidden([tail])[0], atol=1e-5)


async def test_a_head_overfits_a_few_states(folder: Path) -> None:
    trunk = trunk_of(folder)
    steps, proved = torch.tensor([1.0, 12.0, 40.0, 0.0]), torch.tensor([1.0, 1.0, 1.0, 0.0])
    head = overfitted(trunk.hidden([words(goal) for goal in GOALS]), steps, proved)
    verifier = LearnedVerifier(trunk, head, BINS, words)
    values = await verifier.score([State(goal) for goal in GOALS])
    assert [round(value.closable) for value in values] == [1, 1, 1, 0]
    assert all(
        abs(value.closable - want) < 0.05 for value, want in zip(values, proved, strict=True)
    )
    for value, want in zip(values[:3], steps, strict=False):
        assert abs(value.steps - want) < 1.0


async def test_states_are_scored_in_order_and_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trunk = trunk_of(folder)
    asked: list[list[str]] = []
    inner: Callable[[Sequence[str]], torch.Tensor] = trunk.hidden

    def hidden(texts: Sequence[str]) -> torch.Tensor:
        asked.append(list(texts))
        return inner(texts)

    monkeypatch.setattr(trunk, "hidden", hidden)
    head = overfitted(inner(GOALS), torch.tensor([1.0, 5.0, 9.0, 20.0]), torch.ones(4))
    verifier = LearnedVerifier(trunk, head, BINS, lambda state: state)
    values = await verifier.score([State(goal) for goal in [*GOALS, GOALS[0]]])
    assert asked == [GOALS]
    assert values[4] == values[0] and values[0].steps < values[1].steps < values[3].steps
    again = await verifier.score([State(GOALS[2]), State("⊢ new")])
    assert again[0] == values[2] and asked[1:] == [["⊢ new"]]
    assert await verifier.score([]) == []


async def test_a_folder_gives_back_the_verifier(folder: Path, tmp_path: Path) -> None:
    trunk = trunk_of(folder)
    head = overfitted(trunk.hidden(GOALS), torch.arange(4), torch.tensor([1.0, 0.0, 1.0, 0.5]))
    states = [State(goal) for goal in GOALS]
    expected = await LearnedVerifier(trunk, head, BINS, words).score(states)
    place = tmp_path / "verifier"
    write_head(head, HeadConfig(hidden_size=32, trunk=str(folder)), place)
    assert await LearnedVerifier.open(place, words).score(states) == expected
    beside = tmp_path / "both"
    write_tiny_folder(beside)
    write_head(head, HeadConfig(hidden_size=32), beside)
    assert await LearnedVerifier.open(beside, words).score(states) == expected


def damaged(place: Path, **changes: object) -> Path:
    path = place / "verifier.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))
    return place


def test_what_is_no_verifier_is_said_in_a_line(folder: Path, tmp_path: Path) -> None:
    def place(name: str, head: ValueHead | None = None) -> Path:
        made = head or ValueHead(32, 64)
        config = HeadConfig(hidden_size=made.norm.normalized_shape[0], trunk=str(folder))
        write_head(made, config, tmp_path / name)
        return tmp_path / name

    broken = place("broken")
    (broken / "verifier.safetensors").write_bytes(b"no tensors")
    missing = place("missing")
    (missing / "verifier.safetensors").unlink()
    (place("text") / "verifier.json").write_text("{")
    endless = ValueHead(32, 64)
    with torch.no_grad():
        endless.out.bias[0] = float("nan")
    for where, message in (
        (tmp_path, r"holds no verifier: verifier.json is missing"),
        (tmp_path / "text", r"verifier.json: .*JSON"),
        (broken, r"verifier.safetensors cannot be read"),
        (missing, r"verifier.safetensors cannot be read"),
        (damaged(place("other"), bins=32), r"does not fit verifier.json"),
        (damaged(place("odd"), bins=1), r"bins"),
        (damaged(place("extra"), seeds=1), r"seeds"),
        (place("nan", endless), r"holds numbers that are none"),
    ):
        with pytest.raises(VerifierError, match=message) as caught:
            read_head(where)
        assert "\n" not in str(caught.value)
    with pytest.raises(ModelError, match="is no folder"):
        LearnedVerifier.open(damaged(place("lost"), trunk="gone"), words)
    with pytest.raises(VerifierError, match="of 48 numbers, the model has 32"):
        LearnedVerifier.open(place("wide", ValueHead(48, 64)), words)
