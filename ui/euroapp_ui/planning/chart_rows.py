"""What the timetable shows: the tree of the plan, folded where the user wants, and the calls for SMEs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from euroapp.draft.sme_support import Scheme
from euroapp.figures.plan import MILESTONES, PACKAGES, Link, PlanRow, links, plan_rows
from euroapp.figures.rollout import Window, windows
from euroapp.figures.timetable import timetable
from euroapp.language import say, together
from euroapp_ui.state import State

SCHEMES = "schemes"


@dataclass(frozen=True)
class ChartRow:
    """A row of the chart; months count from 1 and include both ends."""

    path: str
    label: str
    collection: str
    package: str
    start: int | None
    end: int | None
    depth: int
    windows: tuple[Window, ...] = ()
    """Of a scheme: when its calls are open, and its projects run."""

    @property
    def movable(self) -> bool:
        """Tell whether it can be moved in time here."""
        return self.collection != SCHEMES and (self.start is not None or self.end is not None)

    @property
    def stretchable(self) -> bool:
        """Tell whether its ends can be moved."""
        return self.lasting and self.start is not None and self.end is not None

    @property
    def lasting(self) -> bool:
        """Tell whether it is a bar, and not a sign in one month."""
        return self.collection in (PACKAGES, "tasks")

    @property
    def is_milestone(self) -> bool:
        """Tell whether its sign is that of a milestone."""
        return self.collection == MILESTONES

    @property
    def told(self) -> str:
        """Return the row in words."""
        if self.windows:
            calls = (
                say("call in months {start} to {end}", start=one.first, end=one.last)
                for one in self.windows
                if one.call
            )
            return together((self.label, *calls), ", ")
        if self.start is None and self.end is None:
            when = say("no months yet") if self.lasting else say("no month yet")
        elif self.lasting:
            when = say("months {start} to {end}", start=_or_unknown(self.start), end=_or_unknown(self.end))
        else:
            when = say("month {month}", month=self.start)
        return together((self.label, when), ", ")


def _or_unknown(month: int | None) -> str:
    return "?" if month is None else str(month)


class ChartRows:
    """The rows in sight, and all there are."""

    def __init__(self) -> None:
        self.folded: set[str] = set()
        """Ids of packages whose rows are not shown."""
        self.shown: Sequence[ChartRow] = ()
        self.links: tuple[Link, ...] = ()
        self.months, self.end = 36, 36
        self.all: Sequence[ChartRow] = ()
        """Those in folded packages too."""

    def show(self, state: State) -> None:
        """Take the rows from a draft."""
        table = timetable(state.draft)
        rows = [_of(row) for row in plan_rows(state.draft)]
        if state.shows(SCHEMES):
            rows += [_scheme(state, scheme) for scheme in state.draft.schemes]
        latest = max((m for row in rows for m in (row.start, row.end) if m is not None), default=0)
        latest = max((latest, *(one.last for row in rows for one in row.windows)))
        self.months, self.end = max(table.months, min(latest, _MOST)), table.end
        self.all, self.links = rows, links(state.draft)
        self.refold()

    def refold(self) -> None:
        """Leave out what lies in folded packages."""
        self.shown = [row for row in self.all if not (row.depth and row.package in self.folded)]

    def row_of(self, path: str) -> int:
        """Return the place of a row in sight; -1 for none."""
        return next((place for place, row in enumerate(self.shown) if row.path == path), -1)


_MOST = 240
"""Months that are drawn at most."""


def _of(row: PlanRow) -> ChartRow:
    depth = 0 if row.collection == PACKAGES or not row.package else 1
    return ChartRow(row.path, row.label, row.collection, row.package, row.start, row.end, depth)


def _scheme(state: State, scheme: Scheme) -> ChartRow:
    key = scheme.id
    label = state.numbers.label(SCHEMES, key)
    return ChartRow(f"{SCHEMES}/{key}", label, SCHEMES, "", None, None, 0, windows(scheme))
