"""Page 7: cost lines, depreciation, requests, income, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from euroapp.figures.budget import FUNDED, depreciation_charge, line_total
from euroapp.values import FieldPath
from euroapp.wording.findings import say
from euroapp.wording.numbers import money, percent, quantity
from euroapp_ui.pages.page import Page, tabs
from euroapp_ui.session import DraftSession, State
from euroapp_ui.tables.delegate import ROW_HEIGHT
from euroapp_ui.tables.rows_model import Column, Index
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.rows_view import RowsView
from euroapp_ui.widgets.text import Banner, CardRow, FigureCard, label


def _rate(state: State, row: Any) -> str:
    category = state.call.pack.category(row.category)
    if category is None:
        return ""
    value = category.rate.value if category.rate.value is not None else state.call.facts.general_rate.value
    return percent(value, 0)


def _maximum(state: State, row: Any) -> str:
    line = state.figures.budget.partner(row.id)
    return money(line.maximum) if line else ""


def _costs(state: State, row: Any) -> str:
    line = state.figures.budget.partner(row.id)
    return money(line.costs.total) if line else ""


def _own(state: State, row: Any) -> str:
    line = state.figures.budget.partner(row.id)
    return money(line.own_contribution) if line else ""


def _income(state: State, row: Any) -> str:
    line = state.figures.budget.partner(row.id)
    return money(line.income) if line else ""


class TotalsModel(QAbstractTableModel):
    """Totals as a table of texts; the last line is the sum."""

    def __init__(
        self, session: DraftSession, build: Callable[[State], tuple[list[str], list[list[str]]]]
    ) -> None:
        super().__init__()
        self._session = session
        self._build = build
        self._heads, self._lines = build(session.state)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.beginResetModel()
        self._heads, self._lines = self._build(self._session.state)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        last = index.row() == len(self._lines) - 1
        if role == Qt.ItemDataRole.FontRole and last:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.BackgroundRole and last:
            return theme().colour("side")
        return None

    @staticmethod
    def _side(section: int) -> int:
        side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter)


_GROUPS = ("A", "B", "C", "D")
_HEADS = ["A Personnel", "B Subcontr.", "C Purchases", "D.1 Support", "E Indirect", "Total"]


def _groups(state: State, costs: Any) -> list[str]:
    keys = {g: [c.key for c in state.call.pack.cost_categories if c.group == g] for g in _GROUPS}
    return [money(costs.group(keys[g])) for g in _GROUPS] + [money(costs.indirect), money(costs.total)]


def by_partner(state: State) -> tuple[list[str], list[list[str]]]:
    """Return costs, grant and own money by participant."""
    budget = state.figures.budget
    lines = [
        [
            state.numbers.partner(line.partner) or "Without participant",
            *_groups(state, line.costs),
            money(line.requested),
        ]
        for line in budget.partners
    ]
    total = [
        "Total",
        *_groups(state, budget.total),
        money(budget.grant_requested),
    ]
    return ["Participant", *_HEADS, "Grant"], [*lines, total]


def by_package(state: State) -> tuple[list[str], list[list[str]]]:
    """Return costs by work package."""
    budget = state.figures.budget
    lines = [
        [
            state.numbers.of("work_packages", key) or "Without package",
            quantity(costs.person_months, 1),
            *_groups(state, costs),
        ]
        for key, costs in budget.work_packages.items()
    ]
    total = ["Total", quantity(budget.total.person_months, 1), *_groups(state, budget.total)]
    return ["Work package", "PM", *_HEADS], [*lines, total]


def by_category(state: State) -> tuple[list[str], list[list[str]]]:
    """Return costs by category with the share of the total."""
    costs = state.figures.budget.total
    whole = costs.total
    lines = [
        [
            f"{c.code} {c.name}",
            money(costs.by_category[c.key]),
            percent(costs.by_category[c.key] / whole) if whole else "",
        ]
        for c in state.call.pack.cost_categories
        if costs.by_category.get(c.key)
    ]
    lines.append(
        ["E Indirect costs", money(costs.indirect), percent(costs.indirect / whole) if whole else ""]
    )
    return ["Category", "EUR", "Share"], [*lines, ["Total", money(whole), ""]]


class TotalsView(QWidget):
    """The three tables of totals."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(10)
        self._models: list[tuple[TotalsModel, QTableView]] = []
        for title, build in (
            ("By participant", by_partner),
            ("By work package", by_package),
            ("By category", by_category),
        ):
            box.addWidget(label(title, "section"))
            model, table = TotalsModel(session, build), QTableView()
            table.setModel(model)
            table.setShowGrid(False)
            table.setTabKeyNavigation(False)
            table.setAccessibleName(title)
            table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
            table.verticalHeader().hide()
            table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            head = table.horizontalHeader()
            head.setHighlightSections(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            head.setMinimumSectionSize(60)
            box.addWidget(table)
            self._models.append((model, table))
        self._notes = label("", "help", wrap=True)
        box.addWidget(self._notes)
        box.addStretch()
        self._session = session

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for model, table in self._models:
            model.refresh()
            table.setFixedHeight(
                model.rowCount() * ROW_HEIGHT + table.horizontalHeader().sizeHint().height() + 18
            )
        self._notes.setText("\n".join(a.text for a in self._session.state.figures.budget.assumptions))

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False


class BudgetPage(Page):
    """Budget."""

    key = "budget"
    intro = "One line for each cost: units times unit cost. Everything else on this page is calculated."
    wide = True

    def build(self) -> None:
        """Create the figures, the banner and the tabs."""
        self._grant, self._share = FigureCard("Requested grant"), FigureCard("Support to SMEs")
        self._own, self._room = FigureCard("Own contribution"), FigureCard("Room for other costs")
        self.add(CardRow(self._grant, self._share, self._own, self._room))
        self._banner = Banner()
        self.add(self._banner)
        self.tabs = tabs("Parts of the budget")
        self.add(self.tabs)
        self._lines()
        self._depreciation()
        self._requests()
        self._incomes()
        self._tab("Totals", TotalsView(self.session))
        settings = Form(self.session, "budget")
        settings.field("support_in_indirect_base")
        settings.field("comments")
        self._tab("Settings and comments", settings.finish())

    def update_page(self) -> None:
        """Show the figures, their assumptions and the worst finding."""
        state = self.session.state
        budget, facts = state.figures.budget, state.call.facts
        limit = facts.maximum_grant.value
        over = limit is not None and budget.grant_requested > limit
        self._grant.show_figure(
            money(budget.grant_requested),
            f"of at most {money(limit)}" if limit is not None else "the call's maximum is not known",
            "error" if over else "ok" if limit is not None else "",
        )
        required, share = budget.support_share_required, budget.support_share
        good = required is None or (share is not None and share >= required)
        asks = f"{money(budget.support)} \N{MIDDLE DOT} call asks {percent(required, 0)}" if required else ""
        self._share.show_figure(
            percent(share) or "\N{EM DASH}", asks, "ok" if good and share else "error" if share else ""
        )
        self._own.show_figure(money(budget.own_contribution), f"eligible costs {money(budget.total.total)}")
        room = budget.room_for_other_costs
        self._room.show_figure(
            money(room) if room is not None else "\N{EM DASH}",
            "before support falls below the call's share"
            if room is None or room >= 0
            else "too much for the support planned",
            "error" if room is not None and room < 0 else "",
        )
        worst = next((f for f in state.by_path.get("budget", ())), None)
        said = say(worst, state.draft, state.call, state.numbers) if worst else None
        self._banner.say(f"{said.message} {said.cure}" if said else "", worst.severity if worst else "error")

    def reveal(self, path: FieldPath) -> bool:
        """Go to a field; what concerns the whole budget is mended in the cost lines."""
        if path != "budget":
            return super().reveal(path)
        self.tabs.setCurrentIndex(0)
        return super().reveal("cost_lines")

    def _tab(self, title: str, widget: Any) -> None:
        widget.setContentsMargins(0, 12, 0, 0)
        self.tabs.addTab(widget, title)
        self.part(widget, self.tabs)

    def _lines(self) -> None:
        columns = (
            Column("participant", width=12),
            Column("work_package", title="WP", width=5),
            Column("category", width=13),
            Column("description", width=15, grow=True),
            Column("units", width=5),
            Column("unit_cost", title="Unit cost", width=10),
            Column(title="Total", derived=lambda _state, row: money(line_total(row)), width=11, right=True),
            Column(title="Rate", derived=_rate, width=6, right=True),
            Column("unit", width=12),
            Column("scheme", width=9),
            Column("justification", width=24),
        )
        empty = (
            "Start with the largest: person-months of each participant in each work package. "
            "Blocks can be pasted from a spreadsheet."
        )

        def starting(state: State) -> dict[str, Any]:
            partners, packages = state.draft.partners, state.draft.work_packages
            return {
                "participant": partners[0].id if partners else "",
                "work_package": packages[0].id if packages else "",
            }

        listing = Listing("cost_lines", columns, "cost line", empty, starting, rows_shown=7, fill=True)
        self._tab("Cost lines", RowsView(self.session, listing))

    def _depreciation(self) -> None:
        columns = (
            Column("participant", width=14),
            Column("work_package", title="WP", width=7),
            Column("asset"),
            Column("purchase_month", title="Bought, M", width=10),
            Column("cost", width=12),
            Column("useful_months", title="Life, months", width=12),
            Column("charged_months", title="Charged", width=9),
            Column("use_share", title="Use, %", width=8),
            Column(
                title="Charged, EUR",
                derived=lambda _state, row: money(depreciation_charge(row)),
                width=13,
                right=True,
            ),
        )
        empty = (
            "Equipment is charged by depreciation: cost times months in the project over its "
            "useful life, times its use. The result goes into C.2."
        )
        self._tab(
            "Depreciation", RowsView(self.session, Listing("depreciation", columns, "item", empty, fill=True))
        )

    def _requests(self) -> None:
        columns = (
            Column(title="Participant", derived=lambda state, row: state.numbers.partner(row.id), width=20),
            Column(title="Eligible costs", derived=_costs, right=True, width=15),
            Column(title="Maximum", derived=_maximum, right=True, width=15),
            Column("requested_contribution", title="Requested"),
            Column(title="Own", derived=_own, right=True, width=16),
            Column(title="Income", derived=_income, right=True, width=14),
        )
        view = RowsView(
            self.session,
            Listing("partners", columns, "participant", "Add participants first.", rows_shown=12),
        )
        view.hide_tools()
        view.model.keep_only(lambda row: row.role in FUNDED)
        self._tab("Requested grant", view)

    def _incomes(self) -> None:
        columns = (
            Column("participant", width=16),
            Column("kind", width=26),
            Column("source"),
            Column("amount", width=15),
        )
        empty = (
            "What pays for the costs beside the grant: own resources, contributions, income of "
            "the action. Grant and income must equal the costs."
        )
        self._tab(
            "Income", RowsView(self.session, Listing("income", columns, "income line", empty, rows_shown=12))
        )
