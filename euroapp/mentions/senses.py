"""Words that show that a number names no row here: “MS2 spectra”, “Windows Phone WP 2”, “hall D2.1”.

Only words that are listed count. What they stand beside is told when its number changes, and never changed;
a word that may as well speak of the plan (“the catalogue D3.2”) is not listed.
"""

from __future__ import annotations

from functools import cache

from euroapp.mentions.vocabulary import Pattern, any_case, table

_FAR, _CLOSE = 60, 24
"""Signs around a number for a word of another field of work, and before it for one that belongs to it."""
_THING_BEFORE = any_case(r"(?<!\w)@things_before@[ \u00a0\u2009\u202f\n-]{1,2}\(?\Z")
"""What stands right before the number of a thing that is no row of a proposal."""
_THING_BEHIND = any_case(r"(?:\s|[-‐‑–])@things_behind@(?!\w)|\s?[=≈≤≥]\s?-?\d|\s0[.,]\d")
"""What stands right behind it, a value included: `R2 = 0.9`."""
_JOINED = Pattern(r"(?:(?<![\w-])[A-Z][A-Za-z]*[-‐‑–])\Z")
"""`LC-MS2`: a name in front makes it the number of another thing."""
_NAMED = Pattern(r"(?<![.!?:;(\n|*>\]] )(?<!^)(?<!\w)(?:[A-Z][a-z]+|[A-Z]{2,}) \Z")
"""A name right before it inside a sentence, such as that of a maker; only asked of `MS`."""
_LEAD_IN = any_case(r"@lead_in@ \Z")
_SAID_IN_FULL = any_case(r"(?<!\w)@said_in_full@[ \u00a0\n]\(?\Z")
"""The word for it right before it leaves no doubt: `milestone MS2`."""


@cache
def _field(letters: str) -> Pattern | None:
    """Return the beginnings of words of other fields in which letters are a usual short form."""
    words = table("fields").get(letters)
    return any_case(rf"\b(?:{words})") if words else None


def other_sense(text: str, letters: str, begin: int, end: int) -> bool:
    """Tell whether the words around a number with letters show that it may name no row of the draft.

    Args:
        text: the text.
        letters: those of the list, such as `MS`.
        begin: where the letters begin.
        end: where the figures end.

    """
    reach = max(0, begin - _CLOSE)
    if _SAID_IN_FULL.search(text, reach, begin):
        return False
    if (
        _THING_BEFORE.search(text, reach, begin)
        or _THING_BEHIND.match(text, end)
        or _JOINED.search(text, reach, begin)
    ):
        return True
    if letters == "MS" and _NAMED.search(text, reach, begin) and not _LEAD_IN.search(text, reach, begin):
        return True
    field = _field(letters)
    return field is not None and field.search(text, max(0, begin - _FAR), end + _FAR) is not None
