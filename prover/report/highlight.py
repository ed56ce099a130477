"""Lean text as HTML with its words, comments, strings and numbers marked."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

_COMMANDS = (
    "theorem lemma def abbrev example axiom instance structure class inductive namespace section "
    "end open variable universe import set_option attribute local scoped private protected "
    "noncomputable notation infixl infixr macro"
)
_WORDS = (
    "by fun have show from let in if then else match with do where at using only calc suffices "
    "obtain intro intros exact apply refine constructor rcases cases induction rw simp omega "
    "grind decide norm_num ring linarith nlinarith positivity rfl exists use absurd first repeat "
    "all_goals any_goals next case subst ext funext congr unfold exfalso by_cases contradiction "
    "field_simp push_cast simp_all bv_decide"
)
_SORTS = "Prop Type Sort Nat Int Rat Real Bool List Fin True False"
_CLASSES = {
    **dict.fromkeys(_COMMANDS.split(), "k"),
    **dict.fromkeys(_WORDS.split(), "t"),
    **dict.fromkeys(_SORTS.split(), "y"),
    "sorry": "e",
}
_TOKEN = re.compile(
    r"""(?P<c>--[^\n]*|/-.*?-/)|(?P<s>"(?:\\.|[^"\\])*")|(?P<n>(?<![\w.])\d+(?:\.\d+)?)"""
    r"""|(?P<w>[^\W\d][\w'!?]*(?:\.[^\W\d][\w'!?]*)*)|(?P<o>[∀∃λ∑∏↔→∧∨¬≤≥≠∣⊢⟨⟩·])""",
    re.DOTALL,
)


def lean(text: str) -> Markup:
    """The text with `<span class=…>` around what is not plain."""
    parts, at = [], 0
    for found in _TOKEN.finditer(text):
        kind, word = found.lastgroup or "", found.group()
        style = _CLASSES.get(word, "") if kind == "w" else kind
        if style:
            parts.append(escape(text[at : found.start()], quote=False))
            parts.append(f"<span class={style}>{escape(word, quote=False)}</span>")
            at = found.end()
    parts.append(escape(text[at:], quote=False))
    return Markup("".join(parts))
