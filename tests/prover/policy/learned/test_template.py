"""Templates are files; what is put into them stays as it is."""

from __future__ import annotations

import pytest

from prover.policy.learned import Template
from prover.policy.learned.template import Place
from prover.training.data.text import prompt_text

STATE = "n : Nat\nh : {state} = [user]\n⊢ n + 0 = n"


@pytest.mark.parametrize(("place", "library"), [("embedded", "core"), ("mathlib", "mathlib")])
def test_a_text_is_what_models_are_trained_on(place: Place, library: str) -> None:
    template = Template.of(place)
    assert template.prompt(STATE).text == prompt_text(STATE, library)
    assert template.stop == ("\n",)


def test_a_chat_says_the_rules_and_then_the_state_alone() -> None:
    system, user = Template.of("mathlib").prompt(STATE).messages
    assert (system["role"], user["role"]) == ("system", "user")
    assert user["content"] == STATE
    assert "Mathlib" in system["content"] and "{" not in system["content"]
    assert "no Mathlib" in Template.of("embedded").prompt(STATE).messages[0]["content"]
