"""The Lean lexer: comments, strings, brackets, and that nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems import ProblemError
from problems.lean_lexer import TokenKind, tokenize


def texts(source: str) -> list[str]:
    return [token.text for token in tokenize(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a -- b\nc", ["a", "c"]),
        ("a /- b /- c -/ d -/ e", ["a", "e"]),
        ("a /-/ b -/ c", ["a", "c"]),
        ("/-- doc -/ x", ["/-- doc -/", "x"]),
        ('"a -- b" c', ['"a -- b"', "c"]),
        (r'"a \" /- b" c', [r'"a \" /- b"', "c"]),
        ('r#"a " b"# c', ['r#"a " b"#', "c"]),
        ('s!"{"}"} -- x" y', ['s!"{"}"} -- x"', "y"]),
        ("'\"' x", ["'\"'", "x"]),
        ("x' y'", ["x'", "y'"]),
        ("foo.«a b».c", ["foo.«a b».c"]),
        ("h₁ ∣ n", ["h₁", "∣", "n"]),
        ("#eval x", ["#eval", "x"]),
        ("#[1]", ["#", "[", "1", "]"]),
        ("x:=1", ["x", ":=", "1"]),
    ],
)
def test_tokens(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_depth_counts_open_brackets() -> None:
    depths = {t.text: t.depth for t in tokenize("a (b [c ⟨d⟩ e]) f")}
    assert depths == {
        "a": 0,
        "(": 0,
        "b": 1,
        "[": 1,
        "c": 2,
        "⟨": 2,
        "d": 3,
        "⟩": 2,
        "e": 2,
        "]": 1,
        ")": 0,
        "f": 0,
    }


def test_columns_and_first_on_line() -> None:
    source = "a b\n  c /- x\n -/ d\n/-- y\n-/ e"
    rows = [(t.text, t.column, t.first_on_line) for t in tokenize(source)]
    assert rows[:3] == [("a", 0, True), ("b", 2, False), ("c", 2, True)]
    assert rows[3][:2] == ("d", 4)
    assert rows[5] == ("e", 3, False)


def test_unclosed_bracket_ends_at_the_next_command() -> None:
    assert [t.depth for t in tokenize("def f := (1\ntheorem t : True")][-4:] == [0, 0, 0, 0]


@pytest.mark.parametrize("source", ["x /- y", "x /- /- -/", '"x', 'r#"x"', 's!"{x', "/--/"])
def test_unclosed(source: str) -> None:
    with pytest.raises(ProblemError, match=r"^line 1: .* never closed"):
        tokenize(source)


@given(st.text(max_size=200))
def test_every_text_is_read_or_refused(source: str) -> None:
    try:
        tokens = tokenize(source)
    except ProblemError:
        return
    position = 0
    for token in tokens:
        between = source[position : token.start]
        assert source[token.start : token.end] == token.text
        assert re.fullmatch(r"(\s|--[^\n]*|/-(?s:.)*-/)*", between)
        position = token.end
    assert all(token.kind is not TokenKind.STRING or token.text[-1] in '"#' for token in tokens)
