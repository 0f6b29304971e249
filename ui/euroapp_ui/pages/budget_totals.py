"""Totals of the budget: by participant, work package, category and year."""

from __future__ import annotations

from euroapp.figures.explained import Step
from euroapp.figures.explained.budget import BudgetExplained, Where
from euroapp.figures.explained.timing import costs_of_year
from euroapp.figures.shares import INDIRECT
from euroapp.figures.shares import NO_CATEGORY as NO_CATEGORY_KEY
from euroapp.figures.shares import by_category as portions_by_category
from euroapp.language import together
from euroapp.outline.totals import NO_CATEGORY, NO_PACKAGE, NO_PARTICIPANT, CostColumns
from euroapp.wording.numbers import money, quantity, shares
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.summary import Lines, Section, SummaryView


def by_partner(state: State) -> Lines:
    """Return costs and grant by participant."""
    budget = state.figures.budget
    columns = CostColumns.of(state.call, budget)
    rows = [
        (
            state.numbers.partner(line.partner) or NO_PARTICIPANT,
            *columns.cells(line.costs),
            money(line.requested),
        )
        for line in budget.partners
    ]
    total = (tr("Total"), *columns.cells(budget.total), money(budget.grant_requested))
    heads, partners = (
        (tr("Participant"), *columns.heads, tr("Grant")),
        [one.partner for one in budget.partners],
    )
    explained = BudgetExplained(state)

    def explain(row: int, column: int) -> Step | None:
        partner = partners[row] if row < len(partners) else None
        if column == len(heads) - 1:
            return explained.grant() if partner is None else explained.requested(partner)
        return _costs(explained, columns, Where(partner), column - 1)

    last = len(columns.heads)
    return Lines(heads, (*rows, total), total=True, sums={last: range(1, last)}, explain=explain)


def _costs(explained: BudgetExplained, columns: CostColumns, where: Where, place: int) -> Step:
    """Return how the amount in one of the columns of costs comes about."""
    groups = len(columns.groups)
    if place < groups:
        return explained.direct(where, columns.groups[place], columns.heads[place])
    if columns.loose and place == groups:
        return explained.loose(where, frozenset(key for group in columns.groups for key in group))
    return explained.eligible(where) if place == len(columns.heads) - 1 else explained.indirect(where)


def by_package(state: State) -> Lines:
    """Return costs by work package."""
    budget = state.figures.budget
    columns = CostColumns.of(state.call, budget)
    rows = [
        (
            state.numbers.of("work_packages", key) or NO_PACKAGE,
            quantity(costs.person_months),
            *columns.cells(costs),
        )
        for key, costs in budget.work_packages.items()
    ]
    total = (tr("Total"), quantity(budget.total.person_months), *columns.cells(budget.total))
    packages, explained = list(budget.work_packages), BudgetExplained(state)

    def explain(row: int, column: int) -> Step | None:
        where = Where(None, packages[row] if row < len(packages) else None)
        return (
            explained.person_months(where) if column == 1 else _costs(explained, columns, where, column - 2)
        )

    heads, last = (tr("WP"), tr("PM"), *columns.heads), len(columns.heads) + 1
    return Lines(heads, (*rows, total), total=True, sums={last: range(2, last)}, explain=explain)


def by_category(state: State) -> Lines:
    """Return costs by category with their shares, which add up to the whole."""
    budget, pack = state.figures.budget, state.call.pack
    found = portions_by_category(budget, pack.cost_categories)
    names = {INDIRECT: tr("E Indirect costs"), NO_CATEGORY_KEY: NO_CATEGORY}
    names |= {category.key: f"{category.code} {category.name}" for category in pack.cost_categories}
    amounts = [one.amount for one in found]
    explained = BudgetExplained(state)
    known = frozenset(category.key for category in pack.cost_categories)

    def explain(row: int, column: int) -> Step | None:
        if column != 1:
            return None
        if row >= len(found):
            return explained.eligible()
        key = found[row].key
        if key == NO_CATEGORY_KEY:
            return explained.loose(Where(), known)
        return explained.indirect() if key == INDIRECT else explained.direct(Where(), (key,), names[key])

    rows = [
        (names[one.key], money(one.amount), share) for one, share in zip(found, shares(amounts), strict=True)
    ]
    return Lines(
        (tr("Category"), "EUR", tr("Share")),
        (*rows, (tr("Total"), money(budget.total.total), "")),
        total=True,
        explain=explain,
    )


def by_year(state: State) -> Lines:
    """Return costs by project year."""
    years = state.figures.timing.costs_by_year
    rows = [(tr("Year {year}", year=year), money(amount)) for year, amount in years.items()]
    total = (tr("Total"), money(state.figures.budget.total.total))
    listed = list(years)

    def explain(row: int, column: int) -> Step | None:
        if column != 1:
            return None
        return costs_of_year(state, listed[row]) if row < len(listed) else BudgetExplained(state).eligible()

    return Lines((tr("Project year"), "EUR"), (*rows, total), total=True, explain=explain)


class TotalsView(SummaryView):
    """The tables of totals, with the assumptions behind them."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(
            session,
            Section(tr("By participant"), by_partner),
            Section(tr("By work package"), by_package),
            Section(tr("By category"), by_category),
            Section(
                tr("By project year"),
                by_year,
                tr("Costs of a work package are spread evenly over its months."),
            ),
        )
        self._session = session

    def refresh(self) -> None:
        """Show the draft as it is now."""
        super().refresh()
        self.note(together((a.text for a in self._session.state.figures.budget.assumptions), "\n"))
