"""The first page: how the whole draft stands, and what to do next."""

from __future__ import annotations

from datetime import date

from euroapp.calls.rules import Severity
from euroapp.checks import counts
from euroapp.language import say
from euroapp.values import FieldPath
from euroapp.wording.numbers import cut_percent, day, money, rate
from euroapp.wording.severities import counted
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.pages.overview_money import MoneyCard, PartnerMoneyCard
from euroapp_ui.pages.overview_parts import (
    MapCard,
    NextSteps,
    OverviewCard,
    PartnersCard,
    PlanCard,
    ReadinessByPage,
    TargetsCard,
)
from euroapp_ui.pages.page import Page
from euroapp_ui.widgets.focus_order import ONLY_READ
from euroapp_ui.widgets.text import CardRow, FigureCard

_SOON = 14
"""Days before the deadline from which it is shown as a warning."""


class OverviewPage(Page):
    """How the draft stands."""

    key = "overview"
    intro = say("Where the draft stands today. Click on anything to go to the page behind it.")
    wide = True

    def build(self) -> None:
        """Create the figures at once, and the pictures as they come into sight."""
        self.setProperty(ONLY_READ, True)
        self._deadline, self._ready = FigureCard(tr("Deadline")), FigureCard(tr("Filled in"))
        self._grant, self._share = FigureCard(tr("Requested grant")), FigureCard(tr("Support to SMEs"))
        cards = [self._deadline, self._ready, self._grant]
        if self.session.state.shows("schemes"):
            cards.append(self._share)
        self.add(CardRow(*cards))
        steps = NextSteps(self.session)
        steps.opened.connect(self.opened)
        steps.page_asked.connect(self.page_asked)
        self.add(steps)
        self.part(steps)
        self.later(320, lambda: self._show(ReadinessByPage(self.session), PartnersCard(self.session)))
        self.later(220, lambda: self._show(MoneyCard(self.session), PartnerMoneyCard(self.session)))
        self.later(420, lambda: self._show(PlanCard(self.session), MapCard(self.session)))
        self.later(300, lambda: self._show(TargetsCard(self.session)))

    def update_page(self) -> None:
        """Show the figures."""
        state = self.session.state
        self._show_deadline(state.call.facts.day("deadline").value)
        errors = counts(state.findings)[Severity.ERROR]
        if state.looked:
            share = int(state.review.readiness() * 100)
            words = counted(Severity.ERROR, errors) if errors else tr("no errors")
            self._ready.show_figure(f"{share}\N{NO-BREAK SPACE}%", shown(words), "error" if errors else "ok")
        else:
            self._ready.show_figure("\N{EM DASH}", tr("The checks are at work."))
        budget, limit = state.figures.budget, state.call.facts.money("maximum_grant").value
        over = limit is not None and budget.grant_requested > limit
        self._grant.show_figure(
            money(budget.grant_requested),
            tr("EUR, of at most {limit}", limit=money(limit))
            if limit is not None
            else tr("EUR; the call's maximum is not known"),
            "error" if over else "",
        )
        required, share_now = budget.support_share_required, budget.support_share
        short = required is not None and (share_now is None or share_now < required)
        self._share.show_figure(
            cut_percent(share_now) or "\N{EM DASH}",
            tr("of the grant; the call asks {share}", share=rate(required))
            if required
            else tr("of the grant"),
            "error" if short else "ok" if required else "",
        )

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False

    def _show_deadline(self, deadline: date | None) -> None:
        if deadline is None:
            self._deadline.show_figure("\N{EM DASH}", tr("The date is not known: see the page Call."))
            return
        days = (deadline - date.today()).days
        if days < 0:
            self._deadline.show_figure(day(deadline), tr("The call is closed."), "error")
        elif days == 0:
            self._deadline.show_figure(tr("today"), day(deadline), "error")
        else:
            words = tr_count("{count} day", "{count} days", days)
            self._deadline.show_figure(
                words, tr("until {day}", day=day(deadline)), "warn" if days < _SOON else ""
            )

    def _show(self, *cards: OverviewCard) -> None:
        """Add cards side by side, and keep them in step with the draft."""
        self.add(CardRow(*cards) if len(cards) > 1 else cards[0])
        for card in cards:
            card.path_asked.connect(self.path_asked)
            self.part(card)
