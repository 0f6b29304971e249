"""What is left to do, as a checklist to print."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.checks import Finding, Review, counts
from euroapp.checks.criteria import ABOUT, criteria_reports
from euroapp.checks.saying import in_words
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.figures import Figures
from euroapp.language import say, together
from euroapp.outline.context import Context, or_none
from euroapp.outline.cover import cover, participants
from euroapp.outline.elements import Align, Chapter, Column, Heading, Outline, Paragraph, Row, Table
from euroapp.wording.numbers import cut_percent, quantity
from euroapp.wording.places import PAGES, RESULTS, page_of, page_title, pages_of
from euroapp.wording.severities import NAMES, all_counted

_COLUMNS = (
    Column(say("Done"), Align.CENTRE, code=True),
    Column(say("Weight"), code=True),
    Column(say("Where")),
    Column(say("What to mend")),
    Column(say("Check"), code=True),
)


def _ready(share: float) -> str:
    return cut_percent(Decimal(share), 0)


def _readiness(review: Review, pages: dict[str, str]) -> Table:
    rows = tuple(
        Row(
            (
                title,
                _ready(review.readiness(page)),
                quantity(sum(page_of(f.path) == page for f in review.findings)),
            )
        )
        for page, title in pages.items()
        if page not in RESULTS
    )
    total = Row((say("All"), _ready(review.readiness()), quantity(len(review.findings))), total=True)
    columns = (
        Column(say("Page")),
        Column(say("Required content present"), Align.RIGHT),
        Column(say("Findings"), Align.RIGHT),
    )
    return Table(say("Readiness by page"), columns, (*rows, total))


def _lists(findings: tuple[Finding, ...], draft: Draft, call: Call) -> Iterator[Heading | Table]:
    numbers = Numbering(draft)
    for page in PAGES:
        title = page_title(page, call)
        found = [finding for finding in findings if page_of(finding.path) == page]
        rows = []
        for finding in found:
            said = in_words(finding, draft, call, numbers)
            text = together((said.message, said.cure), " ")
            rows.append(Row(("[   ]", NAMES[finding.severity], said.where, text, finding.code)))
        if rows:
            yield Heading(2, "", title, f"page/{page}")
            yield Table(title, _COLUMNS, tuple(rows))


def _criteria(context: Context, findings: tuple[Finding, ...]) -> Iterator[Chapter]:
    """Yield the chapter on what each award criterion finds and misses, where that is known."""
    columns = (Column(say("Where evaluators look")), Column(say("Finds")), Column(say("Misses")))
    tables = []
    for report in criteria_reports(context.draft, context.call, context.figures, findings):
        rows = []
        for one in report.evidence:
            missing = together(filter(None, (one.missing, all_counted(counts(one.findings)))), " ")
            rows.append(Row((one.title, or_none(one.found), or_none(missing))))
        tables.append(Table(report.criterion.name, columns, tuple(rows)))
    if tables:
        remark = Paragraph(ABOUT, soft=True)
        yield Chapter(Heading(1, "", say("What each criterion finds"), "criteria"), (remark, *tables))


def checklist(draft: Draft, call: Call, figures: Figures, review: Review) -> Outline:
    """Return the findings by page with the readiness, to be printed like a proposal."""
    context = Context(draft, call, figures)
    nothing = (Paragraph(say("Nothing to mend."), soft=True),)
    lists = tuple(_lists(review.findings, draft, call)) or nothing
    facts = call.facts
    return Outline(
        call="  ".join(filter(None, (facts.text("topic_id").value, facts.text("topic_title").value)))
        or call.pack.name,
        form=say("Checklist before submission"),
        acronym=draft.general.acronym.strip(),
        title=draft.general.title.strip(),
        footer=say("Checklist, drafted with EuroApp"),
        language="en",
        cover=cover(context),
        participants=participants(context),
        chapters=(
            Chapter(
                Heading(1, "", say("Readiness"), "readiness"), (_readiness(review, pages_of(draft, call)),)
            ),
            *_criteria(context, review.findings),
            Chapter(Heading(1, "", say("To mend"), "findings"), lists),
        ),
        prevailing=call.form.prevailing,
    )
