"""How a sentence goes on around a number: whether a word behind it is counted by it, or speaks of it."""

from __future__ import annotations

from euroapp.mentions.letters import SOME
from euroapp.mentions.vocabulary import Pattern, any_case, words

SENTENCE_END = Pattern(
    r"(?<!\b[nN][or])(?<!\b[nN][or]s)(?<!\b[rR]esp)(?<!\b[iIeE]ncl)(?<!\b[eE]xcl)(?<!\bcf)(?<!\bvs)"
    r"(?<!\b[ei]\.[ge])(?<!\.)[.!?]\s|\n\s*\n"
)
_BEHIND_A_ROW = any_case(
    r"\*{0,3}(?:['’]s\b)?"
    r"(?:\s*(?:$|[.,;:!?)\]\"'“”’»|*&/+~→>`‐‑‒–—−…-](?!\d)|\s*[(\[]|\n\n)"
    rf"|\s*=|{SOME}M[0-9]|{SOME}(?-i:[A-ZÀ-Þ][a-zß-ÿ])|{SOME}@behind_more@\b)"
)
"""What stands behind the number of a row; a figure before any other word counts something."""
NEXT_WORD = Pattern(rf"{SOME}([^\W\d_]+)")
_OBJECT = Pattern(
    rf"{SOME}(?:the|an?|our|its|their|this|these|all|each|every|what|how|up|out|off|first|later)\b"
)
"""What follows a verb, and no word that is a noun: “3 lead partners”."""


def sentence_start(text: str, reach: int, end: int) -> int:
    """Return where the sentence begins in which a place lies, and not before `reach`."""
    for ended in SENTENCE_END.finditer(text, reach, end):
        reach = ended.end()
    return reach


def listed(text: str, end: int) -> bool:
    """Tell whether figures that end there may stand for a row: what follows is no word that they count."""
    return _BEHIND_A_ROW.match(text, end) is not None


def acts(text: str, end: int, *, single: bool = False) -> bool:
    """Tell whether a verb in the plural stands behind the figures that end there: “3 and 4 start in May”.

    Or one in the singular, where that is asked for (`single`): “3 helps them”.
    """
    verb = NEXT_WORD.match(text, end)
    if verb is None or verb[1] not in words("verbs") or (verb[1][-1] == "s") is not single:
        return False
    if single:
        return True
    return listed(text, verb.end()) or _OBJECT.match(text, verb.end()) is not None
