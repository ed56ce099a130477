"""Ordinary English into the few words that the grammar knows: synonyms, inflections, politeness."""

from __future__ import annotations

import re
from collections.abc import Callable

_REWRITES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\bthere's\b|\bthere’s\b", "there is"),
    (r"(^|[.?;])\s+(for which of|which of) the following values? of\b", r"\1 forwhat"),
    (r"(^|[.?;:,])\s+factor( completely)?(?= #)", r"\1 find"),
    (
        r"\bfor (which|what) ((?:positive |integer |integral |real |negative |rational )*)value of\b",
        r"forwhatone \2of",
    ),
    (r"\b(that is|i\.e\.|in other words) ?,", ""),
    (r"\b(in your head|without (using )?a calculator|by hand|mentally)\b", ""),
    (
        r"\b(re-?written|expressed|represented|factored|put|simplified)\b(?= (as|in the form|to the form))",
        "written",
    ),
    (r"\b(has|have|having) the property that\b", "such that"),
    (r"\bevenly\b(?= divides?\b)", ""),
    (r"\bwith (a )?proof\b|\bin the real numbers\b", ""),
    (r"\b(binary )?(operation|operator) [⋆◇⊕⊗⊙⊖♥♠♣∇△†♯@]( |$)", "operation "),
    (r"\b(defines?|denotes?) (the|an?|a new)? ?operation (by|as|such that|so that)\b", "define"),
    (r"\bdefine\b( the\b)?( operation)?( on [a-z ]+ )?( by| as| to be)?", "define"),
    (r"(^|[.?;])\s+for (which|what)\b( values? of| of the)?", r"\1 forwhat"),
    (r"\bby (mathematical )?induction( on #\d+)?\b", ""),
    (r"\b(is|are) (defined|given) (by|as)\b|\bdefined by\b|\bgiven by\b", "st"),
    (r"\b(real|integer|rational|complex)-valued\b", ""),
    (r"\bone-to-one\b|\ba? ?bijection\b", lambda m: "injective" if "one" in m[0] else "bijective"),
    (r"\bonto\b", "surjective"),
    (r"\bexactly one\b|\b(a|one) unique\b|\bone and only one\b", "unique"),
    (
        r"\b(please|kindly|clearly|always|also|simply|exactly|actually|in fact|"
        r"of course)\b(?! (when|if|one|two|three))",
        "",
    ),
    (r"\b(hence|thus|then|therefore|furthermore|moreover),", ""),
    (r"\bpositive whole numbers?\b", "positive integer"),
    (r"\b(integers?|integral) (numbers?|values?)\b|\bwhole numbers?\b|\bintegers\b", "integer"),
    (r"\b(counting numbers?|natural numbers?|naturals)\b", "natural"),
    (r"\breal(-valued)? (numbers?|values?|constants?|variables?|parameters?)\b|\breals\b", "real"),
    (r"\brational numbers?\b|\brationals\b", "rational"),
    (r"\birrational numbers?\b|\birrationals\b", "irrational"),
    (r"\bcomplex numbers?\b", "complex"),
    (r"\bprime numbers?\b|\bprimes\b", "prime"),
    (r"\b(odd|even) numbers?\b", r"\1 integer"),
    (r"\bnon-? ?(negative|zero|positive)\b", r"non\1"),
    (r"\b(perfect squares?|square numbers?|squares? of (an? |some )?integers?)\b", "perfectsquare"),
    (r"\b(perfect cubes?|cubes? of (an? |some )?integers?)\b", "perfectcube"),
    (r"\b(greatest|highest|largest) common (divisor|factor)s?\b|\bgcd\b|\bgcf\b|\bhcf\b", "gcd"),
    (r"\b(least|lowest|smallest) common multiple\b|\blcm\b", "lcm"),
    (r"\b(relatively|mutually|pairwise) (co-?)?prime\b|\bco-?prime( to each other)?\b", "coprime"),
    (r"\bwhose greatest\b", "with greatest"),
    (r"\b(greater|larger|bigger|more) than or equal to\b|\bno (less|smaller|fewer) than\b", "atleast"),
    (r"\bnot (less|smaller) than\b|\bat least\b", "atleast"),
    (r"\b(less|smaller|fewer) than or equal to\b|\bno (greater|more|larger) than\b|\bat most\b", "atmost"),
    (r"\bnot (greater|more|larger) than\b|\bnot exceeding\b|\b(does|do) not exceed\b|\bup to\b", "atmost"),
    (r"\b(strictly )?(greater|larger|bigger|more) than\b|\bexceeding\b", "above"),
    (r"\bexceeds?\b", "is above"),
    (r"\b(strictly )?(less|smaller|fewer) than\b", "below"),
    (r"\b(smallest|lowest|minimum|minimal|least)( possible)?\b", "least"),
    (r"\b(largest|biggest|greatest|maximum|maximal|highest)( possible)?\b", "greatest"),
    (r"\bif and only if\b|\bexactly (when|if)\b|\bprecisely (when|if)\b|\biff\b|⇔", "iff"),
    (r"\bonly (when|if)\b", "onlyif"),
    (r"\b(there (exists?|is|are)|there do exist)\b", "exists"),
    (r"\b(there (does|do) not exist( any)?|exists? no)\b", "existsno"),
    (
        r"\bit (is true|holds|follows|is the case|can be shown|is known) that\b|"
        r"\bwe (always )?have( that)?\b",
        "",
    ),
    (r"\bone has\b|\bit is given that\b|\bis known to\b", ""),
    (
        r"\b(is|are|be|was|were|being|equals?|remains?)\b",
        lambda m: "equal" if m[0].startswith("equal") else "is",
    ),
    (r"\b(is not|isn't|aren't|cannot be|can't be|can not be|can never be|is never)\b", "is not"),
    (
        r"\b(can|must|may|should|will|would|could|might|does|do) be\b|\b(can|must|may|will|"
        r"should) is\b",
        "is",
    ),
    (
        r"\b(does not|do not|doesn't|don't|cannot|can not|can't|never) (is )?(divide|equal|leave|"
        r"satisfy)s?\b",
        r"not \3",
    ),
    (r"\b(divides|evenly divides|divide evenly)\b", "divide"),
    (r"\bevenly divisible\b", "divisible"),
    (r"\b(leaves|gives|yields|leave|give|yield)\b(?= (a |the )?remainders?)", "leave"),
    (
        r"\bsatisf(y|ies)\b( (the )?(following )?(conditions?|equations?|relations?|inequality|"
        r"inequalities|constraint|system)\b:?)?( that)?",
        "satisfy",
    ),
    (
        r"\b(such that|so that|for which|satisfying|(that|which) satisfy|with the property that|"
        r"provided that|subject to|under the condition( that)?|"
        r"with the condition that)( the\b)?( (equation|inequality|relation|condition)s?\b)?( (both|"
        r"that))?",
        "st",
    ),
    (r"\b(given|knowing)( that)?( the\b)?( (equation|system of equations|equations))?\b", "given"),
    (
        r"\bsuppose( that)?\b|\bassume( that)?\b|\bassuming( that)?\b|\bsay( that)?\b|"
        r"\bwe know( that)?\b|\bconsider\b",
        "let",
    ),
    (r"\blet (there )?is\b", "let"),
    (
        r"\b(prove|show|verify|demonstrate|establish|deduce|conclude|confirm|argue|"
        r"derive)( to me)?( that| the (inequality|identity|following|relation|equality))?:?(?= )",
        "prove",
    ),
    (
        r"\b(find|determine|compute|calculate) (all|every)\b|\bfind (the )?set of (all )?\b|"
        r"\bwhat is all( the\b)?\b",
        "findall",
    ),
    (
        r"\b(find|determine|compute|calculate|evaluate|simplify|obtain|work out|what is|what's|"
        r"tell me|expand|rationalize the denominator of|what are|what must be|what could be|"
        r"express|write|convert|what was|what will be)\b( the\b)?( (exact|simplified|numerical)\b)*"
        r"( answer\b)?( (value|"
        r"result)s? of\b)?( the (expression|quantity|sum|product) (?=#))?",
        "find",
    ),
    (r"\bhow many\b", "find number of"),
    (r"\b(every|each|any|all|arbitrary)( (choice|choices|value|values) of)?\b( (the|of))?", "all"),
    (r"\ball all\b", "all"),
    (
        r"\b(an|one|some)\b(?! (third|half|fourth|fifth|quarter|of))",
        lambda m: "some" if m[0] == "some" else "a",
    ),
    (r"\bhas\b|\bhave\b|\bhaving\b", "has"),
    (r"\bmod\b|\bmodulo\b", "modulo"),
    (r"\b(units?|ones|last|final) digit\b", "unitdigit"),
    (r"\bsum of (the |its |all |all the )*(decimal )?digits\b|\bdigit sum\b", "digitsum"),
    (r"\bsquare roots?\b", "squareroot"),
    (r"\bcube roots?\b", "cuberoot"),
    (r"\b(divisors|factors|factor)\b", "divisor"),
    (r"\b(solutions|roots|zeros|zeroes|root)\b", "solution"),
    (r"\b(values)\b", "value"),
    (r"\bnumbers\b", "number"),
    (r"\bpairs\b", "pair"),
    (r"\btriples|triplets?\b", "triple"),
    (r"\bordered\b", ""),
    (r"\bmultiples\b", "multiple"),
    (r"\bremainders\b", "remainder"),
    (r"\bdistinct\b|\bdifferent\b|\bunequal\b", "distinct"),
    (r"\bfunctions\b", "function"),
    (r"\bsequences\b", "sequence"),
    (r"\bsubsets\b", "subset"),
    (r"\belements\b", "element"),
    (r"\bterms?\b", "term"),
    (r"\b(arithmetic|geometric) (progression|series)\b", r"\1 sequence"),
    (r"\bpercent( of)?\b|\bper cent( of)?\b", "percent"),
    (r"\b(it|that|which) is\b(?= (st|such))", ""),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), new) for pattern, new in _REWRITES)
_ENDS = re.compile(r"\s*[.?](?=\s|$)\s*|\s*;\s*")


def normal(text: str) -> str:
    """A prose with slots in the grammar's vocabulary. Total and idempotent in effect."""
    text = f" {text} "
    for pattern, new in _COMPILED:
        text = pattern.sub(new, text)
    text = re.sub(r"[\"“”!:]", lambda m: ":" if m[0] == ":" else " ", text)
    text = re.sub(r"\s*,(\s*,)+", " ,", text)
    return " ".join(text.split())


def sentences(text: str) -> list[tuple[str, ...]]:
    """The sentences of a normal prose as tokens, without full stops."""
    return [tuple(part.split()) for part in _ENDS.split(text) if part.strip(" ,:")]
