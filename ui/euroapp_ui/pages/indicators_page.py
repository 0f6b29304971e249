"""Page 8: indicators with baseline and target."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from euroapp.draft import Draft
from euroapp.draft.indicators import Indicator
from euroapp.draft.numbering import NUMBER
from euroapp.language import say
from euroapp.mentions.mention import is_code
from euroapp.values import FieldPath, new_id
from euroapp_ui.language import tr
from euroapp_ui.pages.indicator_board import IndicatorBoard
from euroapp_ui.pages.page import Page
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.path_chart import PathChart
from euroapp_ui.widgets.tabs import PartTabs
from euroapp_ui.widgets.text import button, label

_INTERIM = Listing(
    "indicators/*/interim",
    (Column("month"), Column("value")),
    say("interim target"),
    say("Values to be reached on the way, useful for a review half-way."),
    rows_shown=4,
)


def _number(state: State, row: Indicator) -> str:
    """Return the number, and the code by which the call and its texts know the indicator."""
    code = row.catalogue if is_code(row.catalogue) else ""
    return f"{state.numbers.indicators[row.id]} {code}".strip()


class IndicatorForm(Form):
    """One indicator."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, "indicators/*")
        self.field("name")
        self.line("catalogue", "objective")
        self.line("specific_objective", "level")
        self.line("unit", "baseline", "target", stretch=(2, 1, 1))
        self.field("verification", lines=3)
        self.line("responsible", "frequency")
        self.field("work_packages")
        self.field("deliverables")
        self.field("milestones")
        self.section(tr("Interim targets"))
        self.add_list(180, "interim", lambda: RowsView(session, _INTERIM))
        self._path: tuple[QWidget, PathChart] | None = None
        self.add(200, self._make_path)

    def _make_path(self) -> QWidget:
        host = QWidget(self)
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        title, chart = label(tr("Planned path"), "label"), PathChart(tr("Planned path"))
        box.addWidget(title)
        box.addWidget(chart)
        self._path = (host, chart)
        self._show_path()
        return host

    def rebase(self, base: FieldPath) -> None:
        """Show another indicator."""
        super().rebase(base)
        self._show_path()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        super().refresh()
        self._show_path()

    def _show_path(self) -> None:
        if self._path is not None:
            host, chart = self._path
            path = self.session.state.figures.paths.paths.get(self.base.rpartition("/")[2], [])
            chart.show_path(path)
            host.setVisible(bool(path))


class IndicatorsPage(Page):
    """Indicators."""

    key = "indicators"
    intro = say("What is counted, from which baseline to which target, proved how, and by whom.")
    wide = True
    beside = True

    def build(self) -> None:
        """Create the list with the form of the chosen indicator, and the board by objective."""
        self._missing: QPushButton | None = None
        self.tabs = PartTabs(tr("Parts of the indicators"))
        self.tabs.add_part(tr("Indicators"), self._list, "indicators")
        self.tabs.add_part(tr("Board by objective"), self._board)
        self.add(self.tabs)
        self.part(self.tabs)
        self.body.addStretch()

    def _board(self) -> IndicatorBoard:
        board = IndicatorBoard(self.session)
        board.opened.connect(self.reveal)
        return board

    def _list(self) -> RowsView:
        columns = (
            Column(title=NUMBER, derived=_number, width=12),
            Column("name"),
            Column("objective", title=say("Objective"), width=15),
            Column("baseline", width=9),
            Column("target", width=8),
            Column("responsible", title=say("Owner"), width=13),
        )
        empty = tr("Start with the indicators of the call; add your own where they prove something more.")
        listing = Listing("indicators", columns, say("indicator"), empty, rows_shown=12)
        rows = RowsView(self.session, listing, IndicatorForm(self.session))
        self._missing = button(tr("Add the call's missing indicators"))
        self._missing.clicked.connect(self._add_missing)
        rows.add_tool(self._missing)
        self.update_page()
        return rows

    def update_page(self) -> None:
        """Offer the call's indicators that the draft lacks."""
        if self._missing is not None:
            self._missing.setVisible(bool(self._absent()))

    def _absent(self) -> list[Indicator]:
        present = {row.catalogue for row in self.session.draft.indicators}
        return [
            Indicator(id=new_id("k"), catalogue=i.key, name=i.name, objective=i.objective, unit=i.unit)
            for i in self.session.call.pack.indicators
            if i.key not in present
        ]

    def _add_missing(self) -> None:
        absent = tuple(self._absent())

        def edit(draft: Draft) -> Draft:
            return draft.replace(indicators=(*draft.indicators, *absent))

        self.session.apply(tr("Add the call's indicators"), edit)
