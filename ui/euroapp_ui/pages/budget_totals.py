"""Totals of the budget: by participant, work package, category and year."""

from __future__ import annotations

from euroapp.figures.budget import Costs
from euroapp.wording.numbers import money, percent, quantity
from euroapp_ui.session import DraftSession, State
from euroapp_ui.tables.summary import Lines, Section, SummaryView

_GROUPS = ("A", "B", "C", "D")
_HEADS = ("A Personnel", "B Subcontr.", "C Purchases", "D.1 Support", "E Indirect", "Total")


def _groups(state: State, costs: Costs) -> tuple[str, ...]:
    keys = {g: [c.key for c in state.call.pack.cost_categories if c.group == g] for g in _GROUPS}
    return (*(money(costs.group(keys[g])) for g in _GROUPS), money(costs.indirect), money(costs.total))


def by_partner(state: State) -> Lines:
    """Return costs and grant by participant."""
    budget = state.figures.budget
    rows = [
        (
            state.numbers.partner(line.partner) or "Without participant",
            *_groups(state, line.costs),
            money(line.requested),
        )
        for line in budget.partners
    ]
    total = ("Total", *_groups(state, budget.total), money(budget.grant_requested))
    return Lines(("Participant", *_HEADS, "Grant"), (*rows, total), total=True)


def by_package(state: State) -> Lines:
    """Return costs by work package."""
    budget = state.figures.budget
    rows = [
        (
            state.numbers.of("work_packages", key) or "Without package",
            quantity(costs.person_months),
            *_groups(state, costs),
        )
        for key, costs in budget.work_packages.items()
    ]
    total = ("Total", quantity(budget.total.person_months), *_groups(state, budget.total))
    return Lines(("Work package", "PM", *_HEADS), (*rows, total), total=True)


def by_category(state: State) -> Lines:
    """Return costs by category with the share of the total."""
    costs = state.figures.budget.total
    whole = costs.total
    rows = [
        (
            f"{category.code} {category.name}",
            money(costs.by_category[category.key]),
            percent(costs.by_category[category.key] / whole) if whole else "",
        )
        for category in state.call.pack.cost_categories
        if costs.by_category.get(category.key)
    ]
    indirect = ("E Indirect costs", money(costs.indirect), percent(costs.indirect / whole) if whole else "")
    return Lines(("Category", "EUR", "Share"), (*rows, indirect, ("Total", money(whole), "")), total=True)


def by_year(state: State) -> Lines:
    """Return costs by project year."""
    years = state.figures.timing.costs_by_year
    rows = [(f"Year {year}", money(amount)) for year, amount in years.items()]
    total = ("Total", money(state.figures.budget.total.total))
    return Lines(("Project year", "EUR"), (*rows, total), total=True)


class TotalsView(SummaryView):
    """The tables of totals, with the assumptions behind them."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(
            session,
            Section("By participant", by_partner),
            Section("By work package", by_package),
            Section("By category", by_category),
            Section("By project year", by_year, "Costs of a work package are spread evenly over its months."),
        )
        self._session = session

    def refresh(self) -> None:
        """Show the draft as it is now."""
        super().refresh()
        self.note("\n".join(a.text for a in self._session.state.figures.budget.assumptions))
