"""What every check looks at, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from euroapp.calls.call import Call
from euroapp.calls.facts import Evidence
from euroapp.calls.rules import RuleBase, Severity
from euroapp.checks.catalogue import CATALOGUE
from euroapp.checks.finding import Finding
from euroapp.checks.memory import Watched, WatchedFigures
from euroapp.checks.owners import Owners
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant
from euroapp.draft.numbering import Numbering
from euroapp.figures import Figures
from euroapp.figures.budget import FUNDED
from euroapp.values import FieldPath
from euroapp.wording.places import page_of


def is_empty(value: object) -> bool:
    """Tell whether nothing has been written down."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or value == ()


class Row(Protocol):
    """A row of a list of the draft."""

    @property
    def id(self) -> str:
        """Return the id of the row."""


class Context:
    """A draft, the call with the facts in force, and the figures."""

    def __init__(self, draft: Draft, call: Call, pages: int | None = None) -> None:
        self.watched = Watched(draft)
        """Notes which parts of the draft a check reads."""
        self.draft = cast(Draft, self.watched)
        self.call = call
        self.figures = cast(Figures, WatchedFigures(self.watched, call))
        self.pages = pages
        """Pages of the printed proposal; None while nobody counted them."""
        self.numbers = Numbering(self.draft, self.watched.once)
        self.owners = Owners(self.draft, self.watched.once)
        self.asked: Counter[str] = Counter()
        """How many required values each page has, filled in or not."""
        self.missing: Counter[str] = Counter()
        self.asked_of: Counter[str] = Counter()
        """How many required values each participant answers for, filled in or not."""
        self.missing_of: Counter[str] = Counter()

    @property
    def funded(self) -> tuple[Participant, ...]:
        """Return the participants that may receive money."""
        return self.watched.once("funded", lambda: tuple(p for p in self.draft.partners if p.role in FUNDED))

    @property
    def counters(self) -> tuple[Counter[str], ...]:
        """Return what checks count into."""
        return self.asked, self.missing, self.asked_of, self.missing_of

    @property
    def last_month(self) -> int | None:
        """Return the last month of the project."""
        return self.draft.general.duration_months

    def name(self, collection: str, row_id: str) -> str:
        """Return how a sentence calls a row: number and name, or the number alone."""
        return self.numbers.label(collection, row_id)

    def finding(
        self,
        code: str,
        message: str,
        path: FieldPath,
        *,
        severity: Severity | None = None,
        source: str = "",
        **details: str,
    ) -> Finding:
        """Return a finding of a check of the catalogue."""
        check = CATALOGUE[code]
        return Finding(code, message, path, severity or check.severity, details, source or check.source)

    def require(
        self,
        code: str,
        path: FieldPath,
        value: object,
        *,
        message: str = "missing",
        severity: Severity | None = None,
        source: str = "",
        **details: str,
    ) -> Iterator[Finding]:
        """Yield a finding when a required value is empty, and count it for readiness."""
        page, owner, empty = page_of(path), self.owners.of(path), is_empty(value)
        self.asked[page] += 1
        self.missing[page] += empty
        if owner:
            self.asked_of[owner] += 1
            self.missing_of[owner] += empty
        if empty:
            yield self.finding(code, message, path, severity=severity, source=source, **details)

    def complete(
        self,
        code: str,
        collection: str,
        rows: Iterable[Row],
        names: tuple[str, ...],
        severity: Severity | None = None,
    ) -> Iterator[Finding]:
        """Yield a finding for every empty field of some rows of a list, and count all for readiness.

        The fields must be edited on one page.
        """
        page, asked = page_of(collection), len(names)
        owners = {} if collection == "partners" else self.owners.table(collection)
        for row in rows:
            values = row.__dict__
            owner = row.id if collection == "partners" else owners.get(row.id, "")
            self.asked[page] += asked
            if owner:
                self.asked_of[owner] += asked
            for name in names:
                value = values[name]
                # Most values are there; only what may be empty is looked at again.
                if (not value or value.__class__ is str) and is_empty(value):
                    self.missing[page] += 1
                    if owner:
                        self.missing_of[owner] += 1
                    yield self.finding(code, "missing", f"{collection}/{row.id}/{name}", severity=severity)

    @staticmethod
    def by_rule(
        rule: RuleBase, message: str, path: FieldPath, fact: Evidence | None = None, **details: str
    ) -> Finding:
        """Return a finding with the severity and the source that the pack gives its rule.

        A limit that comes from a fact of the call brings its own source, and never makes an error while
        it is not confirmed.
        """
        severity, source = rule.effective_severity, rule.source
        if fact is not None:
            source = fact.source or source
            if severity is Severity.ERROR and not fact.status.binding:
                severity = Severity.WARNING
        return Finding(rule.code, message, path, severity, details, source)
