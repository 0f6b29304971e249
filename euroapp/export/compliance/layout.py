"""Judges the layout of a file against the facts of the call: paper, margins, fonts, pages, size."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.calls.facts import Evidence, NumberFact, RateFact, Status
from euroapp.export.compliance.filed import Filed
from euroapp.export.verdict import Item, Verdict
from euroapp.wording.facts import evidence, source_names
from euroapp.wording.numbers import quantity

_MM = 72 / 25.4
_A4 = (210 * _MM, 297 * _MM)
_SLACK = 0.5
"""How far, in points, a side may be off: programs round the measures of A4."""
_ROUNDING = 0.01
_NEARLY = 0.95
"""Share of a limit from which the reader is warned."""
_MEGABYTE = 1_000_000
UNKNOWN = "not known: look it up in the call"


def _evidence(fact: Evidence, call: Call) -> str:
    return evidence(fact.status, source_names(fact.source, call.pack.sources))


def _broken(fact: Evidence) -> Verdict:
    """Return how a breach counts: only a rule that is certain makes it a failure."""
    return Verdict.FAIL if fact.status.binding else Verdict.WARN


def _limit(fact: NumberFact | RateFact) -> float | None:
    value = fact.value
    if value is None or fact.status is Status.UNKNOWN:
        return None
    return float(value) if isinstance(value, Decimal) else value


def judge(filed: Filed, call: Call) -> Iterator[Item]:
    """Yield the items on layout."""
    yield _paper(filed)
    yield _margin(filed, call)
    yield _font_size(filed, call)
    yield _embedded(filed)
    yield _glyphs(filed)
    yield _pages(filed, call)
    yield _size(filed, call)


def _paper(filed: Filed) -> Item:
    upright = flat = 0
    other = []
    for number, sheet in enumerate(filed.sheets, 1):
        short, long = sorted((sheet.width, sheet.height))
        if abs(short - _A4[0]) > _SLACK or abs(long - _A4[1]) > _SLACK:
            other.append(number)
        elif sheet.width < sheet.height:
            upright += 1
        else:
            flat += 1
    measured = f"{upright} portrait, {flat} landscape" if flat else f"{upright} portrait"
    if other:
        measured = f"page {other[0]} has another size" + (f", {len(other)} pages in all" if other[1:] else "")
    verdict = Verdict.FAIL if other or not filed.sheets else Verdict.OK
    return Item("paper", "Page size", verdict, measured, "A4 on every page")


def _margin(filed: Filed, call: Call) -> Item:
    fact = call.facts.rate("minimum_margin")
    nearest, page = min(
        ((sheet.nearest(), number) for number, sheet in enumerate(filed.sheets, 1)), default=(0.0, 0)
    )
    measured = f"{quantity(Decimal(nearest / _MM), 1)} mm at least, on page {page}"
    limit = _limit(fact)
    if limit is None:
        return Item("margin", "Margins", Verdict.WARN, measured, UNKNOWN)
    verdict = Verdict.OK if nearest / _MM >= limit - _ROUNDING else _broken(fact)
    return Item("margin", "Margins", verdict, measured, f"{limit:g} mm or more", _evidence(fact, call))


def _font_size(filed: Filed, call: Call) -> Item:
    fact = call.facts.rate("minimum_font")
    smallest, page = min(
        (
            (run.size, number)
            for number, sheet in enumerate(filed.sheets, 1)
            for run in sheet.runs
            if run.text.strip()
        ),
        default=(0.0, 0),
    )
    measured = f"{quantity(Decimal(smallest), 1)} pt, on page {page}"
    limit = _limit(fact)
    if limit is None:
        return Item("font_size", "Smallest font", Verdict.WARN, measured, UNKNOWN)
    verdict = Verdict.OK if smallest >= limit - _ROUNDING else _broken(fact)
    return Item(
        "font_size", "Smallest font", verdict, measured, f"{limit:g} pt or more", _evidence(fact, call)
    )


def _embedded(filed: Filed) -> Item:
    loose = sorted({face.name for face in filed.typefaces if not face.embedded})
    measured = f"not embedded: {', '.join(loose)}" if loose else f"{len(filed.typefaces)} fonts, all embedded"
    verdict = Verdict.FAIL if loose or not filed.typefaces else Verdict.OK
    return Item("fonts", "Fonts", verdict, measured, "every font embedded")


def _glyphs(filed: Filed) -> Item:
    missing = sum(sheet.missing for sheet in filed.sheets)
    unread = sum(sheet.unread for sheet in filed.sheets)
    measured = "none missing"
    if missing or unread:
        parts = (f"{missing} empty boxes printed" * bool(missing), f"{unread} not readable" * bool(unread))
        measured = ", ".join(filter(None, parts))
    verdict = Verdict.FAIL if missing or unread else Verdict.OK
    return Item("glyphs", "Missing characters", verdict, measured, "no empty box in place of a character")


def _pages(filed: Filed, call: Call) -> Item:
    fact = call.facts.number("page_limit")
    extra = len(filed.sheets) - filed.counted
    measured = f"{filed.counted} pages"
    if extra:
        measured += f", and {extra} of findings that do not count"
    limit = _limit(fact)
    if limit is None:
        return Item("pages", "Page limit", Verdict.WARN, measured, UNKNOWN)
    verdict = Verdict.OK
    if filed.counted > limit:
        verdict = _broken(fact)
    elif filed.counted >= limit * _NEARLY:
        verdict = Verdict.WARN
    return Item("pages", "Page limit", verdict, measured, f"{limit:g} pages at most", _evidence(fact, call))


def _size(filed: Filed, call: Call) -> Item:
    fact = call.facts.number("file_size_limit")
    measured = f"{quantity(Decimal(filed.size) / _MEGABYTE, 2)} MB"
    limit = _limit(fact)
    if limit is None:
        return Item("size", "File size", Verdict.WARN, measured, UNKNOWN)
    verdict = Verdict.OK if filed.size <= limit * _MEGABYTE else _broken(fact)
    return Item("size", "File size", verdict, measured, f"{limit:g} MB at most", _evidence(fact, call))
