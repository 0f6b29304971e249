"""The budget as pictures: the share of the SMEs, and costs by participant, category, package and year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from euroapp.figures.shares import INDIRECT, NO_CATEGORY, by_category, support_share
from euroapp.language import say
from euroapp.outline.totals import NO_CATEGORY as NO_CATEGORY_WORDS
from euroapp.outline.totals import NO_PACKAGE
from euroapp.values import FieldPath
from euroapp.wording.numbers import cut_percent, money, rate
from euroapp_ui.language import tr
from euroapp_ui.pages.overview_money import GRANT, OTHER, OWN, SUPPORT, partner_bars
from euroapp_ui.pages.overview_parts import OverviewCard
from euroapp_ui.pictures.bars import BarRow, BarRows, Legend
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.widgets.focus_order import ONLY_READ
from euroapp_ui.widgets.text import CardRow, label, set_tone


class ShareCard(OverviewCard):
    """The support to SMEs as a part of the grant, against what the call asks."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("Share of the SMEs"))
        self._bar = BarRows(tr("Share of the SMEs"), widest_name=0.25)
        self._words = label("", wrap=True)
        for widget in (
            self._bar,
            Legend((tr("support to SMEs"), SUPPORT), (tr("rest of the grant"), OTHER)),
            self._words,
        ):
            self.place(widget)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show the share, and by how much it lies above or below what is asked."""
        found = support_share(state.figures.budget)
        if found is None:
            self._bar.show_rows(())
            self._words.setText(tr("There is no grant yet."))
            set_tone(self._words, "")
            return
        rest = max(found.grant - found.support, Decimal(0))
        said = say(
            "support {support} of a grant of {grant}", support=money(found.support), grant=money(found.grant)
        )
        row = BarRow(
            cut_percent(found.share),
            ((found.support, SUPPORT), (rest, OTHER)),
            money(found.grant),
            said,
            "",
            found.required_amount,
        )
        self._bar.show_rows((row,))
        margin = found.margin
        if margin is None or found.required is None:
            self._words.setText(tr("What share the call asks is not known."))
            set_tone(self._words, "")
        elif margin == 0:
            self._words.setText(
                tr("The call asks {share}: exactly that goes to SMEs.", share=rate(found.required))
            )
            set_tone(self._words, "ok")
        elif margin > 0:
            words = tr("The call asks {share}: {margin} more than that goes to SMEs.",
                       share=rate(found.required), margin=money(margin))  # fmt: skip
            self._words.setText(words)
            set_tone(self._words, "ok")
        else:
            words = tr("The call asks {share}: {margin} more would have to go to SMEs.",
                       share=rate(found.required), margin=money(-margin))  # fmt: skip
            self._words.setText(words)
            set_tone(self._words, "error")


def _categories(state: State) -> Iterable[BarRow]:
    pack = state.call.pack
    names = {INDIRECT: tr("E Indirect costs"), NO_CATEGORY: NO_CATEGORY_WORDS}
    names |= {category.key: f"{category.code} {category.name}" for category in pack.cost_categories}
    supports = {category.key for category in pack.cost_categories if category.support}
    for one in by_category(state.figures.budget, pack.cost_categories):
        name = names[one.key]
        told = say("{name}: {amount}", name=name, amount=money(one.amount))
        yield BarRow(
            name, ((one.amount, SUPPORT if one.key in supports else GRANT),), money(one.amount), told
        )


def _packages(state: State) -> Iterable[BarRow]:
    for key, costs in state.figures.budget.work_packages.items():
        name = state.numbers.label("work_packages", key) if key else NO_PACKAGE
        told = say("{name}: {amount}", name=name, amount=money(costs.total))
        yield BarRow(
            name, ((costs.total, GRANT),), money(costs.total), told, f"work_packages/{key}" if key else ""
        )


def _years(state: State) -> Iterable[BarRow]:
    for year, amount in state.figures.timing.costs_by_year.items():
        name = tr("Year {year}", year=year)
        yield BarRow(
            name, ((amount, GRANT),), money(amount), say("{name}: {amount}", name=name, amount=money(amount))
        )


class _Bars(OverviewCard):
    """Costs by one thing."""

    def __init__(self, session: DraftSession, title: str, rows: object, *legend: tuple[str, str]) -> None:
        super().__init__(session, title)
        self._rows = rows
        self._bars = BarRows(title, widest_name=0.42)
        self._none = label(tr("No costs yet."), "soft")
        self.place(self._bars)
        if legend:
            self.place(Legend(*legend))
        self.place(self._none)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show the costs."""
        rows = list(self._rows(state))  # type: ignore[operator]
        self._bars.show_rows(rows)
        self._bars.setVisible(bool(rows))
        self._none.setVisible(not rows)


class BudgetPictures(QWidget):
    """All pictures of the budget."""

    path_asked = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setProperty(ONLY_READ, True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        own = ((tr("EU grant"), GRANT), (tr("own money and income"), OWN))
        support = session.state.shows("schemes")
        told = ((tr("support to SMEs"), SUPPORT), (tr("all other costs"), GRANT)) if support else ()
        cards: list[OverviewCard] = [ShareCard(session)] if support else []
        cards += [
            _Bars(session, tr("Costs by participant"), partner_bars, *own),
            _Bars(session, tr("Costs by category"), _categories, *told),
            _Bars(session, tr("Costs by work package"), _packages),
            _Bars(session, tr("Costs by project year"), _years),
        ]
        for card in cards:
            card.path_asked.connect(self.path_asked)
        if len(cards) % 2:
            box.addWidget(cards.pop(0))
        for left, right in zip(cards[::2], cards[1::2], strict=True):
            box.addWidget(CardRow(left, right))
        self._cards = self.findChildren(OverviewCard)
        box.addStretch()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for card in self._cards:
            card.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False
