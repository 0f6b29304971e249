"""Checks of running text against the rest of the draft: figures, references, names, months, links.

What a text mentions is found once for each text; only the comparison with the draft is made each time.
A number contradicts the draft only if the words around it say what it counts, and if no figure of the
draft could be meant. That the summary of Part B equals the abstract (B06) needs no check: it is printed
from the abstract.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from euroapp.calls.rules import Severity
from euroapp.checks.context import Context
from euroapp.checks.finding import Finding
from euroapp.checks.prose.mentions import MONTHS, excused
from euroapp.checks.prose.names import Names, Slip, names_of, slips
from euroapp.checks.prose.passages import Group, Passage, groups
from euroapp.checks.prose.stated import Stated, contradicts
from euroapp.draft.fields import field_at

_NUMBERED = {
    "WP": "work_packages",
    "MS": "milestones",
    "KPI": "indicators",
    "SO": "specific_objectives",
    "FSTP": "schemes",
    "R": "risks",
    "T": "tasks",
    "D": "deliverables",
    "E": "events",
    "S": "subcontracts",
}
_NOUNS = {
    "partners": "participants",
    "countries": "countries of participants",
    "work_packages": "work packages",
    "tasks": "tasks",
    "deliverables": "deliverables",
    "milestones": "milestones",
    "schemes": "schemes",
    "calls": "calls for SMEs",
    "smes": "SMEs in all schemes",
    "scheme_grants": "SMEs in this scheme",
    "months": "months as its duration",
    "requested": "EUR as requested grant",
    "costs": "EUR as eligible costs",
    "support": "EUR as support to SMEs",
    "scheme_amount": "EUR as the most per SME in this scheme",
    "share": "as the share of support in the grant",
}
"""What a figure of the draft is, after its number."""

_LATER = "narrative/sustainability/"
"""The section on what follows the project."""

_OWN_PLACEHOLDERS = frozenset({"narrative", "general"})
"""Lists whose placeholders `content.narrative` finds."""


def _references(group: Group, known: AbstractSet[str], ctx: Context) -> Iterator[Finding]:
    if group.numbers <= known:
        return
    filled = {letters for letters, name in _NUMBERED.items() if getattr(ctx.draft, name)}
    for passage in group.passages:
        for reference in passage.mentions.references:
            # An empty list is a page not yet written, and said elsewhere.
            is_filled = reference.number.rstrip("0123456789.") in filled
            if is_filled and reference.number not in known:
                yield ctx.finding("N03", "reference_to_nothing", passage.path, words=reference.words)


def _claims(group: Group, acronym: str, stated: Stated, ctx: Context) -> Iterator[Finding]:
    for passage, claim in group.claims:
        if claim.owner and claim.owner.casefold() != acronym:
            continue
        figure = stated.figure(claim)
        if contradicts(claim, figure):
            yield ctx.finding(
                "N02",
                "figure_differs",
                passage.path,
                words=_short(claim.words),
                value=figure.said,
                what=_NOUNS[claim.kind],
            )


def _months(group: Group, ctx: Context) -> Iterator[Finding]:
    last = ctx.last_month or 0
    if last <= 0 or group.latest <= last:
        return
    for passage in group.passages:
        for named in passage.mentions.months:
            if (
                named.month > last
                and not passage.path.startswith(_LATER)
                and not excused(passage.text, named)
            ):
                path, words = passage.path, named.words
                yield ctx.finding("N04", "month_in_text_outside", path, words=words, last=str(last))


def _dates(group: Group, end: tuple[int, int] | None, ctx: Context) -> Iterator[Finding]:
    for passage in group.dated if end else ():
        for date in passage.mentions.dates:
            if end and (date.year, date.month) > end and not excused(passage.text, date):
                yield ctx.finding(
                    "N04",
                    "date_in_text_outside",
                    passage.path,
                    severity=Severity.HINT,
                    words=date.words,
                    end=f"{MONTHS[end[1] - 1]} {end[0]}",
                )


def _flaws(group: Group, ctx: Context) -> Iterator[Finding]:
    for passage in group.flawed:
        for link in passage.mentions.links:
            yield ctx.finding("B07", "only_a_link", passage.path, link=_short(link))
        found = passage.mentions.placeholder
        if found and passage.path.partition("/")[0] not in _OWN_PLACEHOLDERS:
            title = field_at(passage.path).title
            yield ctx.finding("B05", "placeholder", passage.path, placeholder=found, section=title)


def _end_of(ctx: Context) -> tuple[int, int] | None:
    """Return year and month of the last day of the project, if the draft says when it starts."""
    start, months = ctx.draft.general.start_date, ctx.last_month
    if start is None or not months or not 0 < months < 1200:
        return None
    last = start.year * 12 + start.month - 1 + months - (1 if start.day == 1 else 0)
    return last // 12, last % 12 + 1


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"


@lru_cache(maxsize=64)
def _slips(group: Group, names: Names) -> tuple[tuple[Passage, Slip], ...]:
    return tuple((passage, slip) for passage in group.passages for slip in slips(passage.text, names))


def _names(lists: tuple[Group, ...], ctx: Context) -> Iterator[Finding]:
    names = names_of(ctx.draft, ctx.call)
    for group in lists:
        for passage, slip in _slips(group, names):
            # A word that some text writes small is a word, not a name.
            small = slip.found.lower()
            if not any(small in other.text for one in lists for other in one.passages):
                severity = Severity.HINT if slip.case else None
                words = _short(slip.found)
                path, name = passage.path, slip.name
                yield ctx.finding("N01", "name_misspelt", path, severity=severity, words=words, name=name)


def texts(ctx: Context) -> Iterator[Finding]:
    """Yield what running texts say differently from the rest of the draft."""
    lists = tuple(groups(ctx.draft))
    acronym, stated, end = ctx.draft.general.acronym.strip().casefold(), Stated(ctx), _end_of(ctx)
    known = {number for name in _NUMBERED.values() for number in getattr(ctx.numbers, name).values()}
    for group in lists:
        yield from _claims(group, acronym, stated, ctx)
        yield from _references(group, known, ctx)
        yield from _months(group, ctx)
        yield from _dates(group, end, ctx)
        yield from _flaws(group, ctx)
    yield from _names(lists, ctx)
