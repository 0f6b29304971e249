"""Page 6: schemes of financial support to third parties."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu

from euroapp.draft.numbering import NUMBER
from euroapp.edits.rows import fresh_id
from euroapp.edits.scheme_templates import SchemeTemplate, add_scheme, scheme_templates
from euroapp.figures.explained.reach import SchemeExplained
from euroapp.language import say
from euroapp.wording.facts import STATUS_WORDS
from euroapp.wording.numbers import cut_percent, money, quantity, rate
from euroapp_ui.language import tr
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.reach_view import ReachView
from euroapp_ui.pages.scheme_cards import SchemeCards
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.tabs import PartTabs
from euroapp_ui.widgets.text import CardRow, FigureCard, button, label

_CALLS = Listing(
    "schemes/*/calls",
    (Column("opening_month"), Column("closing_month"), Column("budget")),
    say("call"),
    say("When SMEs can apply. Leave them time to finish before the project ends."),
    rows_shown=4,
)


class SchemeForm(Form):
    """All conditions of one scheme."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, "schemes/*")
        self.field("name")
        self.line("work_package", "task")
        self.line("form", "implementation_months")
        self.field("objectives")
        self.field("payers")
        self.section(
            tr("Money"), tr("The call caps what one SME may receive; number times amount gives the total.")
        )
        self.line("amount_min", "amount_max")
        self.line("third_parties", "total", "outside_share")
        self.field("amount_method", lines=3)
        self.section(tr("Calls for SMEs"))
        self.add_list(180, "calls", lambda: RowsView(session, _CALLS))
        self.section(
            tr("Conditions"), tr("They must stand in the proposal already; they cannot be added later.")
        )
        for name in ("recipients", "activities", "selection", "evaluators", "publication", "payment"):
            self.field(name, lines=4)
        self.field("double_funding", lines=2)


def _average(_state: State, row: Any) -> str:
    if not row.third_parties or row.total is None or row.third_parties < 0:
        return ""
    return money(row.total / row.third_parties)


class SupportPage(Page):
    """SME support."""

    key = "support"
    beside = True
    intro = say(
        "How the money reaches SMEs: who may receive it, for what, how much, how they are chosen and paid."
    )

    def build(self) -> None:
        """Create the figures and the list of schemes."""
        self._total, self._smes, self._share = (
            FigureCard(tr("In schemes")),
            FigureCard(tr("SMEs")),
            FigureCard(tr("Share")),
        )
        self.add(CardRow(self._total, self._smes, self._share))
        columns = (
            Column(title=NUMBER, derived=lambda state, row: state.numbers.schemes[row.id], width=8),
            Column("name"),
            Column("third_parties", title=say("SMEs"), width=7, adds=True),
            Column(
                title=say("Average"),
                derived=_average,
                width=12,
                right=True,
                explained=lambda state, row: SchemeExplained(state, row).average(),
                source=say("total and number of SMEs"),
            ),
            Column("total", title=say("Total, EUR"), width=14, adds=True),
        )
        empty = tr(
            "A scheme is one kind of support with its own calls: innovation grants, adoption grants, "
            "training vouchers. Usually at least three quarters of the grant go through them to SMEs."
        )
        listing = Listing("schemes", columns, say("scheme"), empty)
        self.tabs = PartTabs(tr("Parts of the support"))
        self.tabs.add_part(tr("Schemes"), lambda: self._schemes(listing), "schemes")
        self.tabs.add_part(tr("Cards"), self._cards)
        self.tabs.add_part(tr("From money to targets"), lambda: ReachView(self.session))
        self.add(self.tabs)
        self.part(self.tabs)
        self._checklist()
        self.body.addStretch()

    def _schemes(self, listing: Listing) -> RowsView:
        rows = RowsView(self.session, listing, SchemeForm(self.session))
        templates = button(tr("From a template"))
        menu = QMenu(templates)
        for one in scheme_templates():
            entry = menu.addAction(tr(one.title))
            entry.triggered.connect(partial(self._add_from, one, rows))
        templates.setMenu(menu)
        rows.add_tool(templates)
        return rows

    def _add_from(self, template: SchemeTemplate, rows: RowsView, _checked: bool = False) -> None:
        """Add a scheme that begins with the texts of a template, and say where they come from."""
        row_id = fresh_id("schemes")
        label_of_step = tr("Add a scheme from a template")
        if self.session.apply(label_of_step, lambda draft: add_scheme(draft, row_id, template)):
            rows.select_rows([row_id])
            rows.start_in_row()
            self.session.told.emit(
                tr(
                    "The texts are a beginning ({status}: {source}). Adapt them; add amounts and calls.",
                    status=STATUS_WORDS[template.status],
                    source=template.source,
                )
            )

    def _cards(self) -> SchemeCards:
        cards = SchemeCards(self.session)
        cards.opened.connect(self.reveal)
        cards.what_if_asked.connect(lambda: self.command_asked.emit("what-if"))
        return cards

    def _say(self, text: str) -> None:
        self.add(label(text, "soft", wrap=True))

    def update_page(self) -> None:
        """Show the figures."""
        support, budget = self.session.state.figures.support, self.session.state.figures.budget
        same = support.total == budget.support
        categories = self.session.call.pack.cost_categories
        code = next((category.code for category in categories if category.support), say("support"))
        self._total.show_figure(
            money(support.total),
            tr("equal to {code} of the budget", code=code)
            if same
            else tr("{code} of the budget is {amount}", code=code, amount=money(budget.support)),
            "ok" if same else "error",
        )
        self._smes.show_figure(
            quantity(support.smes),
            tr("{count} payable at the highest amount", count=quantity(support.smes_payable)),
        )
        required = budget.support_share_required
        share = budget.support_share
        good = required is None or (share is not None and share >= required)
        asks = (
            tr("the call asks for {required}", required=rate(required))
            if required is not None
            else tr("the call's share is not known")
        )
        self._share.show_figure(
            cut_percent(share) or "\N{EM DASH}", asks, "ok" if good and share else "error" if share else ""
        )

    def _checklist(self) -> None:
        items = self.session.call.pack.support_checklist
        if items:
            title = tr("What the proposal must say about each scheme")
            self.later(24, lambda: self.add(label(title, "section")))
        for item in items:
            text = f"\N{BULLET} {': '.join(filter(None, (item.name, item.description)))}"
            self.later(20, partial(self._say, text))
