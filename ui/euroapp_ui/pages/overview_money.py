"""The money of a draft as pictures: what it is spent on, who pays, and each participant's part."""

from __future__ import annotations

from euroapp.draft.marks import PAGE_HEAD
from euroapp.language import say, together
from euroapp.outline.totals import NO_PARTICIPANT
from euroapp.values import EXACT
from euroapp.wording.numbers import money
from euroapp_ui.language import tr
from euroapp_ui.pages.overview_parts import OverviewCard
from euroapp_ui.pictures.bars import BarRow, BarRows, Legend
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.widgets.text import label

SUPPORT, OTHER, GRANT, OWN = "accent", "accent_soft", "ok", "border"
"""Colour roles of the parts of the money."""


class MoneyCard(OverviewCard):
    """What the money is spent on, and who pays."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("Money"))
        self._bars = BarRows(tr("Money"), widest_name=0.3)
        self._support = session.state.shows("schemes")
        names = [(tr("support to SMEs"), SUPPORT)] if self._support else []
        names += [(tr("other costs"), OTHER), (tr("EU grant"), GRANT), (tr("own money and income"), OWN)]
        self._marks = label("", "help", wrap=True)
        self.place(self._bars)
        self.place(Legend(*names))
        self.place(self._marks)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show costs and what pays for them on one scale."""
        budget, limit = state.figures.budget, state.call.facts.money("maximum_grant").value
        required = budget.support_share_required
        least = EXACT.multiply(budget.grant_requested, required) if required and self._support else None
        spent = say("support to SMEs {support}, other costs {other}", support=money(budget.support),
                    other=money(budget.other_costs))  # fmt: skip
        paid = say("EU grant {grant}, own money and income {own}", grant=money(budget.grant_requested),
                   own=money(budget.own_contribution))  # fmt: skip
        whole, page = money(budget.total.total), f"{PAGE_HEAD}budget"
        # A grant above the costs makes a longer bar, and its figure says how long.
        income = money(max(budget.total.total, budget.grant_requested))
        self._bars.show_rows(
            (
                BarRow(
                    tr("Spent on"),
                    ((budget.support, SUPPORT), (budget.other_costs, OTHER)),
                    whole,
                    together((tr("Spent on"), spent), ": "),
                    page,
                    least,
                ),
                BarRow(
                    tr("Paid by"),
                    ((budget.grant_requested, GRANT), (budget.own_contribution, OWN)),
                    income,
                    together((tr("Paid by"), paid), ": "),
                    page,
                    limit,
                ),
            )
        )
        lines = [
            tr(
                "The line in the upper bar is the least support that the call asks: {amount}.",
                amount=money(least),
            )
            if least is not None
            else "",
            tr("The line in the lower bar is the highest grant of the call: {amount}.", amount=money(limit))
            if limit is not None
            else "",
        ]
        self._marks.setText(together(filter(None, lines), " "))
        self._marks.setVisible(any(lines))


def partner_bars(state: State) -> list[BarRow]:
    """Return what each participant that has costs gets and pays, in their order."""
    rows = []
    for line in state.figures.budget.partners:
        if line.costs.total <= 0 and line.requested <= 0:
            continue
        name = state.numbers.partner(line.partner) or NO_PARTICIPANT
        told = say(
            "{name}: costs {costs}, EU grant {grant}, own money and income {own}",
            name=name,
            costs=money(line.costs.total),
            grant=money(line.requested),
            own=money(line.own_contribution),
        )
        parts = ((line.requested, GRANT), (line.own_contribution, OWN))
        path = f"partners/{line.partner}/requested_contribution" if line.partner else f"{PAGE_HEAD}budget"
        # What is asked for without costs is drawn too, so the figure beside the bar says it.
        rows.append(BarRow(name, parts, money(max(line.costs.total, line.requested)), told, path))
    return rows


class PartnerMoneyCard(OverviewCard):
    """What each participant gets and pays."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("Money by participant"))
        self._bars = BarRows(tr("Money by participant"), widest_name=0.4)
        self._legend = Legend((tr("EU grant"), GRANT), (tr("own money and income"), OWN))
        self._none = label(tr("No costs yet."), "soft")
        for widget in (self._bars, self._legend, self._none):
            self.place(widget)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show the participants that have costs, in their order."""
        rows = partner_bars(state)
        self._bars.show_rows(rows)
        for widget in (self._bars, self._legend):
            widget.setVisible(bool(rows))
        self._none.setVisible(not rows)
