"""Reading proof states."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prover.policy.symbolic.goals.sequent import read_state
from prover.policy.symbolic.goals.shape import leading_names, read_shape
from prover.policy.symbolic.goals.terms import Name, show

STATE = """case inl
K : Type
inst✝¹ : Lean.Grind.Field K
inst✝ : LE K
a b : K
f : Nat → Int
x✝ : Nat
h✝ : x✝ = 3 ∧ a = b ∧ 2 = f 3
this :
  ∀ (c : K),
    0 ≤ c ^ 2
⊢ a * b ≤ (a ^ 2 + b ^ 2) / 2

case inr
n : Nat
⊢ ∃ k, n = 2 * k ∨ n = 2 * k + 1"""


def test_variables_facts_and_instances() -> None:
    first, second = read_state(STATE)
    assert list(first.variables) == ["K", "a", "b", "f", "x_1"]
    assert first.fields >= {"K", "Rat"}
    assert [(f.proof, show(f.statement)) for f in first.facts()] == [
        ("x_2.1", "x_1 = 3"),
        ("x_2.2.1", "a = b"),
        ("x_2.2.2", "2 = f 3"),
        ("this", "∀ (c : K), 0 ≤ c ^ 2"),
    ]
    assert first.rename == "rename_i x_1 x_2\n"
    assert first.value_type(first.conclusion) == "K"
    assert second.variables == {"n": Name("Nat")}
    assert second.rename == ""


def test_types_of_relations() -> None:
    (s,) = read_state("f : Nat → Int\nn : Nat\nh : f (n + 1) = 2\n⊢ n % 7 = 3")
    assert s.value_type(s.hypotheses[0].statement) == "Int"
    assert s.value_type(s.conclusion) == "Nat"


def test_names_to_introduce_are_fresh() -> None:
    (s,) = read_state("h x : Nat\n⊢ ∀ (x : Nat), x > 0 → ∀ y < x, ¬x = y")
    assert leading_names(s) == ["x2", "h2", "y", "h3", "h4"]


def test_shape() -> None:
    (s,) = read_state("n : Nat\nh : n % 7 = 3\n⊢ n * n % 7 = 2")
    shape = read_shape(s)
    assert shape.modular and shape.discrete and not shape.linear and not shape.closed


@given(st.text(alphabet="abh✝⊢:∀ \n()=0≤", max_size=60))
def test_any_state_is_read(text: str) -> None:
    for s in read_state(text):
        read_shape(s)
        leading_names(s)
