"""Page 7: cost lines, depreciation, requests, income, and what follows from them."""

from __future__ import annotations

from typing import Any

from euroapp.checks.saying import in_words
from euroapp.figures.budget import FUNDED, depreciation_charge, line_total
from euroapp.figures.explained.budget import BudgetExplained, Where
from euroapp.figures.explained.lines import cost_line, depreciation
from euroapp.figures.spread import year_of
from euroapp.figures.timing import package_spans, project_span
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.numbers import cut_percent, money, rate
from euroapp_ui.language import tr
from euroapp_ui.pages.budget_pictures import BudgetPictures
from euroapp_ui.pages.budget_totals import TotalsView
from euroapp_ui.pages.page import Page
from euroapp_ui.state import State
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.mend import MendButton
from euroapp_ui.widgets.tabs import PartTabs
from euroapp_ui.widgets.text import Banner, CardRow, FigureCard


def _rate(state: State, row: Any) -> str:
    category = state.call.pack.category(row.category)
    if category is None:
        return ""
    value = (
        category.rate.value
        if category.rate.value is not None
        else state.call.facts.rate("general_rate").value
    )
    return rate(value)


def _years(state: State, row: Any) -> str:
    """Return the project years over which the costs of a line are spread: those of its work package."""
    span = package_spans(state.draft).get(row.work_package) or project_span(state.draft)
    first, last = (year_of(month) for month in span)
    return (
        tr("Year {year}", year=first)
        if first == last
        else tr("Year {first} to {last}", first=first, last=last)
    )


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


def _request_columns() -> tuple[Column, ...]:
    """Return what is shown of the request of each participant."""
    return (
        Column(
            title=say("Participant"),
            derived=lambda state, row: state.numbers.partner(row.id),
            width=20,
            source=say("the page Consortium"),
        ),
        Column(
            title=say("Eligible costs"),
            source=say("the cost lines"),
            derived=_costs,
            right=True,
            explained=lambda state, row: BudgetExplained(state).eligible(Where(row.id)),
            adds=True,
            width=15,
        ),
        Column(
            title=say("Maximum"),
            source=say("costs and rates"),
            derived=_maximum,
            right=True,
            explained=lambda state, row: BudgetExplained(state).maximum(row.id),
            adds=True,
            width=15,
        ),
        Column("requested_contribution", title=say("Requested"), adds=True),
        Column(
            title=say("Own"),
            source=say("costs and what is requested"),
            derived=_own,
            right=True,
            explained=lambda state, row: BudgetExplained(state).own(row.id),
            adds=True,
            width=16,
        ),
        Column(
            title=say("Income"),
            source=say("the lines of income"),
            derived=_income,
            right=True,
            explained=lambda state, row: BudgetExplained(state).income(row.id),
            adds=True,
            width=14,
        ),
    )


class BudgetPage(Page):
    """Budget."""

    key = "budget"
    intro = say("One line for each cost: units times unit cost. Everything else on this page is calculated.")
    wide = True
    beside = True

    def build(self) -> None:
        """Create the figures, the banner and the tabs."""
        self._grant, self._share = FigureCard(tr("Requested grant")), FigureCard(tr("Support to SMEs"))
        self._own, self._room = FigureCard(tr("Own contribution")), FigureCard(tr("Room for other costs"))
        cards = (
            (self._grant, lambda: BudgetExplained(self.session.state).grant()),
            (self._share, lambda: BudgetExplained(self.session.state).support_share()),
            (self._own, lambda: BudgetExplained(self.session.state).own()),
            (self._room, lambda: BudgetExplained(self.session.state).room_for_other_costs()),
        )
        for card, explain in cards:
            card.asked.connect(lambda explain=explain: self.session.figure_asked.emit(explain))
            card.setToolTip(tr("A double click shows how this figure comes about."))
        support = self.session.state.shows("schemes")
        self.add(
            CardRow(self._grant, self._share, self._own, self._room)
            if support
            else CardRow(self._grant, self._own)
        )
        self._banner = Banner()
        self._mend = MendButton(self.session)
        self._banner.add_button(self._mend)
        self.add(self._banner)
        self.tabs = PartTabs(tr("Parts of the budget"))
        self.tabs.add_part(tr("Cost lines"), self._lines, "cost_lines")
        if self.session.state.shows("depreciation"):
            self.tabs.add_part(tr("Depreciation"), self._depreciation, "depreciation")
        self.tabs.add_part(tr("Requested grant"), self._requests, "partners")
        self.tabs.add_part(tr("Income"), self._incomes, "income")
        self.tabs.add_part(tr("Totals"), lambda: TotalsView(self.session))
        self.tabs.add_part(tr("Pictures"), self._pictures)
        self.tabs.add_part(tr("Settings and comments"), self._settings, "budget")
        self.add(self.tabs)
        self.part(self.tabs)

    def update_page(self) -> None:
        """Show the figures, their assumptions and the worst finding."""
        state = self.session.state
        budget, facts = state.figures.budget, state.call.facts
        limit = facts.money("maximum_grant").value
        over = limit is not None and budget.grant_requested > limit
        self._grant.show_figure(
            money(budget.grant_requested),
            tr("of at most {limit}", limit=money(limit))
            if limit is not None
            else tr("the call's maximum is not known"),
            "error" if over else "ok" if limit is not None else "",
        )
        required, share = budget.support_share_required, budget.support_share
        good = required is None or (share is not None and share >= required)
        asks = (
            tr(
                "{support} \N{MIDDLE DOT} call asks {share}",
                support=money(budget.support),
                share=rate(required),
            )
            if required
            else ""
        )
        self._share.show_figure(
            cut_percent(share) or "\N{EM DASH}", asks, "ok" if good and share else "error" if share else ""
        )
        beyond = budget.own_contribution < 0
        self._own.show_figure(
            money(budget.own_contribution),
            tr("the grant is more than the eligible costs {total}", total=money(budget.total.total))
            if beyond
            else tr("eligible costs {total}", total=money(budget.total.total)),
            "error" if beyond else "",
        )
        room = budget.room_for_other_costs
        self._room.show_figure(
            money(room) if room is not None else "\N{EM DASH}",
            tr("before support is too low")
            if good and (room is None or room >= 0)
            else tr("too much for the support planned")
            if room is not None and room < 0
            else tr("support is too low already"),
            "error" if not good or (room is not None and room < 0) else "",
        )
        worst = next((f for f in state.by_path.get("budget", ())), None)
        said = in_words(worst, state.draft, state.call, state.numbers) if worst else None
        self._mend.show_for(worst)
        text = together((said.message, said.cure), " ") if said else ""
        self._banner.say(text, worst.severity if worst else "error")

    def reveal(self, path: FieldPath) -> bool:
        """Go to a field; what concerns the whole budget is mended in the cost lines."""
        if path != "budget":
            return super().reveal(path)
        self.tabs.setCurrentIndex(0)
        return super().reveal("cost_lines")

    def _lines(self) -> RowsView:
        columns = (
            Column("participant", width=12),
            Column("work_package", title=say("WP"), width=5),
            Column("category", width=13),
            Column("description", width=22, grow=True),
            Column("units", width=8),
            Column("unit_cost", title=say("Unit cost"), width=10),
            Column(
                title=say("Total"),
                derived=lambda _state, row: money(line_total(row)),
                width=11,
                right=True,
                adds=True,
                explained=cost_line,
                amount=line_total,
                source=say("units times unit cost"),
            ),
            Column(
                title=say("Rate"),
                derived=_rate,
                follows="category",
                width=6,
                right=True,
                explained=lambda state, row: BudgetExplained(state).rate(row.category),
                source=say("the category and the call"),
            ),
            Column("unit", width=12),
            Column("scheme", width=9),
            Column(
                title=say("Project year"),
                derived=_years,
                follows="work_package",
                width=12,
                source=say("the months of the work package"),
            ),
            Column("justification", width=24),
        )
        empty = tr(
            "Start with the largest: person-months of each participant in each work package. "
            "Blocks can be pasted from a spreadsheet."
        )

        def starting(state: State, row: Any) -> dict[str, Any]:
            if row is not None:
                return {"participant": row.participant, "work_package": row.work_package}
            partners, packages = state.draft.partners, state.draft.work_packages
            return {
                "participant": partners[0].id if partners else "",
                "work_package": packages[0].id if packages else "",
            }

        listing = Listing("cost_lines", columns, say("cost line"), empty, starting, rows_shown=7, fill=True)
        return RowsView(self.session, listing)

    def _pictures(self) -> BudgetPictures:
        pictures = BudgetPictures(self.session)
        pictures.path_asked.connect(self.path_asked)
        return pictures

    def _depreciation(self) -> RowsView:
        columns = (
            Column("participant", width=14),
            Column("work_package", title=say("WP"), width=7),
            Column("asset"),
            Column("purchase_month", title=say("Bought, M"), width=10),
            Column("cost", width=12, adds=True),
            Column("useful_months", title=say("Life, months"), width=12),
            Column("charged_months", title=say("Charged"), width=9),
            Column("use_share", title=say("Use, %"), width=8),
            Column(
                title=say("Charged, EUR"),
                derived=lambda _state, row: money(depreciation_charge(row)),
                explained=depreciation,
                amount=depreciation_charge,
                source=say("cost, life, months charged and use"),
                width=13,
                right=True,
                adds=True,
            ),
        )
        empty = tr(
            "Equipment is charged by depreciation: cost times months in the project over its "
            "useful life, times its use. The result goes into the costs of equipment."
        )
        listing = Listing("depreciation", columns, say("equipment item"), empty, fill=True)
        return RowsView(self.session, listing)

    def _requests(self) -> RowsView:
        view = RowsView(
            self.session,
            Listing(
                "partners",
                _request_columns(),
                say("participant"),
                tr("Add participants first."),
                rows_shown=12,
            ),
        )
        view.hide_tools()
        view.model.keep_only(lambda row: row.role in FUNDED)
        return view

    def _incomes(self) -> RowsView:
        columns = (
            Column("participant", width=16),
            Column("kind", width=26),
            Column("source"),
            Column("amount", width=15, adds=True),
        )
        empty = tr(
            "What pays for the costs beside the grant: own resources, contributions, income of "
            "the action. Grant and income must equal the costs."
        )
        listing = Listing("income", columns, say("income line"), empty, rows_shown=12)
        return RowsView(self.session, listing)

    def _settings(self) -> Form:
        settings = Form(self.session, "budget")
        settings.field("support_in_indirect_base")
        settings.field("comments")
        return settings.finish()
