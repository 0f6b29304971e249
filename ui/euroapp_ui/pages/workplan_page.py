"""Page 5: work packages, tasks, deliverables, milestones, events, subcontracts, effort, timetable."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from euroapp.draft.numbering import NUMBER
from euroapp.figures.explained.effort import person_months
from euroapp.language import say
from euroapp.reading.months import read_months
from euroapp.values import FieldPath
from euroapp.wording.numbers import months, quantity
from euroapp_ui.language import tr
from euroapp_ui.pages.coverage_view import StaffingView
from euroapp_ui.pages.page import Page
from euroapp_ui.planning.view import PlanView
from euroapp_ui.state import State
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.tabs import PartTabs


def _number(collection: str) -> Column:
    return Column(
        title=NUMBER,
        derived=lambda state, row: state.numbers.of(collection, row.id),
        width=7,
        editable=False,
        source=say("the order of the rows"),
    )


def _effort(state: State, row: Any) -> str:
    return quantity(state.figures.effort.by_task.get(row.id)) if row.participations else ""


def _package_effort(state: State, row: Any) -> str:
    return quantity(state.figures.effort.by_work_package.get(row.id, 0))


def _span(_state: State, row: Any) -> str:
    return months(row.start_month, row.end_month)


def _write_span(text: str) -> dict[str, Any]:
    start, end = read_months(text)
    return {"start_month": start, "end_month": end}


_MONTHS = Column(
    title=say("Months"),
    derived=_span,
    width=12,
    write=_write_span,
    source=say("the months in the form below"),
)


def _new_package(state: State, _row: Any) -> dict[str, Any]:
    return {"start_month": 1, "end_month": state.draft.general.duration_months}


class WorkPlanPage(Page):
    """Work plan."""

    key = "workplan"
    intro = say("What is done, by whom, when, and what comes out. Month 1 is the first month of the project.")
    wide = True
    beside = True

    def build(self) -> None:
        """Create one tab for each table of the form, the effort grid and the timetable."""
        self._package = ""
        """The package chosen among the packages since a row of another list was chosen; '' for none."""
        self._packages: RowsView | None = None
        self._rows_chosen: dict[RowsView, FieldPath] = {}
        self.tabs = PartTabs(tr("Parts of the work plan"))
        self.tabs.add_part(tr("Packages"), self._work_packages, "work_packages")
        self.tabs.add_part(tr("Tasks"), self._tasks, "tasks")
        self.tabs.add_part(tr("Deliverables"), self._deliverables, "deliverables")
        self.tabs.add_part(tr("Milestones"), self._milestones, "milestones")
        self.tabs.add_part(tr("Events"), self._events, "events")
        if self.session.state.shows("subcontracts"):
            self.tabs.add_part(tr("Subcontracts"), self._subcontracts, "subcontracts")
        self.tabs.add_part(tr("Effort"), lambda: EffortGrid(self.session), "tasks")
        self.tabs.add_part(tr("People"), lambda: StaffingView(self.session))
        self.tabs.add_part(tr("Timetable"), self._timetable)
        self.add(self.tabs)
        self.part(self.tabs)

    def _rows(self, listing: Listing, *lines: str) -> RowsView:
        detail = Form(self.session, f"{listing.path}/*")
        for names in lines:
            if names.startswith("!"):
                detail.field(names[1:], lines=5)
            elif " " in names:
                detail.line(*names.split())
            else:
                detail.field(names)
        view = RowsView(self.session, listing, detail.finish())
        self._rows_chosen[view] = view.row_path()
        view.chosen.connect(lambda path: self._chosen_in(view, path))
        view.table.clicked.connect(lambda _index: self._note(view))
        return view

    def _grouped(
        self, path: FieldPath, columns: tuple[Column, ...], noun: str, empty: str, rows_shown: int = 8
    ) -> Listing:
        """Return a list whose rows stand in work packages, new ones in the chosen one."""
        return Listing(path, columns, noun, empty, self._in_package, rows_shown=rows_shown)

    def _in_package(self, state: State, row: Any) -> dict[str, Any]:
        """Return the package that a new row belongs to: the one chosen last, here or among the packages."""
        chosen = self._package or (row.work_package if row is not None else "")
        ids = [package.id for package in state.draft.work_packages]
        current = self._packages.row_path().rpartition("/")[2] if self._packages is not None else ""
        found = next((key for key in (chosen, current, *ids) if key in ids), "")
        return {"work_package": found} if found else {}

    def _chosen_in(self, view: RowsView, path: FieldPath) -> None:
        """Note a row that the user goes to; another cell of the same row is no new choice."""
        before, self._rows_chosen[view] = self._rows_chosen.get(view), path
        focus = QApplication.focusWidget()
        if path != before and focus is not None and view.isAncestorOf(focus):
            self._note(view)

    def _note(self, view: RowsView) -> None:
        """Remember a package that the user chose; a row chosen in another list speaks for its own."""
        self._package = view.row_path().rpartition("/")[2] if view is self._packages else ""

    def _timetable(self) -> PlanView:
        view = PlanView(self.session)
        view.opened.connect(self._open_row)
        view.chart.went.connect(self.show_focus)
        return view

    def _open_row(self, path: FieldPath) -> None:
        """Go to the form of a row, which for a scheme stands on its own page."""
        if not self.reveal(path):
            self.path_asked.emit(path)

    def _work_packages(self) -> RowsView:
        columns = (
            _number("work_packages"),
            Column("name"),
            Column("lead", title=say("Lead"), width=16),
            _MONTHS,
            Column(
                title=say("PM"),
                derived=_package_effort,
                width=7,
                right=True,
                explained=lambda state, row: person_months(state, package=row.id),
                adds=True,
                source=say("the tab Effort"),
            ),
        )
        empty = tr(
            "Group everything you will do into few work packages. The first is management and "
            "coordination; the last is often communication."
        )
        listing = Listing("work_packages", columns, say("work package"), empty, starting=_new_package)
        self._packages = self._rows(
            listing,
            "name",
            "lead start_month end_month",
            "!objectives",
            "specific_objectives",
        )
        return self._packages

    def _tasks(self) -> RowsView:
        columns = (
            _number("tasks"),
            Column("name"),
            Column("work_package", title=say("WP"), width=6),
            Column("leader", width=16),
            _MONTHS,
            Column(
                title=say("PM"),
                derived=_effort,
                width=7,
                right=True,
                explained=lambda state, row: person_months(state, task=row.id),
                adds=True,
                source=say("the tab Effort"),
            ),
        )
        empty = tr(
            "The pieces of work inside the packages: what, how, for whom, how many. Effort is "
            "entered in its own tab."
        )
        listing = self._grouped("tasks", columns, say("task"), empty, rows_shown=9)
        return self._rows(
            listing,
            "name",
            "work_package leader",
            "start_month end_month",
            "after",
            "!description",
            "subcontracting in_kind",
        )

    def _deliverables(self) -> RowsView:
        columns = (
            _number("deliverables"),
            Column("name"),
            Column("work_package", title=say("WP"), width=6),
            Column("lead", title=say("Lead"), width=16),
            Column("due_month", title=say("Due"), width=6),
        )
        empty = tr(
            "Tangible outputs handed to the EU: reports, data, websites. About 10 to 15 for the "
            "whole project."
        )
        listing = Listing(
            "deliverables",
            columns,
            say("deliverable"),
            empty,
            starting=self._in_package,
            rows_shown=9,
        )
        return self._rows(
            listing,
            "name",
            "work_package lead due_month",
            "type dissemination",
            "!description",
        )

    def _milestones(self) -> RowsView:
        columns = (
            _number("milestones"),
            Column("name"),
            Column("work_package", title=say("WP"), width=6),
            Column("lead", title=say("Lead"), width=16),
            Column("due_month", title=say("Due"), width=6),
        )
        empty = tr(
            "Control points at which you can tell whether the project is on course, each with a proof."
        )
        listing = self._grouped("milestones", columns, say("milestone"), empty)
        return self._rows(
            listing,
            "name",
            "work_package lead due_month",
            "!description",
            "!verification",
        )

    def _events(self) -> RowsView:
        columns = (
            _number("events"),
            Column("name"),
            Column("kind", width=14),
            Column("organiser", width=16),
            Column("month", width=7),
            Column("attendees", width=10),
        )
        empty = tr("Trainings, workshops, missions, meetings: who organises, where, how long, for how many.")
        listing = self._grouped("events", columns, say("event"), empty, rows_shown=9)
        return self._rows(
            listing,
            "name",
            "work_package organiser kind",
            "area location",
            "month days attendees",
        )

    def _subcontracts(self) -> RowsView:
        columns = (
            _number("subcontracts"),
            Column("name"),
            Column("task", width=8),
            Column("participant", title=say("Beneficiary"), width=16),
            Column("cost", width=14, adds=True),
        )
        empty = tr("Action tasks given to somebody outside. Services that only support a task are purchases.")
        listing = self._grouped("subcontracts", columns, say("subcontract"), empty)
        return self._rows(
            listing,
            "name",
            "work_package task",
            "participant cost",
            "!description",
            "!justification",
            "!best_value",
        )
