"""One fact with its points in another order."""

from __future__ import annotations

from collections.abc import Iterable

from geometry.language import Predicate

P = Predicate


def coll_permuted(name: str, have: tuple[str, ...], want: tuple[str, ...]) -> str:
    """A proof of `coll want` from `name : coll have`."""
    a, b, c = have
    orders: dict[tuple[str, ...], str] = {
        (a, b, c): name,
        (a, c, b): f"(coll_swap _ _ _ {name})",
        (b, c, a): f"(coll_rotate _ _ _ {name})",
        (b, a, c): f"(coll_swap _ _ _ (coll_rotate _ _ _ {name}))",
        (c, a, b): f"(coll_rotate _ _ _ (coll_rotate _ _ _ {name}))",
        (c, b, a): f"(coll_swap _ _ _ (coll_rotate _ _ _ (coll_rotate _ _ _ {name})))",
    }
    return orders[want]


def ncoll_permuted(name: str, have: tuple[str, ...], want: tuple[str, ...]) -> str:
    """A proof of `ncoll want` from `name : ncoll have`."""
    a, b, c = have
    orders: dict[tuple[str, ...], str] = {
        (a, b, c): name,
        (a, c, b): f"(ncoll_swap _ _ _ {name})",
        (b, c, a): f"(ncoll_rotate _ _ _ {name})",
        (b, a, c): f"(ncoll_swap _ _ _ (ncoll_rotate _ _ _ {name}))",
        (c, a, b): f"(ncoll_rotate _ _ _ (ncoll_rotate _ _ _ {name}))",
        (c, b, a): f"(ncoll_swap _ _ _ (ncoll_rotate _ _ _ (ncoll_rotate _ _ _ {name})))",
    }
    return orders[want]


def _turn_arrangements() -> Iterable[tuple[tuple[int, ...], str]]:
    """Orders of six points in which `sameclock` says the same; `clock_rearranged` proves all."""
    even = [(0, 1, 2), (1, 2, 0), (2, 0, 1)]
    odd = [(0, 2, 1), (1, 0, 2), (2, 1, 0)]
    for group in (even, odd):
        for s in group:
            for t in group:
                yield (*s, *(i + 3 for i in t)), "clock_rearranged"
                yield (*(i + 3 for i in t), *s), "clock_rearranged"


def _side_arrangements() -> Iterable[tuple[tuple[int, ...], str]]:
    for s in ((0, 1, 2), (0, 2, 1)):
        for t in ((3, 4, 5), (3, 5, 4)):
            yield (*s, *t), "side_rearranged"
            yield (*t, *s), "side_rearranged"


ARRANGEMENTS = {
    P.SAMECLOCK: list(_turn_arrangements()),
    P.SAMESIDE: list(_side_arrangements()),
    P.NSAMESIDE: list(_side_arrangements()),
}
