"""The splitter of Lean files: what is open, what is preamble, what the statement is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems import LeanStatement, ProblemError
from problems.loaders.lean_file import BARE_NAME, parse_lean

NESTED = "/- not here: theorem x : 1 = 1 := sorry /- deeper -/ end -/"


def statements(text: str) -> list[LeanStatement]:
    found = [problem.lean for problem in parse_lean(text, "t.lean")]
    return [statement for statement in found if statement is not None]


def only(text: str) -> LeanStatement:
    (statement,) = statements(text)
    return statement


@pytest.mark.parametrize(
    "proof",
    [
        " := sorry",
        " := by sorry",
        ":=by\n  sorry",
        " :=\n  by -- now\n    /- := -/ sorry",
        " := by { sorry }",
        " := (by sorry)",
        " := by admit",
        " := by exact sorry",
        " := by",
        " := by\n",
        " :=",
        "",
    ],
)
def test_tails(proof: str) -> None:
    statement = only(f"theorem t (n : Nat) : n = n{proof}")
    assert statement == LeanStatement("t", "", "theorem t (n : Nat) : n = n")


@pytest.mark.parametrize(
    "body",
    [
        "(n : Nat := 5) : n = n",
        ": let x := 5; x = 5",
        ": have h : 1 = 1 := rfl; 1 = 1",
        ': "theorem q : 1 := sorry" ≠ s!"{"}"}"',
        f"{NESTED} : 1 = 1",
        ": (fun x => match x with | 0 => 1 | n + 1 => n) 1 = 0",
        "(x : Nat) : ∀ y, open Nat in succ y = y + 1",
        ": '\"' = '\\''",
        "{α : Type} [Inhabited α] ⦃x : α⦄ : (⟨x, x⟩ : α × α).1 = x",
    ],
)
def test_statement_is_verbatim(body: str) -> None:
    assert only(f"theorem t {body} := by sorry").declaration == f"theorem t {body}"


@pytest.mark.parametrize("comment", ["-- trivial", "/- a /- b -/ -/"])
def test_statement_never_ends_in_a_comment(comment: str) -> None:
    statement = only(f"theorem t : 1 = 1 {comment}\n  := by sorry")
    assert statement.declaration == "theorem t : 1 = 1"


def test_preamble_keeps_context_and_drops_open_theorems() -> None:
    text = (
        "import Std\nopen Nat\n\n-- a comment\ndef two := 2\n"
        "theorem first : two = 2 := by sorry\n"
        "theorem proved : two = 2 := by\n  open Nat in rfl\n\n"
        "/-- Words\n  here. -/\n@[simp] private theorem second : two + 0 = 2 := sorry\nend\n"
    )
    first, second = statements(text)
    assert first.preamble == "import Std\nopen Nat\n\n-- a comment\ndef two := 2\n"
    assert "first" not in second.preamble and "second" not in second.preamble
    assert "theorem proved : two = 2 := by\n  open Nat in rfl" in second.preamble
    assert second.declaration == "@[simp] private theorem second : two + 0 = 2"
    assert [p.words for p in parse_lean(text, "t.lean")] == ["", "Words here."]


def test_prefixes_belong_to_the_statement() -> None:
    text = "open Nat\nopen Nat in\nset_option maxRecDepth 9 in theorem t : succ 0 = 1 := sorry"
    statement = only(text)
    assert statement.preamble == "open Nat\n"
    assert statement.declaration.startswith("open Nat in\nset_option maxRecDepth 9 in theorem t")


def test_names_for_the_nameless() -> None:
    text = "example : 1 = 1 := sorry\ntheorem example_2 : 1 = 1 := sorry\nexample : 2 = 2 := sorry"
    assert [s.name for s in statements(text)] == ["example_1", "example_2", "example_3"]
    assert statements(text)[2].declaration == "theorem example_3 : 2 = 2"


def test_lemma_becomes_theorem() -> None:
    assert only("lemma t : 1 = 1 := by sorry").declaration == "theorem t : 1 = 1"


@pytest.mark.parametrize(
    ("text", "declaration"),
    [
        ("(n : Nat) : n + 0 = n", "theorem statement (n : Nat) : n + 0 = n"),
        ("{n : Nat} (h : n = 1) : n = 1 := by sorry", None),
        (": True", "theorem statement : True"),
        ("∀ n : Nat, n = n", "theorem statement : ∀ n : Nat, n = n"),
        ("(2 + 2 : Nat) = 4", "theorem statement : (2 + 2 : Nat) = 4"),
        ("(n : Nat) → n = n -- end", "theorem statement : (n : Nat) → n = n"),
        ("-- first\n1 = 1", "theorem statement : 1 = 1"),
    ],
)
def test_bare_statements(text: str, declaration: str | None) -> None:
    expected = declaration or "theorem statement {n : Nat} (h : n = 1) : n = 1"
    assert only(text) == LeanStatement("statement", "", expected)


def test_equations_and_proofs_are_context() -> None:
    text = (
        "theorem rec : ∀ n : Nat, n = n\n  | 0 => rfl\n  | n + 1 => sorry\n"
        "theorem t : 1 = 1 := sorry"
    )
    assert "| n + 1 => sorry" in only(text).preamble


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("  -- nothing\n/- here -/", "empty"),
        ("def f := 1", "no open theorem"),
        ("theorem t : 1 = 1 := rfl", "no open theorem"),
        ("theorem t : P := by\n  simp\n  sorry", "line 1: `sorry` stands inside a longer proof"),
        ("\n\n/- x", "t.lean, line 3: the comment"),
        ("\ntheorem t : (1 = 1 := sorry", "line 2: the bracket `(` is never closed"),
        ("theorem t : 1 = 1) := sorry", "line 1: `)` closes no bracket"),
        ("{n : Nat) : n = n", "`)` closes no bracket"),
        ("theorem t : P := sorry\ntheorem t : Q := sorry", "two open theorems are called t"),
    ],
)
def test_refusals_are_one_line(text: str, message: str) -> None:
    with pytest.raises(ProblemError) as caught:
        parse_lean(text, "t.lean")
    assert message in str(caught.value)
    assert str(caught.value).startswith("t.lean")
    assert "\n" not in str(caught.value)


NAMES = st.from_regex(r"[a-zα-κ][a-zA-Z0-9_'₀-₉]{0,6}", fullmatch=True).filter(
    lambda name: name not in {"in", "let", "have", "by", "def", "end", "open", "elab", "meta"}
)
INSIDE = st.text(
    st.characters(exclude_characters='/-"\\\n', exclude_categories=["Cs"]), max_size=20
)


@st.composite
def trivia(draw: st.DrawFn) -> str:
    """Whitespace and comments, nested ones too, in any script."""
    inner = draw(INSIDE)
    return draw(
        st.sampled_from(
            [" ", "\n  ", f" /- {inner} := /- sorry {inner} -/ theorem -/ ", f" -- {inner} :=\n "]
        )
    )


@st.composite
def statement(draw: st.DrawFn, name: str) -> str:
    """A theorem up to its `:=`, with brackets, strings and comments that must not mislead."""
    variable, text = draw(NAMES), draw(INSIDE)
    body = draw(
        st.sampled_from(
            [
                f"{variable} = {variable}",
                f'"{text} := sorry" = "{text}"',
                f"(fun {variable} => {variable} := ({variable})) = ⟨1, 2⟩",
                f"let {variable} := 1; {variable} = 1",
                f"∀ {variable}, P {variable} ∣ « {variable} »",
            ]
        )
    )
    pieces = ["theorem", name, f"({variable} : Nat)", ":", body]
    return "".join(piece + draw(trivia()) for piece in pieces[:-1]) + body


@given(st.data())
def test_round_trip(data: st.DataObject) -> None:
    """A file built from known pieces splits into exactly those pieces."""
    names = data.draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    wanted = [data.draw(statement(name)) for name in names]
    header = data.draw(trivia()) + "def zero := 0\n"
    tails = [
        data.draw(trivia()) + data.draw(st.sampled_from([":= sorry", ":= by\n  sorry", ":= by"]))
        for _ in names
    ]
    text = header + "\n".join(w + t for w, t in zip(wanted, tails, strict=True))
    found = statements(text)
    assert [s.name for s in found] == names
    assert [s.declaration for s in found] == wanted
    assert all(s.preamble.strip() == header.strip() for s in found)
    assert only(found[0].file_text()) == LeanStatement(
        names[0], header.rstrip() + "\n\n", wanted[0]
    )


@given(st.text(max_size=120))
def test_any_text_gives_problems_or_one_line(text: str) -> None:
    try:
        found = statements(text)
    except ProblemError as error:
        assert "\n" not in str(error)
        return
    for s in found:
        if s.name == BARE_NAME:
            body = s.declaration.removeprefix(f"theorem {BARE_NAME} ")
            assert body in text or body.removeprefix(": ") in text
