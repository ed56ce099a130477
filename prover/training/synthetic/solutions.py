"""Solutions in words with slips, as a careless solver writes them: what judges of steps are measured on.

A template draws a problem and writes its solution step by step. With some chance a number of a step comes
out wrong; the steps after it go on from the wrong number.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Solution:
    """lines: the steps. answer: the last one's number. slip: the first step with a slip, None for none."""

    lines: tuple[str, ...]
    answer: str
    slip: int | None


@dataclass(slots=True)
class Solver:
    """Writes one solution; `rate` is the chance of a slip a number."""

    rng: random.Random
    rate: float
    lines: list[str] = field(default_factory=list)
    slip: int | None = None

    def of(self, value: int) -> int:
        """A number as it comes out: now and then off by a little, or with the other sign."""
        if self.rng.random() >= self.rate:
            return value
        wrong = self.rng.choice([value + 1, value - 1, value + 10, -value, 2 * value])
        if wrong != value and self.slip is None:
            self.slip = len(self.lines)
        return wrong

    def say(self, *ways: str) -> None:
        """A step, in one of several wordings."""
        self.lines.append(self.rng.choice(ways))

    def done(self, answer: object) -> Solution:
        return Solution(tuple(self.lines), str(answer), self.slip)


Template = Callable[[random.Random], tuple[str, Callable[[Solver], Solution]]]
"""Draws a problem: its words, and how it is solved."""


def linear(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    a, x, b = rng.randint(2, 9), rng.randint(-9, 12), rng.randint(1, 20)
    c = a * x + b

    def solve(it: Solver) -> Solution:
        right = it.of(c - b)
        it.say(f"Subtracting {b} gives ${a}x = {right}$.", f"So ${a}x = {right}$.")
        answer = it.of(right // a)
        it.say(f"Dividing by {a}, we get $x = {answer}$.", f"Hence $x = {answer}$.")
        return it.done(answer)

    return f"Find the real number $x$ such that ${a}x + {b} = {c}$.", solve


def pair(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    x, y = rng.randint(2, 20), rng.randint(1, 15)

    def solve(it: Solver) -> Solution:
        double = it.of(2 * x)
        it.say(f"Adding both equations gives $2x = {double}$.", f"Then $2x = {double}$.")
        one = it.of(double // 2)
        it.say(f"So $x = {one}$.", f"Therefore $x = {one}$.")
        other = it.of(x + y - one)
        it.say(f"It follows that $y = {other}$.", f"Then $y = {x + y} - {one} = {other}$.")
        answer = it.of(one * other)
        it.say(f"Thus $xy = {answer}$.", f"Hence $xy = {one} \\cdot {other} = {answer}$.")
        return it.done(answer)

    return (
        f"Real numbers $x$ and $y$ satisfy $x + y = {x + y}$ and $x - y = {x - y}$. Find $xy$.",
        solve,
    )


def quadratic(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    r, s = sorted(rng.sample(range(1, 12), 2))
    total, product = r + s, r * s

    def solve(it: Solver) -> Solution:
        one, two = it.of(r), it.of(s)
        it.say(
            f"We factor: $(x - {one})(x - {two}) = 0$.".replace("- -", "+ "),
            f"This means $(x - {one})(x - {two}) = 0$.".replace("- -", "+ "),
        )
        it.say(f"Thus $x = {one}$ or $x = {two}$.", f"So $x = {one}$ or $x = {two}$.")
        return it.done(max(one, two))

    return f"Find the larger real number $x$ with $x^2 - {total}x + {product} = 0$.", solve


def symmetric(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    s, p = rng.randint(4, 12), rng.randint(1, 4)

    def solve(it: Solver) -> Solution:
        square = it.of(s * s)
        it.say(f"Squaring, $(x + y)^2 = {square}$.", f"We have $(x+y)^2 = {square}$.")
        twice = it.of(2 * p)
        it.say(f"Also $2xy = {twice}$.", f"Now $2xy = {twice}$.")
        answer = it.of(square - twice)
        it.say(f"So $x^2 + y^2 = {square} - {twice} = {answer}$.", f"Hence $x^2 + y^2 = {answer}$.")
        return it.done(answer)

    return (
        f"Real numbers $x$ and $y$ satisfy $x + y = {s}$ and $xy = {p}$. Find $x^2 + y^2$.",
        solve,
    )


def remainder(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    m = rng.choice([5, 7, 11, 13])
    a, n = rng.randint(2, m - 1), rng.randint(30, 2000)
    period = next(k for k in range(1, m) if pow(a, k, m) == 1)

    def solve(it: Solver) -> Solution:
        it.say(f"Here ${a}^{{{period}}} \\equiv 1 \\pmod{{{m}}}$.")
        quotient = n // period
        left = it.of(n % period) if period > 1 else 0
        it.say(
            f"We have ${n} = {period} \\cdot {quotient} + {left}$.",
            f"${n} = {period} \\cdot {quotient} + {left}$.",
        )
        answer = it.of(pow(a, abs(left), m))
        it.say(
            f"So ${a}^{{{n}}} \\equiv {answer} \\pmod{{{m}}}$.",
            f"Therefore ${a}^{{{n}}} \\equiv {answer} \\pmod{{{m}}}$.",
        )
        return it.done(answer)

    return f"What is the remainder when ${a}^{{{n}}}$ is divided by ${m}$?", solve


def series(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    n = rng.randint(10, 60)

    def solve(it: Solver) -> Solution:
        top = it.of(n + 1)
        it.say(f"The sum is $1 + 2 + \\dots + {n} = \\frac{{{n} \\cdot {top}}}{{2}}$.")
        answer = it.of(n * top // 2)
        it.say(
            f"So $1 + 2 + \\dots + {n} = {answer}$.", f"Hence $1 + 2 + \\dots + {n} = {answer}$."
        )
        return it.done(answer)

    return f"Compute $1 + 2 + 3 + \\dots + {n}$.", solve


def composed(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    a, b, c = rng.randint(2, 5), rng.randint(-6, 9), rng.randint(1, 8)

    def solve(it: Solver) -> Solution:
        first = it.of(a * c + b)
        it.say(f"First, $f({c}) = {first}$.", f"We have $f({c}) = {first}$.")
        answer = it.of(a * first + b)
        it.say(f"Then $f({first}) = {answer}$.", f"So $f({first}) = {answer}$.")
        return it.done(answer)

    inner = f"{a}x + {b}" if b >= 0 else f"{a}x - {-b}"
    return f"Let $f$ be a function with $f(x) = {inner}$ for all real $x$. Find $f(f({c}))$.", solve


def divisor(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    g = rng.randint(2, 12)
    u, v = rng.sample([5, 7, 8, 9, 11, 13], 2)
    a, b = max(u, v) * g, min(u, v) * g
    if math.gcd(u, v) > 1:
        return divisor(rng)

    def solve(it: Solver) -> Solution:
        left = it.of(a % b)
        it.say(
            f"Since ${a} = {a // b} \\cdot {b} + {left}$, we go on.",
            f"${a} = {a // b} \\cdot {b} + {left}$.",
        )
        answer = it.of(math.gcd(b, abs(left)))
        it.say(f"So $\\gcd({a}, {b}) = {answer}$.", f"Hence $\\gcd({a}, {b}) = {answer}$.")
        return it.done(answer)

    return f"Find the greatest common divisor of ${a}$ and ${b}$.", solve


def parity(rng: random.Random) -> tuple[str, Callable[[Solver], Solution]]:
    k = rng.randint(2, 6)

    def solve(it: Solver) -> Solution:
        odd = it.of(1)
        it.say(
            f"Let $n = {k}m + {odd}$ for an integer $m$."
            if odd >= 0
            else f"Let $n = {k}m - {-odd}$ for an integer $m$."
        )
        square, middle = it.of(k * k), it.of(2 * k)
        it.say(f"Then $n^2 = {square}m^2 + {middle}m + 1$.")
        answer = it.of(1)
        it.say(f"So $n^2 \\equiv {answer} \\pmod{{{k}}}$.")
        return it.done(answer)

    return (
        f"Let $n$ be an integer with $n \\equiv 1 \\pmod{{{k}}}$. "
        f"Find the remainder when $n^2$ is divided by ${k}$.",
        solve,
    )


TEMPLATES: tuple[Template, ...] = (
    linear,
    pair,
    quadratic,
    symmetric,
    remainder,
    series,
    composed,
    divisor,
    parity,
)
