"""The divisors of a numeral as a disjunction, in Lean: shared by several proposers."""

from __future__ import annotations


def divisors(size: int) -> list[int]:
    """The positive divisors of a positive integer, rising."""
    return [d for d in range(1, size + 1) if size % d == 0]


def divisor_lemma(name: str, size: int) -> str:
    """`name : ∀ i : Nat, i ∣ size → i = d₁ ∨ …`.

    The table goes over a list: the kernel decides that in linear time, while a bounded `∀` costs it
    quadratic time.
    """
    listed = " ∨ ".join(f"i = {d}" for d in divisors(size))
    return (
        f"have {name} : ∀ i : Nat, i ∣ {size} → {listed} := by\n"
        "  intro i hi\n"
        "  have hb := Nat.le_of_dvd (by decide) hi\n"
        f"  have ht : (List.range {size + 1}).all (fun i => decide (i ∣ {size} → {listed})) = true"
        " := by decide +kernel\n"
        "  exact of_decide_eq_true (List.all_eq_true.mp ht i (List.mem_range.mpr (by omega))) hi\n"
    )
