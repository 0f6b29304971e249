"""From money to targets: what the schemes can really pay, and what each result costs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from euroapp.calls.names import name_of
from euroapp.figures.explained import Step
from euroapp.figures.explained.reach import SchemeExplained, objective_money, result_cost
from euroapp.figures.reach import SchemeReach
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.summary import Lines, Section, SummaryView
from euroapp_ui.widgets.month_chart import MonthChart
from euroapp_ui.widgets.text import label


def _range(reach: SchemeReach) -> str:
    least, most = reach.payable_at_least, reach.payable_at_most
    if most is None:
        return "?"
    if least in (None, most):
        return quantity(most)
    return say("{least} to {most}", least=quantity(least), most=quantity(most))


def _finish(reach: SchemeReach) -> str:
    if reach.last_finish is None:
        return "?"
    month = f"M{reach.last_finish}"
    return say("{month}, too late", month=month) if reach.in_time is False else month


def by_scheme(state: State) -> Lines:
    """Return what each scheme can pay and whether its SMEs finish in time."""
    schemes = state.figures.reach.schemes
    rows = tuple(
        (
            state.numbers.label("schemes", reach.scheme),
            quantity(reach.planned),
            _range(reach),
            money(reach.average),
            quantity(reach.outside),
            _finish(reach),
        )
        for reach in schemes
    )
    tones = {place: "error" for place, reach in enumerate(schemes) if reach.short or reach.in_time is False}
    heads = (tr("Scheme"), tr("SMEs"), tr("Payable"), tr("Average"), tr("Outside"), tr("Last ends"))
    rows_of = {row.id: row for row in state.draft.schemes}

    def explain(row: int, column: int) -> Step | None:
        explained = SchemeExplained(state, rows_of[schemes[row].scheme])
        steps = {
            2: explained.payable_at_most,
            3: explained.average,
            4: explained.outside,
            5: explained.last_finish,
        }
        return steps[column]() if column in steps else None

    return Lines(heads, rows, tones=tones, explain=explain)


def by_objective(state: State) -> Lines:
    """Return money, SMEs and the price of each result by objective of the call."""
    rows: list[tuple[str, ...]] = []
    tones: dict[int, str] = {}
    steps: dict[tuple[int, int], Callable[[], Step | None]] = {}
    indicators = {row.id: row for row in state.draft.indicators}
    for key, reach in state.figures.reach.objectives.items():
        name = name_of(state.call.pack, "objectives", key)
        steps[len(rows), 3] = partial(objective_money, state, key)
        rows.append((name, "", quantity(reach.smes, 0), money(reach.money), ""))
        for result in reach.results:
            if result.unpayable:
                tones[len(rows)] = "warn"
            name = state.numbers.label("indicators", result.indicator)
            if result.unpayable:
                name = say("{indicator}  (more than the schemes pay)", indicator=name)
            steps[len(rows), 4] = partial(result_cost, state, indicators[result.indicator])
            rows.append(
                (
                    together(("    ", name)),
                    quantity(result.results),
                    "",
                    "",
                    money(result.cost),
                )
            )
    heads = (tr("Objective, indicator"), tr("Results"), tr("SMEs"), tr("Support, EUR"), tr("EUR a result"))

    def explain(row: int, column: int) -> Step | None:
        return steps[row, column]() if (row, column) in steps else None

    return Lines(heads, tuple(rows), tones=tones, explain=explain)


class ReachView(QWidget):
    """The chain from money to targets, with the months in which the money goes out."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._tables = SummaryView(
            session,
            Section(
                tr("What the money pays"),
                by_scheme,
                tr(
                    "Payable: how many SMEs the total of a scheme pays at its highest and at its least "
                    "amount."
                ),
            ),
            Section(
                tr("What a result costs"),
                by_objective,
                tr("A scheme that serves several objectives is shared equally among them."),
            ),
        )
        box.addWidget(self._tables)
        box.addWidget(label(tr("Money paid out to SMEs"), "section"))
        text = tr(
            "Each call's money goes out evenly over the length of an SME project, "
            "from the month after the call closes."
        )
        box.addWidget(label(text, "help", wrap=True))
        self._chart = MonthChart(tr("Support paid out by the end of each month, EUR"))
        box.addWidget(self._chart)
        box.addStretch()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._tables.refresh()
        reach = self._session.state.figures.reach
        names = [self._session.state.numbers.label("schemes", key) for key in reach.without_target]
        self._tables.note(
            tr("No indicator with a target goes with: {names}.", names=", ".join(names)) if names else ""
        )
        self._chart.show_values(self._session.state.figures.timing.support_out)

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False
