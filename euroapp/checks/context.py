"""What every check looks at, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Protocol, cast

from euroapp.calls.call import Call
from euroapp.calls.facts import Evidence
from euroapp.calls.rules import RuleBase, Severity
from euroapp.checks.declaring import SENTENCES, Check
from euroapp.checks.finding import Finding
from euroapp.checks.owners import Owners
from euroapp.checks.tally import Tally
from euroapp.details import Detail, Row
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant
from euroapp.draft.numbering import Numbering
from euroapp.figures import Figures
from euroapp.figures.budget import FUNDED
from euroapp.memory.blocks import in_blocks
from euroapp.memory.derived import Memory, Reading
from euroapp.values import FieldPath
from euroapp.wording.places import page_of

_PAGES = "pages"
"""What checks read that is no part of the draft."""


def is_empty(value: object) -> bool:
    """Tell whether nothing has been written down."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or value == ()


class ListRow(Protocol):
    """A row of a list of the draft."""

    @property
    def id(self) -> str:
        """Return the id of the row."""


class _FiguresRead:
    """Stands in for the figures, each derived when asked for."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def __getattr__(self, name: str) -> Any:
        """Return a figure, noting what it is made from."""
        return self._ctx.derive(_figure, name)


_INTO = frozenset({"general"})
"""Parts of a draft of which most checks read one value, such as the duration."""


class Context(Reading[Draft]):
    """A draft, the call with the facts in force, and the figures."""

    def __init__(self, draft: Draft, call: Call, memory: Memory, pages: int | None = None) -> None:
        super().__init__(draft, call, memory, _INTO, **{_PAGES: pages})
        self.draft = self.watched
        self.call = call
        self.figures = cast(Figures, _FiguresRead(self))
        self.numbers = Numbering(self.draft, partial(self._table, "numbers"))
        self.owners = Owners(self.draft, partial(self._table, "owners"))
        self.counted: Tally | None = None
        """What the check at hand has counted."""
        self._pages = pages

    def _table(self, owner: str, make: Callable[..., Any], _owner: object, *arguments: str) -> Any:
        return self.derive(_table, owner, make, *arguments)

    @property
    def tally(self) -> Tally:
        """Return what the check at hand counts into."""
        self.counted = self.counted or Tally()
        return self.counted

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

    def row(self, collection: str, row_id: str) -> Row:
        """Return a row for a sentence to name; all rows that are gone are one."""
        return Row(collection, row_id if self.name(collection, row_id) else "")

    def finding(
        self,
        check: Check,
        message: str,
        path: FieldPath,
        *,
        severity: Severity | None = None,
        source: str = "",
        **details: Detail,
    ) -> Finding:
        """Return a finding of a check."""
        is_open = SENTENCES[message].is_open
        weight, origin = severity or check.severity, source or check.source
        return Finding(check.code, message, path, weight, details, origin, is_open)

    def require(
        self,
        check: Check,
        path: FieldPath,
        value: object,
        *,
        message: str = "missing",
        severity: Severity | None = None,
        source: str = "",
        **details: Detail,
    ) -> Iterator[Finding]:
        """Yield a finding when a required value is empty, and count it for readiness."""
        page, owner = page_of(path), self.owners.of(path)
        self.tally.ask(page, owner)
        if is_empty(value):
            self.tally.miss(page, owner)
            yield self.finding(check, message, path, severity=severity, source=source, **details)

    def complete(
        self,
        check: Check,
        collection: str,
        names: tuple[str, ...],
        *,
        severity: Severity | None = None,
        only: frozenset[str] | None = None,
    ) -> Iterator[Finding]:
        """Yield a finding for every empty field of the rows of a list, and count all for readiness.

        The fields must be edited on one page.

        Args:
            check: the check that asks for them.
            collection: the list.
            names: the fields.
            severity: the severity, if not that of the check.
            only: ids of the rows, if not all.

        """
        rows = getattr(self.draft, collection)
        if only is not None:
            rows = tuple(row for row in rows if row.id in only)
        names = tuple(name for name in names if self.call.asks(f"{collection}/*/{name}"))
        page = page_of(collection)
        self.tally.ask(page, "", len(names) * len(rows))
        for owner, count in self.derive(_owned, collection, only):
            self.tally.ask(page, owner, len(names) * count)
        for row_id, name in in_blocks(_empty_fields, rows, names):
            self.tally.miss(page, self.owners.of_row(collection, row_id))
            yield self.finding(check, "missing", f"{collection}/{row_id}/{name}", severity=severity)

    @staticmethod
    def by_rule(
        rule: RuleBase, message: str, path: FieldPath, fact: Evidence | None = None, **details: Detail
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
        return Finding(rule.code, message, path, severity, details, source, SENTENCES[message].is_open)


def _funded(ctx: Context) -> tuple[Participant, ...]:
    return tuple(partner for partner in ctx.draft.partners if partner.role in FUNDED)


def _figure(ctx: Context, name: str) -> object:
    return getattr(Figures(ctx.draft, ctx.call), name)


def _table(ctx: Context, owner: str, make: Callable[..., Any], *arguments: str) -> Any:
    return make(getattr(ctx, owner), *arguments)


def _owned(ctx: Context, collection: str, only: frozenset[str] | None) -> tuple[tuple[str, int], ...]:
    """Return how many rows of a list each participant answers for."""
    owners = Counter(
        owner for row_id, owner in ctx.owners.table(collection).items() if only is None or row_id in only
    )
    return tuple(owners.items())


def _empty_fields(row: ListRow, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    values = row.__dict__
    for name in names:
        value = values[name]
        # Most values are there; only what may be empty is looked at again.
        if (not value or value.__class__ is str) and is_empty(value):
            yield row.id, name
