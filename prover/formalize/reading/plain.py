r"""LaTeX and Unicode mathematics in one plain form.

`$\frac{x+1}{2} \le 3^{10}$` becomes `(x+1)/2 ≤ 3^10`. The plain form has no backslash and no dollar
sign, one blank between words, ASCII for `+ - * / ^`, Unicode for `≤ ≥ ≠ ∈ ∣ √ ∑ ∏ ⌊ ⌋ ∠ ℕ ℤ ℚ ℝ ℂ`,
`^` and `_` for exponents and indices. Reading a plain text changes nothing.
"""

from __future__ import annotations

import re
import unicodedata

_SYMBOLS = {
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "lt": "<",
    "gt": ">", "ne": "≠", "neq": "≠", "in": "∈", "notin": "∉", "mid": "∣", "nmid": "∤",
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "pm": "±", "equiv": "≡", "infty": "∞",
    "ldots": "...", "cdots": "...", "dots": "...", "sum": "∑", "prod": "∏", "pi": "π",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "angle": "∠", "triangle": "triangle",
    "alpha": "α", "beta": "β", "gamma": "γ", "theta": "θ", "varphi": "φ", "phi": "φ",
    "to": "→", "rightarrow": "→", "implies": "⇒", "Rightarrow": "⇒", "iff": "⇔", "forall": "∀",
    "exists": "∃", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "setminus": "∖",
    "perp": "⊥", "parallel": "∥", "vert": "|", "lvert": "|", "rvert": "|", "circ": "°",
    "degree": "°", "neg": "¬", "land": "∧", "lor": "∨", "ell": "l", "prime": "'",
}  # fmt: skip
_SPACING = frozenset(
    {"left", "right", "big", "Big", "bigl", "bigr", "quad", "qquad", "displaystyle", "limits"}
    | {"textstyle", "begin", "end", "item", "newline", "hfill", "noindent"}
)
_WRAPPERS = frozenset(
    {"text", "mathrm", "mathit", "mathbf", "textbf", "textit", "emph", "operatorname", "mbox"}
    | {"overline", "underline", "boldsymbol", "mathcal", "mathbb"}
)
_DOUBLE = {"N": "ℕ", "Z": "ℤ", "Q": "ℚ", "R": "ℝ", "C": "ℂ"}
_CHARACTERS = str.maketrans(
    {
        "−": "-", "–": "-", "‐": "-", "‑": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "∕": "/",
        "⁄": "/", "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥", "…": "...", "⋯": "...", "’": "'", "‘": "'",
        "“": '"', "”": '"', "′": "'", "½": "1/2", "⅓": "1/3", "¼": "1/4", "¾": "3/4", "⅔": "2/3",
        "\u00ad": "", "\u200b": "", "\ufeff": "",
    }
)  # fmt: skip
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋ₙ", "0123456789+-n")
_MOST_PASSES = 40
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand for braces that are printed (`\\{`), while grouping braces are still there."""


def plain(text: str) -> str:
    """The plain form of a text (see above). Total: what it does not know it leaves as it stands."""
    for _ in range(_MOST_PASSES):
        after = _once(text)
        if after == text:
            break
        text = after
    return text


def _once(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace(_OPEN, "").replace(_CLOSE, "")
    latex = "\\" in text or "$" in text
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+", lambda m: _script("^", m[0].translate(_SUPERSCRIPTS)), text)
    text = re.sub(r"[₀₁₂₃₄₅₆₇₈₉₊₋ₙ]+", lambda m: _script("_", m[0].translate(_SUBSCRIPTS)), text)
    text = text.translate(_CHARACTERS).replace("\\{", _OPEN).replace("\\}", _CLOSE)
    text = _commands(text)
    text = re.sub(r"([\^_])\s*\{([^{}]*)\}", lambda m: _script(m[1], m[2]), text)
    if latex:
        text = text.replace("{", "").replace("}", "")
    text = text.replace(_OPEN, "{").replace(_CLOSE, "}").replace("$", "")
    text = re.sub(r"\^?\s*°", " degrees ", text)
    text = "".join(c if c.isprintable() else " " for c in text)
    text = re.sub(r"\s+([,.;?])(?=\s|$)", r"\1", text)
    return " ".join(text.split())


def _script(mark: str, inside: str) -> str:
    inside = inside.strip()
    return f"{mark}{inside}" if re.fullmatch(r"\d+|\w?", inside) else f"{mark}({inside})"


def _group(inside: str) -> str:
    """A part of a formula, in parentheses unless it is a single number or name."""
    inside = inside.strip()
    return inside if re.fullmatch(r"\w*", inside) else f"({inside})"


def _commands(text: str) -> str:
    """Replace every LaTeX command, innermost arguments first; no backslash is left."""
    argument = r"\s*\{([^{}]*)\}"
    before = None
    while before != text:
        before = text
        text = re.sub(r"\\[dtc]?frac" + argument * 2, lambda m: _quotient(m[1], m[2]), text)
        text = re.sub(r"\\[dtc]?frac\s*(\d)" + argument, lambda m: _quotient(m[1], m[2]), text)
        text = re.sub(r"\\[dtc]?frac\s*(\d)\s*([0-9A-Za-z])", r"\1/\2", text)
        text = re.sub(r"\\sqrt\s*\[([^\[\]{}]*)\]" + argument, r"(\2)^(1/\1)", text)
        text = re.sub(r"\\sqrt" + argument, lambda m: f"√{_group(m[1])}", text)
        text = re.sub(r"\\sqrt\s*(\w)", r"√\1", text)
        text = re.sub(r"\\[dt]?binom" + argument * 2, r"C(\1, \2)", text)
        text = re.sub(r"\\p?mod" + argument, r" (mod \1) ", text)
        text = re.sub(r"\\([a-zA-Z]+)\s*\{([^{}\\]*)\}", _wrapped, text)
        text = re.sub(r"([\^_])\s*\{([^{}\\]*)\}", lambda m: _script(m[1], m[2]), text)
    text = re.sub(r"\\([a-zA-Z]+)", _symbol, text)
    text = re.sub(r"\\[,;:! ]|\\\\", " ", text)
    return re.sub(r"\\[()\[\]]?", "", text)


def _quotient(top: str, bottom: str) -> str:
    return f"{_group(top)}/{_group(bottom)}"


def _wrapped(match: re.Match[str]) -> str:
    name, inside = match[1], match[2]
    if name not in _WRAPPERS:
        return match[0]
    if name == "mathbb":
        return _DOUBLE.get(inside.strip(), inside)
    return inside if name != "text" else f" {inside} "


def _symbol(match: re.Match[str]) -> str:
    name = match[1]
    if name in _SPACING:
        return " "
    if name in ("mathbb", "R", "N", "Z", "Q", "C"):
        return "" if name == "mathbb" else _DOUBLE[name]
    return f" {_SYMBOLS[name]} " if name in _SYMBOLS else f" {name} "
