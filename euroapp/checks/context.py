"""What every check looks at, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, Protocol, cast

from euroapp.calls.call import Call
from euroapp.calls.facts import Evidence
from euroapp.calls.rules import RuleBase, Severity
from euroapp.checks.catalogue import CATALOGUE
from euroapp.checks.finding import Finding
from euroapp.checks.memory import Memory, Reading
from euroapp.checks.owners import Owners
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant
from euroapp.draft.numbering import Numbering
from euroapp.figures import Figures
from euroapp.figures.budget import FUNDED
from euroapp.figures.memo import SameRows
from euroapp.values import FieldPath
from euroapp.wording.places import page_of

_PAGES = "pages"
"""What checks read that is no part of the draft."""

_BLOCK = 32
"""Rows that are looked through together; after a change only the block with the changed row is."""


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


@dataclass
class Tally:
    """How many required values there are, filled in or not, and how many of them are missing."""

    asked: Counter[str] = field(default_factory=Counter)
    """By page."""
    missing: Counter[str] = field(default_factory=Counter)
    asked_of: Counter[str] = field(default_factory=Counter)
    """By the participant that answers for them."""
    missing_of: Counter[str] = field(default_factory=Counter)

    def count(self, page: str, owner: str, *, empty: bool) -> None:
        """Count one required value."""
        self.asked[page] += 1
        self.missing[page] += empty
        if owner:
            self.asked_of[owner] += 1
            self.missing_of[owner] += empty

    def positive(self) -> Tally:
        """Return the same without zeros."""
        return Tally(*(+counter for counter in vars(self).values()))

    def add(self, more: Tally) -> None:
        """Add what was counted elsewhere."""
        for name, counter in vars(more).items():
            own = getattr(self, name)
            for key, number in counter.items():
                own[key] += number


class _FiguresRead:
    """Stands in for the figures, each derived when asked for."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def __getattr__(self, name: str) -> Any:
        """Return a figure, noting what it is made from."""
        return self._ctx.derive(_figure, name)


class Context(Reading):
    """A draft, the call with the facts in force, and the figures."""

    def __init__(self, draft: Draft, call: Call, memory: Memory, pages: int | None = None) -> None:
        super().__init__(draft, call, memory, **{_PAGES: pages})
        self.call = call
        self.figures = cast(Figures, _FiguresRead(self))
        self.numbers = Numbering(self.draft, partial(self._table, "numbers"))
        self.owners = Owners(self.draft, partial(self._table, "owners"))
        self.tally = Tally()
        self._pages = pages

    def _table(self, owner: str, make: Callable[..., Any], _owner: object, *arguments: str) -> Any:
        return self.derive(_table, owner, make, *arguments)

    @property
    def pages(self) -> int | None:
        """Return the pages of the printed proposal; None while nobody counted them."""
        self.note(_PAGES, self._pages)
        return self._pages

    @property
    def funded(self) -> tuple[Participant, ...]:
        """Return the participants that may receive money."""
        return self.derive(_funded)

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
        empty = is_empty(value)
        self.tally.count(page_of(path), self.owners.of(path), empty=empty)
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
        rows = tuple(rows)
        page, tally, count = page_of(collection), self.tally, len(names)
        tally.asked[page] += count * len(rows)
        owned = None if collection == "partners" else self.owners.table(collection)
        owners = [row.id if owned is None else owned.get(row.id, "") for row in rows]
        for owner, has in Counter(owners).items() if owned or owned is None else ():
            if owner:
                tally.asked_of[owner] += count * has
        for start in range(0, len(rows), _BLOCK):
            for place, name in _empty_values(SameRows(rows[start : start + _BLOCK]), names):
                row, owner = rows[start + place], owners[start + place]
                tally.missing[page] += 1
                if owner:
                    tally.missing_of[owner] += 1
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


def _funded(ctx: Context) -> tuple[Participant, ...]:
    return tuple(partner for partner in ctx.draft.partners if partner.role in FUNDED)


def _figure(ctx: Context, name: str) -> object:
    return getattr(Figures(ctx.draft, ctx.call), name)


def _table(ctx: Context, owner: str, make: Callable[..., Any], *arguments: str) -> Any:
    return make(getattr(ctx, owner), *arguments)


@lru_cache(maxsize=2048)
def _empty_values(rows: SameRows, names: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Return the place of a row and the name of a field for every field of some rows that is empty."""
    return tuple(
        (place, name)
        for place, row in enumerate(rows.rows)
        for name in names
        # Most values are there; only what may be empty is looked at again.
        if (not (value := row.__dict__[name]) or value.__class__ is str) and is_empty(value)
    )
