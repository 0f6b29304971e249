"""The chain from objectives to partners, with its holes; and work over time."""

from __future__ import annotations

from euroapp.calls.names import name_of
from euroapp.figures.explained import Step
from euroapp.figures.explained.budget import BudgetExplained
from euroapp.figures.explained.effort import person_months
from euroapp.figures.staffing import full_time
from euroapp.figures.timing import project_span
from euroapp.language import say, together
from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
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

    last = len(heads) - 2
    return Lines(heads, (*rows, total), total=True, sums={last: range(1, last)}, explain=explain)


def by_partner_and_package(state: State) -> Lines:
    """Return person-months by participant and work package, with full-time equivalents over the project."""
    draft, effort = state.draft, state.figures.effort
    packages = [package.id for package in draft.work_packages]
    first, last = project_span(draft)
    rows = [
        (
            state.numbers.partner(partner.id),
            *(quantity(effort.matrix.get((partner.id, package))) for package in packages),
            quantity(effort.by_partner.get(partner.id, 0)),
            quantity(full_time(effort.by_partner.get(partner.id, 0), last - first + 1), 2),
        )
        for partner in draft.partners
    ]
    total = (
        tr("Total"),
        *(quantity(effort.by_work_package.get(package, 0)) for package in packages),
        quantity(effort.total),
        quantity(full_time(effort.total, last - first + 1), 2),
    )
    names = (state.numbers.of("work_packages", package) for package in packages)
    heads = (tr("Participant"), *names, tr("Person-months"), tr("Full-time equivalents"))
    last = len(heads) - 2
    return Lines(heads, (*rows, total), total=True, sums={last: range(1, last)})


def by_task(state: State) -> Lines:
    """Return person-months and full-time equivalents of each task over its own months."""
    rows = []
    for task in state.draft.tasks:
        months = state.figures.effort.by_task.get(task.id, 0)
        known = (
            task.start_month is not None and task.end_month is not None and task.end_month >= task.start_month
        )
        length = (task.end_month or 0) - (task.start_month or 0) + 1 if known else 0
        rows.append(
            (
                state.numbers.label("tasks", task.id),
                quantity(months),
                f"M{task.start_month}\N{EN DASH}M{task.end_month}" if known else "",
                quantity(full_time(months, length), 2) if known else "",
            )
        )
    heads = (tr("Task"), tr("Person-months"), tr("Months"), tr("Full-time equivalents"))
    return Lines(heads, tuple(rows))


class StaffingView(SummaryView):
    """Person-months over the years, by package and by task."""

    def __init__(self, session: DraftSession) -> None:
        text = tr("Effort is spread evenly over the months of its task; the last line shows the median rate.")
        equal = tr("One full-time equivalent is one person who works full time in every month counted.")
        super().__init__(
            session,
            Section(tr("People over time"), by_partner_and_year, text),
            Section(tr("Participants and work packages"), by_partner_and_package, equal),
            Section(tr("Tasks"), by_task, tr("Counted over the months of each task.")),
        )
        self._session = session

    def refresh(self) -> None:
        """Show the draft as it is now."""
        super().refresh()
        peak = quantity(self._session.state.figures.staffing.peak, 2)
        self.note(tr("At the peak {peak} full-time equivalents work on the project in one month.", peak=peak))
