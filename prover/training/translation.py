"""Train the small model of the local translator: sentences to derivations of its grammar.

The examples are sentences of synthetic problems (`prover.training.synthetic`) whose translation by the rules
is the problem's own statement. Each is shown as it stands and with paraphrase noise (words left out, put
in, exchanged for others that the rules do not know), so that the model learns to read what the rules do not
match. Families are held out whole. One command, minutes on two cores:

    python -m prover.training.translation --problems 4000 --output prover/weights/translator
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from kernels.model.checkpoint import write_checkpoint
from problems import LeanStatement
from prover.formalize.answers import fill
from prover.formalize.candidates import HOLE, NAME
from prover.formalize.local.choices import question
from prover.formalize.local.matcher import Tokens
from prover.formalize.local.neural.parser import MOST_SLOTS, MOST_SYMBOLS, NeuralParser, prompt
from prover.formalize.local.neural.symbols import RULES, written
from prover.formalize.local.reader import statements
from prover.formalize.local.sentence import Sentence, sentences_of
from prover.formalize.same import same
from prover.formalize.statement import anatomy
from prover.models.tokenizer import TextTokenizer
from prover.policy.symbolic.goals.terms import Binary, show
from prover.training.fit import DenseParameters, Example, FitConfig, FitReport, fit
from prover.training.fit.example import fingerprint
from prover.training.small import END, SmallConfig, small_model
from prover.training.synthetic import Synthetic, families, generate

SHAPE = SmallConfig(layers=3, hidden=128, inner=384, heads=4, key_heads=2, positions=192)
_NOISE = (
    (
        "prove",
        ("demonstrate it to be true that", "convince yourself that", "explain why", "justify that"),
    ),
    ("find", ("work out", "tell us", "figure out", "seek", "report")),
    ("let", ("imagine", "pick", "take", "we are given", "choose")),
    ("st", ("obeying", "for them it is known that", "under which", "meeting")),
    ("all", ("whichever", "no matter which", "every possible")),
    ("is", ("turns out to be", "happens to be", "becomes")),
    ("divisible", ("a number that can be split evenly", "exactly divisible")),
    ("divide", ("goes evenly into", "is a factor of")),
    ("if", ("in case", "provided", "as long as")),
    ("then", ("it follows", "in that case", "consequently")),
    ("integer", ("integer value", "round number")),
    ("real", ("real quantity",)),
    ("iff", ("just when", "if but only if")),
    ("exists", ("one can find", "we can choose")),
)
_FILLERS = (
    "carefully",
    "here",
    "now",
    "that",
    "the",
    "given",
    "number",
    "quantity",
    "value",
    "so",
    "in",
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """problems: synthetic problems drawn; seed: of the draws; noisy: noisy copies of each sentence."""

    problems: int = 4000
    seed: int = 0
    noisy: int = 2


def is_held_out(family: str) -> bool:
    """Whether a family is kept from training: a third of them, by their names."""
    return hashlib.sha256(family.encode()).digest()[0] % 3 == 0


def understood(words: str, reference: LeanStatement) -> bool:
    """Whether the rules' first reading is the reference; an open answer is taken from it."""
    first = next(statements(words), None)
    if first is None:
        return False
    mine = LeanStatement(NAME, "", f"theorem {NAME} {first.statement}")
    if HOLE not in mine.declaration:
        return same(mine, reference)
    conclusion = anatomy(reference).conclusion
    sides = (conclusion.right, conclusion.left) if isinstance(conclusion, Binary) else ()
    return any(same(fill(mine, show(side)), reference) for side in sides)


def read_sentences(problems: Sequence[Synthetic]) -> Iterator[Sentence]:
    """Sentences of problems that the rules understand, each once."""
    seen: set[tuple[Tokens, tuple[str, ...]]] = set()
    for problem in problems:
        for words in problem.words:
            if not understood(words, problem.statement):
                continue
            for sentence in sentences_of(question(words).words):
                key = (sentence.shape, sentence.kinds)
                if key not in seen and len(sentence.kinds) <= MOST_SLOTS:
                    seen.add(key)
                    yield sentence


def example(sentence: Sentence, tokens: Tokens) -> Example | None:
    """A sentence, perhaps in other words, with its derivation; None where it is too long."""
    derivations = sentence.derivations()
    if not derivations:
        return None
    names = {slot: f"#{i}" for i, slot in enumerate(t for t in sentence.tokens if t[0] == "#")}
    symbols = [names.get(symbol, symbol) for symbol in written(derivations[0])]
    if len(symbols) > MOST_SYMBOLS or (
        any(t[0] == "#" for t in sentence.tokens) and not (set(names.values()) <= set(symbols))
    ):
        return None
    return Example(prompt(tokens, sentence.kinds), " " + " ".join(symbols))


def noisy(tokens: Tokens, rng: random.Random) -> Tokens:
    """A sentence in other words; slots keep their order."""
    swaps = dict(_NOISE)
    found: list[str] = []
    for token in tokens:
        if token in swaps and rng.random() < 0.35:
            found += rng.choice(swaps[token]).split()
        elif token[0] == "#" or rng.random() > 0.06:
            found.append(token)
        if rng.random() < 0.05:
            found.append(rng.choice(_FILLERS))
    return tuple(found)


def examples_of(sentences: Sequence[Sentence], recipe: Recipe) -> list[Example]:
    """The examples of some sentences, noisy copies among them."""
    rng = random.Random(recipe.seed)
    found: list[Example] = []
    for sentence in sentences:
        copies = [sentence.tokens, *(noisy(sentence.tokens, rng) for _ in range(recipe.noisy))]
        found += [one for tokens in copies if (one := example(sentence, tokens)) is not None]
    return found


def tokenizer_of(examples: Sequence[Example]) -> TextTokenizer:
    """Words and symbols, one a token; what is not known is one token too."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = dict.fromkeys([END, "<unk>", "=>"])
    words |= dict.fromkeys(f"#{i}" for i in range(MOST_SLOTS))
    words |= dict.fromkeys(f"V{i}" for i in range(1, 6))
    words |= dict.fromkeys(f"<{kind}>" for kind in "FENC")
    words |= dict.fromkeys(sorted(RULES))
    words |= dict.fromkeys(word for one in examples for word in f"{one.prompt}{one.answer}".split())
    vocabulary = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return TextTokenizer(tokenizer.to_str())


def accuracy(parser: NeuralParser, sentences: Sequence[Sentence], *, seed: int | None) -> float:
    """The share of sentences that the model reads as the rules do; `seed`: with noise."""
    rng = random.Random(seed)
    right = 0
    for sentence in sentences:
        tokens = sentence.tokens if seed is None else noisy(sentence.tokens, rng)
        wanted = sentence.readings()
        found = next(iter(parser.readings(tokens, sentence.kinds, sentence.leaves)), None)
        right += found is not None and bool(wanted) and found[0] == wanted[0]
    return right / max(1, len(sentences))


def train(recipe: Recipe, config: FitConfig, output: Path, checked: int) -> dict[str, object]:
    """Data, model, evaluation; writes the weights with their record beside them."""
    begin = time.perf_counter()
    kept = [family for family in families() if not is_held_out(family.name)]
    problems = list(generate(recipe.problems, recipe.seed, kept))
    sentences = list(read_sentences(problems))
    examples = examples_of(sentences, recipe)
    tokenizer = tokenizer_of(examples)
    print(
        f"{len(problems)} problems, {len(sentences)} sentences, {len(examples)} examples, "
        f"{tokenizer.size} tokens, {time.perf_counter() - begin:.0f} s",
        flush=True,
    )
    parameters = DenseParameters(small_model(SHAPE, tokenizer.size))
    curve: list[tuple[int, float]] = []

    def report(step: FitReport) -> None:
        if step.answer_loss is not None and (step.step % 50 == 0 or step.step + 1 == step.steps):
            curve.append((step.step, round(step.answer_loss, 4)))
            print(f"step {step.step}/{step.steps}: {step.answer_loss:.3f} nats", flush=True)

    fit(parameters, tokenizer, examples, config, report=report)
    model = parameters.model()
    write_checkpoint(model, output)
    (output / "tokenizer.json").write_text(tokenizer.definition(), encoding="utf-8")
    parser = NeuralParser.open(output)
    others = [family for family in families() if is_held_out(family.name)]
    fresh = list(read_sentences(list(generate(checked, recipe.seed + 1, others))))[:checked]
    told: dict[str, object] = {
        "recipe": asdict(recipe),
        "fit": asdict(config),
        "examples": len(examples),
        "data": fingerprint(examples),
        "families": len(kept),
        "held_out_families": len(others),
        "held_out_sentences": len(fresh),
        "held_out_accuracy": round(accuracy(parser, fresh, seed=None), 4),
        "held_out_accuracy_with_noise": round(accuracy(parser, fresh, seed=1), 4),
        "seconds": round(time.perf_counter() - begin),
        "curve": curve,
    }
    (output / "training.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--problems", type=int, default=Recipe().problems)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--checked", type=int, default=150, help="held-out sentences")
    parser.add_argument("--output", type=Path, default=Path("runs/translator"))
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    config = FitConfig(rate=2e-3, epochs=arguments.epochs, longest=SHAPE.positions, half=False)
    recipe = Recipe(arguments.problems, arguments.seed)
    told = train(recipe, config, arguments.output, arguments.checked)
    print(json.dumps({key: value for key, value in told.items() if key != "curve"}, indent=1))


if __name__ == "__main__":
    main()
