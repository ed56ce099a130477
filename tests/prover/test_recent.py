"""What is remembered of the last texts."""

from __future__ import annotations

from prover.recent import Recent


def test_a_value_is_made_once_and_the_oldest_is_forgotten() -> None:
    made: list[str] = []

    def make(text: str) -> list[str]:
        made.append(text)
        return [text]

    recent = Recent(make, 2)
    assert recent["a"] is recent["a"]
    assert recent["b"] == ["b"] and recent["c"] == ["c"]
    assert made == ["a", "b", "c"]
    assert recent.get("a") is None and recent.get("c") == ["c"]
    assert recent["a"] == ["a"] and made[-1] == "a"
