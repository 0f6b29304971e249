"""The chain from objectives to partners, with its holes; and work over time."""

from __future__ import annotations

from euroapp.calls.names import name_of
from euroapp.figures.explained import Step
from euroapp.figures.explained.budget import BudgetExplained
from euroapp.figures.explained.effort import person_months
from euroapp.language import say, together
from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession, State
from euroapp_ui.tables.summary import Lines, Section, SummaryView

_LINKS = {
    "specific_objectives": say("specific objective"),
    "indicators": say("indicator"),
    "work_packages": say("work package"),
    "deliverables": say("deliverable"),
    "partners": say("partner"),
}


def chain(state: State) -> Lines:
    """Return what serves each objective, and what is missing."""
    rows, tones = [], {}
    for place, one in enumerate(state.figures.coverage):

        def numbers(collection: str, ids: tuple[str, ...]) -> str:
            return ", ".join(state.numbers.of(collection, row) for row in ids)

        holes = together((_LINKS[name] for name in one.holes), ", ")
        if holes:
            tones[place] = "warn"
        rows.append(
            (
                name_of(state.call.pack, "objectives", one.objective),
                numbers("specific_objectives", one.specific_objectives),
                quantity(len(one.indicators)),
                numbers("work_packages", one.work_packages).replace("WP", ""),
                quantity(len(one.deliverables)),
                numbers("partners", one.partners),
                say("no {holes}", holes=holes) if holes else "",
            )
        )
    heads = (
        tr("Objective"),
        tr("Specific"),
        tr("Indicators"),
        tr("Packages"),
        tr("Deliverables"),
        tr("Partners"),
        tr("Holes"),
    )
    return Lines(heads, tuple(rows), left=frozenset({0, 1, 3, 5, 6}), tones=tones)


def coverage_view(session: DraftSession) -> SummaryView:
    """Return the chain of every objective served."""
    text = tr("Each objective should be made specific, measured, worked on, delivered and owned.")
    return SummaryView(session, Section(tr("From objectives to partners"), chain, text))


def by_partner_and_year(state: State) -> Lines:
    """Return person-months by participant and year, with what a person-month costs."""
    staffing, effort = state.figures.staffing, state.figures.effort
    years = sorted({year for _, year in staffing.by_partner_year})
    rows = [
        (
            state.numbers.partner(partner.id),
            *(quantity(staffing.by_partner_year.get((partner.id, year), 0), 1) for year in years),
            quantity(effort.by_partner.get(partner.id, 0)),
            money(staffing.rates.get(partner.id)),
        )
        for partner in state.draft.partners
    ]
    sums = (
        quantity(sum(v for (_, at), v in staffing.by_partner_year.items() if at == year), 1) for year in years
    )
    total = (tr("Total"), *sums, quantity(effort.total), money(staffing.usual_rate))
    heads = (
        tr("Participant"),
        *(tr("Year {year}", year=year) for year in years),
        tr("Person-months"),
        tr("EUR a month"),
    )
    partners, explained = [partner.id for partner in state.draft.partners], BudgetExplained(state)

    def explain(row: int, column: int) -> Step | None:
        if column == len(heads) - 2:
            return person_months(state, partner=partners[row] if row < len(partners) else None)
        rates = column == len(heads) - 1 and row < len(partners)
        return explained.monthly_rate(partners[row]) if rates else None

    return Lines(heads, (*rows, total), total=True, explain=explain)


class StaffingView(SummaryView):
    """Person-months over the years."""

    def __init__(self, session: DraftSession) -> None:
        text = tr("Effort is spread evenly over the months of its task; the last line shows the median rate.")
        super().__init__(session, Section(tr("People over time"), by_partner_and_year, text))
        self._session = session

    def refresh(self) -> None:
        """Show the draft as it is now."""
        super().refresh()
        peak = quantity(self._session.state.figures.staffing.peak, 2)
        self.note(tr("At the peak {peak} full-time equivalents work on the project in one month.", peak=peak))
