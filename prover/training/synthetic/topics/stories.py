"""Problems told without formulas: numbers, ages, coins, journeys, prices."""

from __future__ import annotations

import random
from fractions import Fraction

from prover.training.synthetic.draft import Claim, Draft
from prover.training.synthetic.family import Topic
from prover.training.synthetic.lean_text import number

topic = Topic("stories")
_NAMES = (
    "Anna",
    "Ben",
    "Clara",
    "David",
    "Emma",
    "Felix",
    "Hana",
    "Ivan",
    "Lena",
    "Omar",
    "Rosa",
    "Tom",
)


def _told(
    variables: str,
    hypotheses: list[str],
    goal: str,
    story: list[str],
    asked: list[str],
    shown: list[str],
) -> Draft:
    """A draft whose words are a story: the conditions are said by it, not by formulas."""
    names, _, kind = variables.partition(" : ")
    return Draft(
        ((names, kind),),
        tuple(map(Claim, hypotheses)),
        Claim(goal, tuple(shown)),
        questions=tuple(asked),
        story=tuple(story),
    )


@topic.family
def sum_and_difference(rng: random.Random) -> Draft:
    small = rng.randint(1, 40)
    large = small + rng.randint(1, 30)
    s, d = large + small, large - small
    return _told(
        f"x y : {rng.choice(('ℝ', 'ℕ', 'ℤ', 'ℚ'))}", [f"x + y = {s}", f"x - y = {d}"] , f"x = {large}",
        [f"Two numbers have the sum ⟦{s}⟧ and the difference ⟦{d}⟧.",
         f"The sum of two numbers is ⟦{s}⟧ and their difference is ⟦{d}⟧.",
         f"The difference of two numbers is ⟦{d}⟧ and their sum is ⟦{s}⟧."],
        ["{verb} the larger number.", "What is the larger of the two numbers?", "{verb} the larger of them."],
        [f"the larger number is ⟦{large}⟧"],
    )  # fmt: skip


@topic.family
def consecutive_integers(rng: random.Random) -> Draft:
    count, first = rng.choice((2, 3, 4, 5)), rng.randint(1, 60)
    total = sum(range(first, first + count))
    left = " + ".join(["n", *(f"(n + {i})" for i in range(1, count))])
    word = {2: "two", 3: "three", 4: "four", 5: "five"}[count]
    return _told(
        "n : ℤ", [f"{left} = {total}"], f"n = {first}",
        [f"The sum of {word} consecutive integers is ⟦{total}⟧.",
         f"{word.capitalize()} consecutive integers add up to ⟦{total}⟧."],
        ["{verb} the smallest of them.", "What is the smallest of these integers?",
         "{verb} the least of the integers."],
        [f"the smallest of them is ⟦{first}⟧"],
    )  # fmt: skip


@topic.family
def ages(rng: random.Random) -> Draft:
    one, two = rng.sample(_NAMES, 2)
    young, k = rng.randint(3, 20), rng.choice((2, 3, 4))
    old, years = k * young, rng.randint(2, 15)
    total = old + young + 2 * years
    times = {2: "twice", 3: "three times", 4: "four times"}[k]
    return _told(
        "a b : ℕ", [f"a = {k} * b", f"(a + {years}) + (b + {years}) = {total}"], f"b = {young}",
        [f"{one} is {times} as old as {two}. In ⟦{years}⟧ years the sum of their ages will be ⟦{total}⟧.",
         f"{one} is {times} as old as {two}. The sum of their ages in ⟦{years}⟧ years is ⟦{total}⟧."],
        [f"How old is {two}?", f"{{verb}} the age of {two}.", f"How old is {two} now?"],
        [f"{two} is ⟦{young}⟧ years old"],
    )  # fmt: skip


@topic.family
def heads_and_legs(rng: random.Random) -> Draft:
    hens, rabbits = rng.randint(2, 40), rng.randint(2, 40)
    heads, legs = hens + rabbits, 2 * hens + 4 * rabbits
    return _told(
        "c r : ℕ", [f"c + r = {heads}", f"2 * c + 4 * r = {legs}"], f"r = {rabbits}",
        [f"A farmer has chickens and rabbits with ⟦{heads}⟧ heads and ⟦{legs}⟧ legs altogether.",
         f"There are chickens and rabbits in a yard. Together they have ⟦{heads}⟧ heads and ⟦{legs}⟧ legs."],
        ["How many rabbits are there?", "{verb} the number of rabbits."],
        [f"there are ⟦{rabbits}⟧ rabbits", f"the number of rabbits is ⟦{rabbits}⟧"],
    )  # fmt: skip


@topic.family
def coins(rng: random.Random) -> Draft:
    u, v = rng.choice(((1, 5), (5, 10), (2, 5), (10, 25), (5, 25)))
    m, n = rng.randint(2, 30), rng.randint(2, 30)
    count, worth = m + n, u * m + v * n
    name = rng.choice(_NAMES)
    return _told(
        "a b : ℕ", [f"a + b = {count}", f"{u} * a + {v} * b = {worth}"], f"a = {m}",
        [f"{name} has ⟦{count}⟧ coins, each worth ⟦{u}⟧ or ⟦{v}⟧ cents, worth ⟦{worth}⟧ cents in all.",
         f"⟦{count}⟧ coins of ⟦{u}⟧ cents and of ⟦{v}⟧ cents are worth ⟦{worth}⟧ cents together."],
        [f"How many of the coins are worth ⟦{u}⟧ cents?", f"{{verb}} the number of coins worth ⟦{u}⟧ cents."],
        [f"⟦{m}⟧ of the coins are worth ⟦{u}⟧ cents"],
    )  # fmt: skip


@topic.family
def percent_change(rng: random.Random) -> Draft:
    percent, up = rng.choice((5, 10, 20, 25, 30, 40, 50)), rng.random() < 0.5
    start = 20 * rng.randint(1, 40)
    factor = Fraction(100 + percent if up else 100 - percent, 100)
    end = start * factor
    sign, word = ("+", "raised") if up else ("-", "reduced")
    return _told(
        f"p : {rng.choice(('ℝ', 'ℚ'))}", [f"p * (1 {sign} {percent} / 100) = {number(end)}"], f"p = {start}",
        [f"A price is {word} by ⟦{percent}⟧ percent and is then ⟦{end}⟧ dollars.",
         f"After it was {word} by ⟦{percent}⟧ percent, the price of a coat is ⟦{end}⟧ dollars."],
        ["What was the price before?", "{verb} the price before the change.", "{verb} the original price."],
        [f"the price before was ⟦{start}⟧ dollars"],
    ) if end.denominator == 1 else percent_change(rng)  # fmt: skip


@topic.family
def journey(rng: random.Random) -> Draft:
    speed, hours, rest = rng.randint(20, 90), rng.randint(2, 9), rng.randint(1, 60)
    distance = speed * hours + rest
    return _told(
        "d : ℝ", [f"d = {speed} * {hours} + {rest}"], f"d = {distance}",
        [f"A car drives ⟦{hours}⟧ hours at ⟦{speed}⟧ kilometres an hour, then ⟦{rest}⟧ kilometres more.",
         f"A train runs at ⟦{speed}⟧ km/h for ⟦{hours}⟧ hours, and after that ⟦{rest}⟧ kilometres further."],
        ["How many kilometres is that in all?", "{verb} the whole distance in kilometres."],
        [f"the whole distance is ⟦{distance}⟧ kilometres"],
    )  # fmt: skip


@topic.family
def unknown_number(rng: random.Random) -> Draft:
    x, m, c = rng.randint(-20, 30), rng.randint(2, 9), rng.randint(1, 30)
    total = m * x + c
    times = f"⟦{m}⟧ times a number"
    return _told(
        f"x : {rng.choice(('ℝ', 'ℤ', 'ℚ'))}", [f"{m} * x + {c} = {total}"], f"x = {x}",
        [f"If ⟦{c}⟧ is added to {times}, the result is ⟦{total}⟧.", f"{times} plus ⟦{c}⟧ is ⟦{total}⟧."],
        ["{verb} the number.", "What is the number?"],
        [f"the number is ⟦{x}⟧"],
    )  # fmt: skip


@topic.family
def share_of_a_sum(rng: random.Random) -> Draft:
    one, two = rng.sample(_NAMES, 2)
    a, b, unit = rng.randint(1, 7), rng.randint(2, 9), rng.randint(2, 30)
    total = (a + b) * unit
    return _told(
        "x y : ℝ", [f"x + y = {total}", f"{b} * x = {a} * y"], f"x = {a * unit}",
        [f"{one} and {two} share ⟦{total}⟧ dollars in the ratio ⟦{a}⟧ to ⟦{b}⟧.",
         f"⟦{total}⟧ dollars are divided between {one} and {two} in the ratio ⟦{a}⟧ : ⟦{b}⟧."],
        [f"How much does {one} get?", f"{{verb}} what {one} gets."],
        [f"{one} gets ⟦{a * unit}⟧ dollars"],
    )  # fmt: skip


@topic.family
def rectangle(rng: random.Random) -> Draft:
    width, more = rng.randint(2, 30), rng.randint(1, 20)
    round_ = 2 * (2 * width + more)
    return _told(
        "w l : ℝ", [f"l = w + {more}", f"2 * (l + w) = {round_}"], f"l * w = {width * (width + more)}",
        [f"A rectangle is ⟦{more}⟧ longer than it is wide and has perimeter ⟦{round_}⟧.",
         f"The length of a rectangle exceeds its width by ⟦{more}⟧, and its perimeter is ⟦{round_}⟧."],
        ["{verb} its area.", "What is its area?", "{verb} the area of the rectangle."],
        [f"its area is ⟦{width * (width + more)}⟧"],
    )  # fmt: skip
