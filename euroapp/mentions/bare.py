"""Numbers of rows without their letters: “WPs 2 (lead), 3 and 5”, “all tasks but 2.1”, “see 2.1”.

A sentence can go on in more ways than can be listed, so these are told when they change, and never changed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from euroapp.mentions.figures import AMOUNT, ITEM, MEASURES
from euroapp.mentions.letters import ANY, DOTTED, PARTNERS, SECTIONS, SOME
from euroapp.mentions.lists import NEXT
from euroapp.mentions.sentences import acts, listed, sentence_start
from euroapp.mentions.vocabulary import Pattern, any_case, is_plural, table


class Bare(NamedTuple):
    """Figures that may be the number of a row."""

    letters: str
    """Such as `WP`, or the list of participants or sections."""
    number: str
    start: int
    end: int


_REACH = 160
"""Signs behind a word or number in which its sentence may go on."""
_LEAD = any_case(
    r"(?:[#\n,;:/&+~→>=(\[\"'“”„‘’«»|*‐‑‒–—−…-]|\.\."
    r"|\b@before_more@)\s*\*{0,3}\Z"
)
"""What stands before a figure that goes on with a list, or makes an exception from it."""
_NUMBERED = any_case(
    r"(?:[^\W\d_]|(?<!\w)(?:months?|years?|days?|weeks?|hours?|phases?|stages?|steps?|tables?|figures?|sections?|chapters?"
    r"|parts?|annex(?:es)?|pages?|versions?|levels?|quarters?|semesters?|rounds?|calls?|options?|groups?|lots?|pillars?"
    r"|trl|top|about|around|some|over|under|than|at least|at most|up to|only|all|[€$£]|eur)[ \u00a0]?)\Z"
)
"""What stands right before a whole number that is the number of something else, or an amount."""
_DATED = Pattern(
    rf"{SOME}(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|out{SOME}of\b|of{SOME}(?:the|our)\b)"
)
_NEAR = 40
"""Signs before a number in which the word that it belongs to stands, where no number stands in between."""
_DOTTED = DOTTED | {ANY}
_COUNTED_OFTEN = frozenset((PARTNERS, SECTIONS))
"""Words before a number that has nothing to do with them more often than not."""
_BRACKETED = Pattern(r"\s*[(\[]\s*(?:n[or]s?\.?\s*)?")
"""Between such a word and the numbers that belong to it: `partners (2, 3 and 5)`."""
_HEAD = any_case(r"(?<!\w)(?:(?P<letters>WP|MS|KPI|SO|FSTP|T|D|R)s|@rows@)(?![\w.])")
"""A word or letters that several numbers may follow."""
_COUNTS = Pattern(r"\s*[:(=]\s*")
"""`Milestones: 4` says how many there are."""
_OPENED = Pattern(r"\s*[(\[]\s*")
_MEASURED = Pattern(r"\d\s*[(\[]\s*\d{1,3}(?:[.,]\d+)?\s*(?:[^\W\d_]+\.?)?\s*[)\]]")
_MEASURED_TOO = Pattern(r"\s*[)\]],?\s*(?:and\s+)?(?:[A-Z]{1,4}\s?)?\d{1,2}\s*[(\[]\s*\d")
"""`2 (12 PM), 4 (5)`: remarks on the numbers of a list that measure something; they may leave out what."""


def bare_number(text: str, figures: re.Match[str], before: tuple[str, int] | None) -> Bare | None:
    """Return what figures without letters may name; None where they count, measure or date something.

    Args:
        text: the text.
        figures: where they stand in it.
        before: letters and end of the number that was named last, if any.

    """
    start, end = figures.span()
    if figures[0].count(".") > 1 or MEASURES.match(text, end) or AMOUNT.match(text, end):
        return None
    # A dotted number after another one in its sentence is one more of them, whatever stands around it.
    apart = not (text[start - 1].isalnum() or text[start - 1] in "/@")
    dotted = apart and before is not None and before[0] in _DOTTED and "." in figures[0]
    if not (dotted or listed(text, end) or acts(text, end, single=True)):
        return None
    reach = max(0, start - _REACH)
    led = _led(text, figures)
    if led is not None:
        return led
    # So is a whole number after another one, but for what is the number of something else.
    again = before is not None and before[1] >= sentence_start(text, reach, start)
    if not (
        dotted or _LEAD.search(text, max(reach, start - 16), start) or (again and _free(text, start, end))
    ):
        return None
    if text[start - 1] == "\n" and ITEM.match(text, end):
        return None
    if (
        before
        and _OPENED.fullmatch(text, before[1], start)
        and (_MEASURED.search(text, reach, start) or _MEASURED_TOO.match(text, end))
    ):
        return None
    return _of_head(text, figures, before, sentence_start(text, reach, start))


def _free(text: str, start: int, end: int) -> bool:
    """Tell whether nothing right beside a whole number makes it that of something else."""
    before = _NUMBERED.search(text, max(0, start - 12), start)
    return before is None and _DATED.match(text, end) is None


def _of_head(text: str, figures: re.Match[str], before: tuple[str, int] | None, reach: int) -> Bare | None:
    """Return figures as the number of a row of the list that their sentence spoke of last."""
    start, end = figures.span()
    head = _head(text, reach, start)
    if before is not None and before[1] >= reach and (head is None or head[1] <= before[1]):
        head = before
    elif head is not None and _COUNTS.fullmatch(text, head[1], start) and not NEXT.match(text, end):
        return None
    if head is None or (head[0] != SECTIONS and (head[0] in _DOTTED) is not ("." in figures[0])):
        return None
    return Bare(head[0], figures[0], start, end)


def _head(text: str, reach: int, start: int) -> tuple[str, int] | None:
    last = None
    for found in _HEAD.finditer(text, max(reach, start - _NEAR), start):
        if found["letters"]:
            last = found["letters"].upper(), found.end()
            continue
        letters = next(name for name in table("rows") if found[name])
        if is_plural(found[letters]) and (
            letters not in _COUNTED_OFTEN or _BRACKETED.fullmatch(text, found.end(), start)
        ):
            last = letters, found.end()
    return last


_POINTER = any_case(r"(?<!\w)@pointers@\s*\Z")
"""What points to a place by its bare number: `(see 2.1)`."""
_ROLE = any_case(rf"(?<!\w)(?:co-?)?(?:lead(?:s|er|ers|ership|ing)?|led)(?:{SOME}of)?{SOME}\Z")
"""What one does to a task or package, before its number: `the lead of 2.1`."""
_LED_BY = any_case(r"(?<!\w)(?:lead|leader|led by|responsible|coordinator)\s*[:=]\s*\Z")
"""What stands before the number of a participant alone: `Lead: 2`."""


def _led(text: str, figures: re.Match[str]) -> Bare | None:
    """Return the row that someone leads or points to, where nothing but its number is said."""
    start, end = figures.span()
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    if before in {":", "="} and "." not in figures[0]:
        return Bare(PARTNERS, figures[0], start, end) if _led_by(text, start) else None
    if not (before.isalpha() or before == "."):
        return None
    dotted = "." in figures[0]
    led = _ROLE.search(text, max(0, start - 24), start)
    if led or (dotted and _POINTER.search(text, max(0, start - 16), start)):
        return Bare(ANY if dotted else "WP", figures[0], start, end)
    return None


def _led_by(text: str, start: int) -> bool:
    return _LED_BY.search(text, max(0, start - 24), start) is not None
