"""`python -m geometry.synthetic FOLDER`: problems that need auxiliary points, into a folder."""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from geometry.synthetic.problems import SyntheticProblem, problems_of
from geometry.synthetic.recipe import Recipe
from geometry.synthetic.store import DataError, Store

_REPORT_S = 5.0


def main(arguments: list[str] | None = None) -> int:
    """Goes on where the folder stops until it holds as many problems as asked for."""
    parser = argparse.ArgumentParser(prog="python -m geometry.synthetic", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--problems", type=int, default=4000, help="how many in all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1, help="processes")
    options = parser.parse_args(arguments)
    recipe = Recipe()
    try:
        store = Store(options.folder, options.seed, recipe)
    except (DataError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    began = told = time.monotonic()
    before = len(store.keys)
    if before < options.problems:
        for number, found in _figures(store.figures, options.seed, recipe, options.workers):
            store.add(number, found)
            enough = len(store.keys) >= options.problems
            if enough or time.monotonic() - told > _REPORT_S:
                told = time.monotonic()
                rate = (len(store.keys) - before) / (told - began) * 60
                print(
                    f"{len(store.keys)} problems of {store.figures} figures, {rate:.0f} a minute",
                    file=sys.stderr,
                    flush=True,
                )
            if enough:
                break
    store.flush()
    print(f"{len(store.keys)} problems in {store.problems}")
    return 0


def _figures(
    first: int, seed: int, recipe: Recipe, workers: int
) -> Iterator[tuple[int, list[SyntheticProblem]]]:
    """The problems of figure after figure, in order, whatever the number of processes."""
    task = partial(problems_of, seed=seed, recipe=recipe)
    numbers = itertools.count(first)
    if workers <= 1:
        yield from ((number, task(number)) for number in numbers)
        return
    with get_context("spawn").Pool(workers) as pool:
        while True:
            batch = list(itertools.islice(numbers, 16 * workers))
            yield from zip(batch, pool.imap(task, batch), strict=True)


if __name__ == "__main__":
    sys.exit(main())
