"""Judges the layout of a file against the facts of the call: paper, margins, fonts, pages, size."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.calls.facts import Evidence, NumberFact, RateFact, Status
from euroapp.export.compliance.filed import Filed
from euroapp.export.verdict import Item, Verdict
from euroapp.language import say, say_count, together
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
UNKNOWN = say("not known: look it up in the call")


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
    measured: str = say("{upright} portrait", upright=upright)
    if flat:
        measured = say("{upright} portrait, {flat} landscape", upright=upright, flat=flat)
    if other:
        measured = say_count(
            "page {page} has another size",
            "page {page} has another size, {count} pages in all",
            len(other),
            page=str(other[0]),
        )
    verdict = Verdict.FAIL if other or not filed.sheets else Verdict.OK
    return Item("paper", say("Page size"), verdict, measured, say("A4 on every page"))


def _margin(filed: Filed, call: Call) -> Item:
    fact = call.facts.rate("minimum_margin")
    nearest, page = min(
        ((sheet.nearest(), number) for number, sheet in enumerate(filed.sheets, 1)), default=(0.0, 0)
    )
    measured = say(
        "{width} mm at least, on page {page}", width=quantity(Decimal(nearest / _MM), 1), page=str(page)
    )
    limit = _limit(fact)
    if limit is None:
        return Item("margin", say("Margins"), Verdict.WARN, measured, UNKNOWN)
    verdict = Verdict.OK if nearest / _MM >= limit - _ROUNDING else _broken(fact)
    return Item(
        "margin",
        say("Margins"),
        verdict,
        measured,
        say("{limit} mm or more", limit=f"{limit:g}"),
        _evidence(fact, call),
    )


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
    measured = say("{size} pt, on page {page}", size=quantity(Decimal(smallest), 1), page=str(page))
    limit = _limit(fact)
    if limit is None:
        return Item("font_size", say("Smallest font"), Verdict.WARN, measured, UNKNOWN)
    verdict = Verdict.OK if smallest >= limit - _ROUNDING else _broken(fact)
    return Item(
        "font_size",
        say("Smallest font"),
        verdict,
        measured,
        say("{limit} pt or more", limit=f"{limit:g}"),
        _evidence(fact, call),
    )


def _embedded(filed: Filed) -> Item:
    loose = sorted({face.name for face in filed.typefaces if not face.embedded})
    measured = say_count("{count} font, embedded", "{count} fonts, all embedded", len(filed.typefaces))
    if loose:
        measured = say("not embedded: {fonts}", fonts=", ".join(loose))
    verdict = Verdict.FAIL if loose or not filed.typefaces else Verdict.OK
    return Item("fonts", say("Fonts"), verdict, measured, say("every font embedded"))


def _glyphs(filed: Filed) -> Item:
    missing = sum(sheet.missing for sheet in filed.sheets)
    unread = sum(sheet.unread for sheet in filed.sheets)
    measured: str = say("none missing")
    if missing or unread:
        empty = say_count("{count} empty box printed", "{count} empty boxes printed", missing)
        lost = say("{count} not readable", count=unread)
        measured = together((empty if missing else "", lost if unread else ""), ", ")
    verdict = Verdict.FAIL if missing or unread else Verdict.OK
    return Item(
        "glyphs", say("Missing characters"), verdict, measured, say("no empty box in place of a character")
    )


def _pages(filed: Filed, call: Call) -> Item:
    fact = call.facts.number("page_limit")
    extra = len(filed.sheets) - filed.counted
    measured = say_count("{count} page", "{count} pages", filed.counted)
    if extra:
        measured = say("{pages}, and {count} of findings that do not count", pages=measured, count=extra)
    limit = _limit(fact)
    if limit is None:
        return Item("pages", say("Page limit"), Verdict.WARN, measured, UNKNOWN)
    verdict = Verdict.OK
    if filed.counted > limit:
        verdict = _broken(fact)
    elif filed.counted >= limit * _NEARLY:
        verdict = Verdict.WARN
    return Item(
        "pages",
        say("Page limit"),
        verdict,
        measured,
        say("{limit} pages at most", limit=f"{limit:g}"),
        _evidence(fact, call),
    )


def _size(filed: Filed, call: Call) -> Item:
    fact = call.facts.number("file_size_limit")
    measured = together((quantity(Decimal(filed.size) / _MEGABYTE, 2), "MB"), " ")
    limit = _limit(fact)
    if limit is None:
        return Item("size", say("File size"), Verdict.WARN, measured, UNKNOWN)
    verdict = Verdict.OK if filed.size <= limit * _MEGABYTE else _broken(fact)
    return Item(
        "size",
        say("File size"),
        verdict,
        measured,
        say("{limit} MB at most", limit=f"{limit:g}"),
        _evidence(fact, call),
    )
