"""What is still open in a draft, as the appendix of a working draft."""

from __future__ import annotations

from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.checks import Finding, counts
from euroapp.checks.saying import say
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.outline.elements import Chapter, Column, Heading, Paragraph, Row, Strong, Table
from euroapp.wording.numbers import quantity

SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.HINT: "Hint"}
_COLUMNS = (Column("Weight", code=True), Column("Where"), Column("What to mend"), Column("Check", code=True))
MOST = 500
"""Findings that are printed; who has more of them mends these first."""
_DOES_NOT_COUNT = (
    "These pages do not count towards the page limit. A submission copy is printed without them."
)


def appendix(findings: tuple[Finding, ...], draft: Draft, call: Call) -> Chapter | None:
    """Return the findings as a chapter, errors first; nothing where nothing is open."""
    if not findings:
        return None
    numbers = Numbering(draft)
    rows = []
    for finding in findings[:MOST]:
        said = say(finding, draft, call, numbers)
        weight = SEVERITIES[finding.severity]
        text = f"{said.message} {said.cure}".strip()
        shown = (Strong(weight),) if finding.severity is Severity.ERROR else weight
        rows.append(Row((shown, said.where, text, finding.code)))
    more = len(findings) - len(rows)
    note = f"{quantity(more)} more are listed in the program once these are mended." if more else ""
    return Chapter(
        Heading(1, "", "Open findings"),
        (
            Paragraph(f"{_counted(findings)} in this working draft. {_DOES_NOT_COUNT}", soft=True),
            Table("What is left to mend, errors first", _COLUMNS, tuple(rows), note=note),
        ),
    )


def _counted(findings: tuple[Finding, ...]) -> str:
    """Return `2 errors, 1 warning and 3 hints are open`."""
    parts = [
        f"{count} {SEVERITIES[severity].lower()}{'s' * (count != 1)}"
        for severity, count in counts(findings).items()
        if count
    ]
    listed = f"{', '.join(parts[:-1])} and {parts[-1]}" if parts[1:] else parts[0]
    return f"{listed} {'is' if len(findings) == 1 else 'are'} open"
