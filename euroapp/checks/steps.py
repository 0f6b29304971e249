"""What to do next: a few things out of all findings, in the order in which a coordinator would do them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from euroapp.calls.rules import Severity
from euroapp.checks import Review
from euroapp.checks.finding import Finding
from euroapp.wording.places import PAGES, RESULTS, page_of


class StepKind(StrEnum):
    """What kind of thing there is to do."""

    MEND = "mend"
    """Something contradicts something else, or breaks a rule of the call."""
    FILL = "fill"
    """Things are missing on a page."""
    LOOK = "look"
    """Something may be in order, and should be looked at."""
    READ = "read"
    """All is there: read it as it will be printed."""


@dataclass(frozen=True)
class Step:
    """One thing to do, and where."""

    kind: StepKind
    page: str
    """Key of the page on which it is done."""
    finding: Finding | None = None
    """What is mended or looked at, or is missing first."""
    count: int = 1
    """Things that are missing on the page."""


def next_steps(review: Review, most: int = 3) -> tuple[Step, ...]:
    """Return what to do next, at most so many things and at least one.

    Of the pages on which something is missing the earliest leads, for later pages build on it; then
    comes what is wrong, one thing a page, and the next pages; what may be in order comes last.
    """
    missing: dict[str, list[Finding]] = {}
    for finding in review.findings:
        if finding.is_open and finding.severity is Severity.ERROR:
            missing.setdefault(page_of(finding.path), []).append(finding)
    pages = [page for page in PAGES if page in missing and page not in RESULTS]
    fills = [Step(StepKind.FILL, page, missing[page][0], len(missing[page])) for page in pages]
    found = [*fills[:1], *_of(review, Severity.ERROR, StepKind.MEND, most), *fills[1:]]
    # One thing that is wrong does not push the pages out of sight: there is room for both.
    if len(fills) > 1 and len(found) > most:
        found = [*found[: most - 1], fills[1]] if fills[1] not in found[:most] else found
    if not found:
        found = [*_of(review, Severity.WARNING, StepKind.LOOK, most - 1), Step(StepKind.READ, "proposal")]
    return tuple(found[:most])


def _of(review: Review, severity: Severity, kind: StepKind, most: int) -> Iterator[Step]:
    """Yield what is wrong, the first of each page before the second of any."""
    first: dict[str, Finding] = {}
    for finding in review.findings:
        if finding.severity is severity and not finding.is_open:
            first.setdefault(page_of(finding.path), finding)
    for page, finding in list(first.items())[:most]:
        yield Step(kind, page, finding)
