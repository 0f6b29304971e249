"""What is left to do, as a checklist to print."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks import Finding, Review
from euroapp.checks.saying import say
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.figures import Figures
from euroapp.outline.context import Context
from euroapp.outline.cover import cover, participants
from euroapp.outline.elements import Align, Chapter, Column, Heading, Outline, Paragraph, Row, Table
from euroapp.wording.places import PAGES, page_of, pages_of

_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.HINT: "Hint"}
_COLUMNS = (
    Column("Done", Align.CENTRE, code=True),
    Column("Weight", code=True),
    Column("Where"),
    Column("What to mend"),
    Column("Check", code=True),
)


def _readiness(review: Review, pages: dict[str, str]) -> Table:
    rows = tuple(
        Row(
            (
                title,
                f"{int(review.readiness(page) * 100)} %",
                str(sum(page_of(f.path) == page for f in review.findings)),
            )
        )
        for page, title in pages.items()
        if page not in {"review", "proposal"}
    )
    total = Row(("All", f"{int(review.readiness() * 100)} %", str(len(review.findings))), total=True)
    columns = (
        Column("Page"),
        Column("Required content present", Align.RIGHT),
        Column("Findings", Align.RIGHT),
    )
    return Table("Readiness by page", columns, (*rows, total))


def _lists(findings: tuple[Finding, ...], draft: Draft, call: Call) -> Iterator[Heading | Table]:
    numbers = Numbering(draft)
    for page, title in PAGES.items():
        found = [finding for finding in findings if page_of(finding.path) == page]
        rows = []
        for finding in found:
            said = say(finding, draft, call, numbers)
            text = f"{said.message} {said.cure}".strip()
            rows.append(Row(("[   ]", _WORDS[finding.severity], said.where, text, finding.code)))
        if rows:
            yield Heading(2, "", title, f"page/{page}")
            yield Table(title, _COLUMNS, tuple(rows))


def checklist(draft: Draft, call: Call, figures: Figures, review: Review) -> Outline:
    """Return the findings by page with the readiness, to be printed like a proposal."""
    context = Context(draft, call, figures)
    nothing = (Paragraph("Nothing to mend.", soft=True),)
    lists = tuple(_lists(review.findings, draft, call)) or nothing
    facts = call.facts
    return Outline(
        call="  ".join(filter(None, (facts.text("topic_id").value, facts.text("topic_title").value)))
        or call.pack.name,
        form="Checklist before submission",
        acronym=draft.general.acronym.strip(),
        title=draft.general.title.strip(),
        footer="Checklist, drafted with EuroApp",
        language="en",
        cover=cover(context),
        participants=participants(context),
        chapters=(
            Chapter(Heading(1, "", "Readiness", "readiness"), (_readiness(review, pages_of(draft, call)),)),
            Chapter(Heading(1, "", "To mend", "findings"), lists),
        ),
        prevailing=call.form.prevailing,
    )
