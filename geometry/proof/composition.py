"""What a statement is made of, and when two statements are one."""

from __future__ import annotations

from geometry.language import Fact, Predicate
from geometry.proof.equations import equations
from geometry.proof.statement import Product, Statement


def key_of(statement: Statement) -> object:
    """Equal keys: the same statement by definition, however its points are ordered."""
    found = equations(statement)
    if isinstance(statement, Fact) and statement.predicate in (
        Predicate.CYCLIC,
        Predicate.COLL,
        Predicate.OVERLAP,
    ):
        return statement.predicate, frozenset(statement.args)
    return frozenset(found) or statement


def plain(statement: Statement) -> bool:
    """Whether one equation is all that a statement says."""
    return isinstance(statement, Product) or statement.predicate is not Predicate.COLL


def chase_conditions(statement: Statement) -> tuple[Fact, ...]:
    if isinstance(statement, Fact) and statement.predicate is Predicate.COLL:
        return (Fact(Predicate.DIFF, statement.args),)
    return ()


def parts(fact: Fact) -> list[Fact]:
    """The facts that make up a compound fact; empty for a simple one."""
    p = fact.args
    match fact.predicate:
        case Predicate.COLL if len(p) > 3:
            return [Fact(Predicate.COLL, (p[0], p[1], q)) for q in p[2:]]
        case Predicate.MIDP:
            return [Fact(Predicate.COLL, p), Fact(Predicate.CONG, (p[0], p[1], p[0], p[2]))]
        case Predicate.CIRCLE:
            return [Fact(Predicate.CONG, (p[0], p[1], p[0], q)) for q in p[2:]]
        case Predicate.SIMTRI | Predicate.SIMTRIR | Predicate.CONTRI | Predicate.CONTRIR:
            a, b, c, q, r, s = p
            mirrored = fact.predicate in (Predicate.SIMTRIR, Predicate.CONTRIR)

            def angle(x: str, y: str, z: str, u: str, v: str, w: str) -> Fact:
                tail = (u, w, u, v) if mirrored else (u, v, u, w)
                return Fact(Predicate.EQANGLE, (x, y, x, z, *tail))

            found = [
                angle(a, b, c, q, r, s),
                angle(b, c, a, r, s, q),
                angle(c, a, b, s, q, r),
            ]
            if fact.predicate in (Predicate.SIMTRI, Predicate.SIMTRIR):
                for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
                    sides = (p[i], p[j], p[i], p[k], p[3 + i], p[3 + j], p[3 + i], p[3 + k])
                    found.append(Fact(Predicate.EQRATIO, sides))
            else:
                for i, j in ((0, 1), (1, 2), (2, 0)):
                    found.append(Fact(Predicate.CONG, (p[i], p[j], p[3 + i], p[3 + j])))
            return found
        case _:
            return []
