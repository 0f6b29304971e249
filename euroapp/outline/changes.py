"""What changed between two versions, to be printed or mailed: by page, with who did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.figures import Figures
from euroapp.language import Language, say, say_count, together
from euroapp.outline.context import Context
from euroapp.outline.cover import cover, participants
from euroapp.outline.elements import Align, Chapter, Column, Heading, Outline, Paragraph, Row, Table
from euroapp.values import FieldPath, starts_with
from euroapp.wording.contrast import Difference, contrast
from euroapp.wording.kinds_of_change import NOBODY
from euroapp.wording.numbers import quantity
from euroapp.wording.places import page_title, pages_of

_COLUMNS = (
    Column(say("Where")),
    Column(say("Before")),
    Column(say("After")),
    Column(say("Who")),
)


@dataclass(frozen=True)
class ChangeReport:
    """Two versions of a draft, told apart."""

    before: Draft
    after: Draft
    call: Call
    span: str
    """Which versions these are, in words."""
    authors: Mapping[FieldPath, frozenset[str]]
    """Names of those who changed something, by the path of the field or row; '' for nobody's name."""

    def differences(self) -> list[Difference]:
        """Return what differs, in the order of the draft."""
        return contrast(self.before, self.after, self.call)

    def who(self, path: FieldPath) -> tuple[str, ...]:
        """Return the names of those who changed a field or row, or anything inside it."""
        found = {
            name
            for place, names in self.authors.items()
            if starts_with(place, path) or starts_with(path, place)
            for name in names
        }
        return tuple(sorted(name or NOBODY for name in found))


def as_text(report: ChangeReport, language: Language) -> str:
    """Return a report as plain text in a language, for the body of a mail."""
    return "\n".join(map(language.put, _lines(report))) + "\n"


def _lines(report: ChangeReport) -> Iterator[str]:
    found = report.differences()
    yield say("Changes in {name}", name=_name(report.after))
    yield report.span
    yield _count(found)
    for page, differences in _by_page(report, found):
        yield ""
        yield page_title(page, report.call)
        for one in differences:
            by = say(" ({names})", names=together(report.who(one.path), ", ")) if report.who(one.path) else ""
            yield say("- {where}{by}", where=one.where, by=by)
            yield say("  before: {value}", value=_in_line(one.mine))
            yield say("  after: {value}", value=_in_line(one.theirs))


def change_report(report: ChangeReport, figures: Figures) -> Outline:
    """Return a report as an outline, to be printed like a proposal."""
    call, found = report.call, report.differences()
    context = Context(report.after, call, figures)
    facts = call.facts
    pages = (element for page, some in _by_page(report, found) for element in _page(report, page, some))
    nothing = (Paragraph(say("Both versions say the same in every field."), soft=True),)
    return Outline(
        call="  ".join(filter(None, (facts.text("topic_id").value, facts.text("topic_title").value)))
        or call.pack.name,
        form=say("Changes between two versions"),
        acronym=report.after.general.acronym.strip(),
        title=report.after.general.title.strip(),
        footer=say("Changes, drafted with EuroApp"),
        language="en",
        cover=cover(context),
        participants=participants(context),
        chapters=(
            Chapter(Heading(1, "", say("Who changed what"), "authors"), _summary(report, found)),
            Chapter(Heading(1, "", say("Changes by page"), "changes"), tuple(pages) or nothing),
        ),
        prevailing=call.form.prevailing,
    )


def _summary(report: ChangeReport, found: Sequence[Difference]) -> tuple[Paragraph | Table, ...]:
    told = Paragraph(together((report.span, _count(found)), " "))
    counts = Counter((name, one.page) for one in found for name in report.who(one.path))
    rows = tuple(
        Row((name, page_title(page, report.call), quantity(count)))
        for (name, page), count in sorted(counts.items())
    )
    columns = (Column(say("Who")), Column(say("Page")), Column(say("Changes"), Align.RIGHT))
    return (told, Table(say("Changes by author and page"), columns, rows)) if rows else (told,)


def _page(report: ChangeReport, page: str, some: Sequence[Difference]) -> Iterator[Heading | Table]:
    title = page_title(page, report.call)
    yield Heading(2, "", title, f"page/{page}")
    rows = (
        Row((one.where, one.mine, one.theirs, together(report.who(one.path), ", ")), one.path) for one in some
    )
    yield Table(title, _COLUMNS, tuple(rows), wide=True)


def _by_page(report: ChangeReport, found: Sequence[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    for page in pages_of(report.after, report.call):
        some = [one for one in found if one.page == page]
        if some:
            yield page, some


def _count(found: Sequence[Difference]) -> str:
    return say_count("One value differs.", "{count} values differ.", len(found))


def _name(draft: Draft) -> str:
    return draft.general.acronym.strip() or draft.general.title.strip() or say("this draft")


def _in_line(text: str) -> str:
    return " ".join(text.split()) or "\N{EM DASH}"
