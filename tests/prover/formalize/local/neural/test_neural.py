"""Derivations as symbols, and a model held to them."""

from __future__ import annotations

import pytest

from prover.formalize.local.neural.parser import NeuralParser, prompt, shipped_parser
from prover.formalize.local.neural.symbols import RULES, START, expansion, meaning, written
from prover.formalize.local.reader import statements
from prover.formalize.local.sentence import Sentence, sentences_of
from prover.formalize.same import same
from prover.training.small import SmallConfig, small_model
from prover.training.translation import example, noisy, tokenizer_of
from tests.prover.formalize.conftest import lean

WORDS = [
    "Let a, b and c be positive real numbers such that a + b = c.",
    "Prove that 3 divides n^3 - n for every integer n.",
    "Find the remainder when 2^10 is divided by 7.",
    "Show that there is no integer n such that n^2 = 2.",
]


def sentence(words: str) -> Sentence:
    (one,) = sentences_of(words)
    return one


@pytest.mark.parametrize("words", WORDS)
def test_a_derivation_survives_being_written(words: str) -> None:
    one = sentence(words)
    symbols = list(written(one.derivations()[0]))
    assert meaning(symbols, one.leaves) == one.readings()[0]


@pytest.mark.parametrize("words", WORDS)
def test_every_beginning_of_a_derivation_is_grammatical(words: str) -> None:
    waiting: tuple[str, ...] = (START,)
    for symbol in written(sentence(words).derivations()[0]):
        category, *rest = waiting
        parts = expansion(category, symbol)
        assert parts is not None
        waiting = (*parts, *rest)
    assert waiting == ()


def test_rules_have_names_of_their_own() -> None:
    from prover.formalize.local.english import GRAMMAR

    assert len(RULES) == sum(map(len, GRAMMAR.values()))


def test_an_untrained_model_writes_nothing_but_readings_of_all_slots() -> None:
    """The constraint, not the training, keeps what comes out grammatical."""
    one = sentence(WORDS[1])
    examples = [example(one, one.tokens)]
    assert examples[0] is not None
    tokenizer = tokenizer_of([e for e in examples if e is not None])
    shape = SmallConfig(layers=1, hidden=16, inner=32, heads=2, key_heads=1, positions=192)
    parser = NeuralParser(small_model(shape, tokenizer.size), tokenizer)
    for beam in parser._beams(one.tokens, one.kinds, frozenset({"#0", "#1", "#2"})):
        assert beam.open == ()
        assert sorted(s for s in beam.symbols if s.startswith("#")) == ["#0", "#1", "#2"]


def test_noise_keeps_the_slots_in_order() -> None:
    import random

    one = sentence(WORDS[0])
    for seed in range(20):
        tokens = noisy(one.tokens, random.Random(seed))
        assert [t for t in tokens if t[0] == "#"] == [t for t in one.tokens if t[0] == "#"]
    assert prompt(("let", "#7", "is", "#9"), "NF") == "let <N> #0 is <F> #1 =>"


def test_the_shipped_model_reads_what_the_rules_do_not() -> None:
    words = "Pick an odd integer n. Explain why 8 goes evenly into n^2 - 1."
    assert not list(statements(words))
    first = next(statements(words, shipped_parser()))
    assert same(lean(first.statement), lean("(n : ℤ) (h : Odd n) : 8 ∣ n ^ 2 - 1"))
    assert first.log_prob < 0
