"""Page 3: themes, objectives of the call, and the partnership's specific objectives."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.names import name_of
from euroapp.calls.pack import CallObjective, Item, ObjectiveRole
from euroapp.draft.numbering import NUMBER
from euroapp.language import say, together
from euroapp.values import join, starts_with
from euroapp_ui.language import tr
from euroapp_ui.pages.coverage_view import coverage_view
from euroapp_ui.pages.page import Page
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.text import Card, label

_ROLE_WORDS = {
    ObjectiveRole.COMPULSORY: say("compulsory in this call"),
    ObjectiveRole.SUPPORTING: say("supporting"),
}


class _ChoiceCard(Card):
    """A theme or objective: what it is, whether it is served, and how."""

    def __init__(self, page: Page, base: str, item: Item, *fields: str) -> None:
        super().__init__(margins=16)
        self.box.setSpacing(8)
        role = _ROLE_WORDS[item.role] if isinstance(item, CallObjective) else ""
        self.box.addWidget(label(together((item.name, role), "    "), "label"))
        if item.description:
            self.box.addWidget(label(item.description, "help", wrap=True))
        self._rows = [FieldRow(page.session, base, name) for name in fields]
        for row in self._rows:
            self.box.addWidget(row)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for row in self._rows:
            row.refresh()

    def reveal(self, path: str) -> bool:
        """Give the keyboard to a field of the card."""
        for row in self._rows:
            if starts_with(row.path, path):
                row.focus()
                return True
        return False


class ObjectivesPage(Page):
    """Themes and objectives."""

    key = "objectives"
    intro = say("What the call wants to reach, which part of it you serve, and how you will measure it.")

    def build(self) -> None:
        """Create a card for each theme and objective, and the list of specific objectives."""
        pack = self.session.call.pack
        general = Card(margins=16)
        general.box.addWidget(label(tr("General objective of the call"), "label"))
        general.box.addWidget(label(pack.general_objective.description, wrap=True))
        self.add(general)
        self.add(label(tr("Specific objectives of the partnership"), "section"))
        detail = Form(self.session, "specific_objectives/*")
        detail.field("title")
        detail.field("description", lines=4)
        detail.field("objectives")
        columns = (
            Column(
                title=NUMBER, derived=lambda state, row: state.numbers.specific_objectives[row.id], width=6
            ),
            Column("title"),
            Column("objectives", title=say("Serves"), width=26),
        )
        empty = tr(
            "Three to five measurable objectives of your own. Each serves objectives of the call and "
            "is measured by indicators; together they are the backbone of the proposal."
        )
        rows = RowsView(
            self.session,
            Listing("specific_objectives", columns, say("objective"), empty, rows_shown=6),
            detail,
        )
        self.add(rows)
        self.part(rows)
        objectives = (*pack.objectives, *self._stray("objectives"))
        if objectives:
            self.later(24, lambda: self.add(label(tr("Objectives of the call"), "section")))
            for objective in objectives:
                self._card("objectives", objective, "chosen", "focus", "contribution")
            self.later(260, self._chain)
        themes = (*pack.themes, *self._stray("themes"))
        if themes:
            self.later(24, lambda: self.add(label(tr("Themes"), "section")))
        for theme in themes:
            self._card("themes", theme, "chosen", "contribution")
        self.body.addStretch()

    def _stray(self, collection: str) -> Iterator[Item]:
        """Yield what the draft serves although the call does not have it, as after a change of call."""
        pack = self.session.call.pack
        for row in getattr(self.session.draft, collection):
            if pack.item(collection, row.id) is None and (row.chosen or row.contribution.strip()):
                yield Item(key=row.id, name=name_of(pack, collection, row.id))

    def _chain(self) -> None:
        chain = coverage_view(self.session)
        self.add(chain)
        self.part(chain)

    def _card(self, collection: str, item: Item, *fields: str) -> None:
        def make() -> None:
            card = _ChoiceCard(self, join(collection, item.key), item, *fields)
            self.add(card)
            self.part(card)

        self.later(100 + 85 * (len(fields) - 1), make)
