"""Numbers that share one head: tasks 2.1, 2.2 and 2.4; WPs 2 (lead A), 3 [M6] – in Bari – and 4; T2.1-3."""

from __future__ import annotations

import re

from euroapp.mentions.figures import AMOUNT, ITEM, MEASURES, ends, plain
from euroapp.mentions.heads import Said
from euroapp.mentions.letters import BLANK, GAP, PARTNERS, SECTIONS, SOME
from euroapp.mentions.mention import Mention
from euroapp.mentions.sentences import acts, listed
from euroapp.mentions.vocabulary import Pattern, any_case

OTHER_AND = frozenset(("und", "et", "e", "y", "i", "og", "och", "en", "bis"))
"""“And” and “to” in other languages; the number is told, and stays."""
_SPANS = frozenset(
    (
        "to",
        "or",
        "until",
        "till",
        "through",
        "thru",
        "bis",
        *"-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00f7",
    )
)
"""Words and signs between the ends of a span."""
_SHORTENED = frozenset("-\u2013/")
"""`T2.1-3` may mean T2.1 to T2.3."""
_LOOSE = frozenset((";", "+", "&"))
"""Ways to go on that may also begin something else, where no blank stands before them."""
NEXT = any_case(
    rf"(?:{BLANK}?(?:\[removed\]|\(removed\)))?"
    rf"(,{SOME}(?:and{SOME}|or{SOME})?"
    rf"|{SOME}(?:and|or|(?:(?:through|up|down|right|on){SOME})?to|until|till|through|thru|plus|as well as|&"
    rf"|{'|'.join(sorted(OTHER_AND))}){SOME}"
    rf"|{BLANK}?[\u2010-\u2015\u2212\u00f7/-]{BLANK}?|[;+&,]{BLANK}?)"
    r"(\*{0,3})([0-9]{1,3}(?:\.[0-9]{1,3})?)(?![0-9]|\.[0-9])"
)
"""Another number in the same breath: `2.1, 2.2 and 2.3`."""
_REMARK = (
    rf"{GAP}(?:\((?:[^()\n]|\n(?!\s*\n)|\([^()\n]{{0,40}}\)){{1,120}}\)|\[[^\[\]\n]{{1,80}}\](?!\())",
    rf"{BLANK}[–—-]{BLANK}(?=[^\W\d_])[^–—\n;:!?()\[\]]{{1,60}}?{BLANK}[–—-](?={BLANK}|,)",
)
_INSERT = Pattern(rf"(?:{_REMARK[0]}){{1,2}}|{_REMARK[1]}")
"""A remark in brackets, or between dashes, on the number before it."""
_CUT_SHORT = Pattern(rf"(?:,?{SOME}?(?:and|or|to|&|/|[–—-])?{BLANK}?)[.‐‑–-]\d{{1,2}}(?![\w%]|[.,]\d)")
"""A further number without its beginning: `2.1–.4`, `WP-2 and -3`."""
_ALONE = Pattern(r"\**\s*(?:[.,;:!?)\]|]|$)")
_VERB = Pattern(rf"{SOME}(?:are|were|will|have|shall|must|can|may|do)\b")
_COUNT = Pattern(r"\W*(?:[^\W\d_]+s\b|$)")
"""What follows is a word in the plural: figures before it count something."""


def printed(letters: str, figures: str) -> str:
    """Return the number of a row as it is printed."""
    return plain(figures) if letters in {PARTNERS, SECTIONS} else letters + plain(figures)


def behind_insert(text: str, end: int) -> int:
    """Return where a remark in brackets or between dashes ends that begins at a place; 0 without one."""
    found = _INSERT.match(text, end)
    return found.end() if found else 0


def in_doubt(group: list[Mention]) -> list[Mention]:
    """Return all of them in doubt."""
    return [mention._replace(sure=False) for mention in group]


def group_of(text: str, first: Mention, said: Said) -> list[Mention]:
    """Return a number with the further ones of a list or span that gives letters or word only once."""
    dotted = "." in text[first.start : first.end]
    many = said.many or dotted
    group, inserts = [first], False
    while (step := _next(text, group[-1].end, inserts=many)) is not None:
        found, inserted = step
        figures, end = found[3], found.end()
        start, short = found.start(3), dotted and "." not in figures
        inserts = inserts or inserted
        measured = MEASURES.match(text, end) or AMOUNT.match(text, end)
        if measured and _counted_too(text, group, found, said):
            return in_doubt(group)
        if measured or ends(text, end) is not True:
            break
        if short and found[1] in _SHORTENED:
            figures = f"{text[first.start : first.end].split('.')[0]}.{figures}"
        if ("." in figures) != dotted:
            break
        sure = first.sure and not short and _goes_on(text, found, said, many=many)
        if inserts and not dotted:
            sure = sure and (listed(text, end) or acts(text, end))
        number = printed(said.letters, figures)
        group.append(first._replace(number=number, begin=start, start=start, end=end, sure=sure))
    cut_short = _CUT_SHORT.match(text, group[-1].end) is not None
    if cut_short or (inserts and not all(mention.sure for mention in group)):
        return in_doubt(group)
    return group if many else [first, *_ended(text, group[1:])]


def _next(text: str, place: int, *, inserts: bool) -> tuple[re.Match[str], bool] | None:
    """Return the next number of a list, and whether a remark stands before it."""
    found = NEXT.match(text, place)
    if found is not None or not inserts:
        return (found, False) if found else None
    behind = behind_insert(text, place)
    found = NEXT.match(text, behind) if behind else None
    return (found, True) if found else None


def _counted_too(text: str, group: list[Mention], found: re.Match[str], said: Said) -> bool:
    """Tell whether numbers before one that counts or measures may do so too: `risk 2 to 3 times higher`."""
    if found[1].lower().split()[-1:] == ["to"] or found[1].strip().lower() in _SPANS:
        return said.worded or not said.tight or AMOUNT.match(text, found.end()) is not None
    return said.many and len(group) == 1


def _goes_on(text: str, found: re.Match[str], said: Said, *, many: bool) -> bool:
    """Tell whether what stands between two numbers can only join them."""
    sign = found[1].strip().lower()
    if sign in OTHER_AND or (sign in _LOOSE and found[1][0] == sign):
        return False
    if found[1] == ",":
        return len(found[3]) < 3 and (many or (said.tight and not said.worded)) and said.letters != PARTNERS
    return "\n" not in found[1] or ITEM.match(text, found.end()) is None


def _ended(text: str, chain: list[Mention]) -> list[Mention]:
    """Return the numbers after a single one, without those that count what follows: `WP1 and 3 calls`."""
    while chain:
        last = chain[-1]
        if not last.sure or not text[last.start - 1].isspace():
            return chain
        if _ALONE.match(text, last.end) or _VERB.match(text, last.end):
            return chain
        if not _COUNT.match(text, last.end):
            return in_doubt(chain)
        chain.pop()
    return chain
