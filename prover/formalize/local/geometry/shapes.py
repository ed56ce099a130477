"""Figures by name: triangles, quadrilaterals, and what their words add."""

from __future__ import annotations

from collections.abc import Sequence

from prover.formalize.local.geometry.board import Board, NotBuiltError, Tree

_SHAPES = {
    "triangle": "triangle", "acute_triangle": "acute_triangle", "isosceles": "iso_triangle",
    "ieq_triangle": "ieq_triangle", "isquare": "isquare", "rectangle": "rectangle", "trapezoid": "trapezoid",
    "eq_trapezoid": "eq_trapezoid", "quadrangle": "quadrangle",
}  # fmt: skip


class Shapes(Board):
    """Puts figures down."""

    def _shape(self, figure: Tree) -> None:
        _, kind, names, acts = figure
        names = names or self._corners
        if not names:
            raise NotBuiltError("a figure without corners")
        if not set(names) <= self._known:
            self._new_shape(kind, tuple(names), acts)
        if len(names) == 3 or not self._corners:
            self._corners = tuple(names)
        if len(names) == 4:
            self._corners = tuple(names)
        for act in acts:
            if act[0] not in ("right at",):
                self.take(act)

    def _new_shape(self, kind: str, names: tuple[str, ...], acts: Sequence[Tree]) -> None:
        if set(names) & self._known:
            self._completed(kind, names)
            return
        a, b, c, *rest = names
        if kind == "right":
            corner = (
                next((act[1] for act in acts if act[0] == "right at"), None)
                or self._corner(acts)
                or c
            )
            others = [p for p in names if p != corner]
            self._add((corner, *others), f"r_triangle {corner} {' '.join(others)}")
        elif kind == "triangle" and len(names) == 3 and self._corner(acts) is not None:
            self._add(names, f"triangle {' '.join(names)}")
        elif kind == "isosceles":
            self._isosceles(names, acts)
        elif kind == "parallelogram":
            self._add((a, b, c), f"triangle {a} {b} {c}")
            self._add(rest, f"parallelogram {a} {b} {c} {rest[0]}")
        elif kind == "rhombus":
            d = rest[0]
            self._add((a, b, d), f"iso_triangle {a} {b} {d}")
            self._add((c,), f"parallelogram {b} {a} {d} {c}")
        elif kind == "cyclic":
            self._add((a, b, c), f"triangle {a} {b} {c}")
            self._add(rest, f"on_circum {rest[0]} {a} {b} {c}")
            self._register(("circum", a, b, c))
        elif kind == "trapezoid":
            self._trapezoid(names, acts)
        elif kind in _SHAPES and len(names) == (3 if "triangle" in kind else 4):
            self._add(names, f"{_SHAPES[kind]} {' '.join(names)}")
        else:
            raise NotBuiltError(kind)

    def _trapezoid(self, names: tuple[str, ...], acts: Sequence[Tree]) -> None:
        """The parallel sides are named first in the language."""
        a, b, c, d = names
        for act in acts:
            for fact in act[1] if act[0] == "given" else ():
                if (
                    fact[0] == "fact"
                    and fact[1][0] == "para"
                    and {*fact[1][1:3]} in ({b, c}, {a, d})
                ):
                    self._add((b, c, d, a), f"trapezoid {b} {c} {d} {a}")
                    return
        self._add(names, f"trapezoid {a} {b} {c} {d}")

    def _isosceles(self, names: tuple[str, ...], acts: Sequence[Tree]) -> None:
        """`ABC with AB = AC`: the apex is where the equal sides meet; without a word on it, the first."""
        apex = names[0]
        for act in acts:
            for fact in act[1] if act[0] == "given" else ():
                if fact[0] == "fact" and fact[1][0] == "cong":
                    shared = set(fact[1][1:3]) & set(fact[1][3:5])
                    apex = next(iter(shared)) if len(shared) == 1 else apex
        others = [p for p in names if p != apex]
        self._add((apex, *others), f"iso_triangle {apex} {' '.join(others)}")

    @staticmethod
    def _corner(acts: Sequence[Tree]) -> str | None:
        for act in acts:
            for fact in act[1] if act[0] == "given" else ():
                if fact[0] == "fact" and fact[1][0] == "perp" and fact[1][1] == fact[1][3]:
                    return str(fact[1][1])
        return None

    def _completed(self, kind: str, names: tuple[str, ...]) -> None:
        """A figure of which some corners stand already."""
        new = [p for p in names if p not in self._known]
        if len(names) == 4 and len(new) == 1 and kind == "parallelogram":
            k = names.index(new[0])
            a, b, c = names[(k + 1) % 4], names[(k + 2) % 4], names[(k + 3) % 4]
            self._add(new, f"parallelogram {a} {b} {c} {new[0]}")
        elif len(names) == 3 and len(new) == 1 and kind == "ieq_triangle":
            self._add(new, f"eq_triangle {new[0]} {' '.join(p for p in names if p not in new)}")
        elif kind == "triangle":
            for point in new:
                self._add((point,), f"free {point}")
        else:
            raise NotBuiltError(f"{kind} with known corners")

    def _equilateral(self, triples: Sequence[tuple[str, ...]]) -> None:
        for triple in triples:
            self._completed("ieq_triangle", triple)
