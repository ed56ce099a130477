"""One fact with its points in another order."""

from __future__ import annotations

from collections.abc import Iterable

from geometry.language import Predicate

P = Predicate


def coll_permuted(
    name: str, have: tuple[str, ...], want: tuple[str, ...], predicate: Predicate = P.COLL
) -> str:
    """A proof of `coll want` from `name : coll have`; of `ncoll` alike."""
    a, b, c = have
    rotated = f"({predicate}_rotate _ _ _ {name})"
    twice = f"({predicate}_rotate _ _ _ {rotated})"
    proofs: dict[tuple[str, ...], str] = {(a, b, c): name, (b, c, a): rotated, (c, a, b): twice}
    if want in proofs:
        return proofs[want]
    p, q, r = want
    return f"({predicate}_swap _ _ _ {proofs[p, r, q]})"


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
