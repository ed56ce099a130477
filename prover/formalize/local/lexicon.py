"""The signs and names of school mathematics, as LaTeX, Unicode and keyboards write them."""

from __future__ import annotations

FUNCTIONS: dict[str, str] = {
    "gcd": "gcd", "lcm": "lcm", "sin": "Real.sin", "cos": "Real.cos", "tan": "Real.tan",
    "log": "log", "ln": "Real.log", "exp": "Real.exp", "max": "max", "min": "min", "sqrt": "√",
    "floor": "⌊", "ceil": "⌈", "abs": "|", "lg": "lg", "sec": "sec", "csc": "csc", "cot": "cot",
}  # fmt: skip
"""Names of functions → the head that a term with them has."""

SYMBOLS: dict[str, str] = {
    "<=": "≤", ">=": "≥", "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥", "=>": "⇒", "->": "→",
    "·": "*", "⋅": "*", "×": "*", "∙": "*", "−": "-", "–": "-", "‐": "-", "÷": "/", "∕": "/", "⁄": "/",
    "...": "…", "⋯": "…", "∶": ":", "’": "'", "‘": "'", "“": '"', "”": '"', "∤": "∤",
    "°": "∘", "º": "∘", "★": "⋆", "☆": "⋆", "♢": "◇", "⋄": "◇", "♦": "◇", "♡": "♥", "#": "♯", "∆": "△",
}  # fmt: skip
"""Characters under the names that the formula parser knows."""

COMMANDS: dict[str, str] = {
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "lt": "<",
    "gt": ">", "ne": "≠", "neq": "≠", "in": "∈", "notin": "∉", "mid": "∣", "nmid": "∤", "cdot": "*",
    "times": "*", "ast": "*", "div": "/", "equiv": "≡", "not": "¬", "ldots": "…", "cdots": "…",
    "dots": "…", "dotsc": "…", "dotsb": "…", "sum": "∑", "prod": "∏", "pi": "π", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "theta": "θ",
    "varphi": "φ", "phi": "φ", "sigma": "σ", "omega": "ω", "epsilon": "ε", "mu": "μ", "lambda": "lam",
    "to": "→", "rightarrow": "→", "implies": "⇒", "Rightarrow": "⇒", "iff": "⇔", "Leftrightarrow": "⇔",
    "forall": "∀", "exists": "∃", "lvert": "|", "rvert": "|", "vert": "|", "land": "∧", "lor": "∨",
    "wedge": "∧", "vee": "∨", "circ": "∘", "lbrace": "❴", "rbrace": "❵", "colon": ":", "pm": "±",
    "degree": "∘", "star": "⋆", "diamond": "◇", "Diamond": "◇", "oplus": "⊕", "otimes": "⊗", "odot": "⊙",
    "ominus": "⊖", "heartsuit": "♥", "spadesuit": "♠", "clubsuit": "♣", "nabla": "∇", "triangle": "△",
    "bigtriangleup": "△", "bigtriangledown": "∇", "dagger": "†", "#": "♯",
    "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "R": "ℝ", "C": "ℂ", "infty": "∞", "cup": "∪", "cap": "∩",
}  # fmt: skip
"""LaTeX commands without arguments → sign or letter."""

PROSE_COMMANDS = frozenset(
    {"begin", "end", "item", "noindent", "newline", "hfill", "par", "it", "bf", "rm", "mathit"}
    | {"boldsymbol", "mathbf", "textrm", "text", "mbox", "operatorname", "mathrm", "emph", "dfrac1"}
    | {"textbf", "textit", "underline", "overline", "bold", "large", "Large", "small", "center"}
    | {"hspace", "vspace", "hskip", "phantom", "mathop", "newpage", "hline", "allowbreak"}
    | {"big", "Big", "bigg", "Bigg", "indent", "quad", "qquad", "strut", "medskip", "smallskip"}
    | {"nolimits", "bigskip", "mathstrut"}
)  # fmt: skip
"""LaTeX commands that only dress their argument."""

OPERATIONS = {
    "⋆": "star", "◇": "diamond", "⊕": "oplus", "⊗": "otimes", "⊙": "odot", "⊖": "ominus", "♥": "heart",
    "♠": "spade", "♣": "club", "∇": "nabla", "△": "delta", "†": "dagger", "♯": "hash", "@": "swirl",
}  # fmt: skip
"""Signs that problems give a meaning of their own → the name of the function that they stand for."""

DOUBLE_STRUCK = {"N": "ℕ", "Z": "ℤ", "Q": "ℚ", "R": "ℝ", "C": "ℂ"}
CLOSING = {"(": ")", "[": "]", "{": "}", "❴": "❵", "⌊": "⌋", "⌈": "⌉"}
RELATIONS = frozenset(("=", "≠", "<", "≤", ">", "≥", "∣", "∤", "≡", "∈", "∉"))
