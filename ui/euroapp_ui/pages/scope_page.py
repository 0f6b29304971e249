"""Page 2: acronym, title, abstract, ecosystems, duration."""

from __future__ import annotations

from euroapp.language import say
from euroapp_ui.language import tr
from euroapp_ui.pages.page import Page
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.form import Form

_WORDS = Listing(
    "general/known_words",
    (Column("word"),),
    say("word"),
    say("Names and terms that are spelt right in the texts of this proposal, for all partners."),
)


class ScopePage(Page):
    """Scope."""

    key = "scope"
    intro = say(
        "What the partnership is, for whom, and for how long. This page feeds Part A and the cover of Part B."
    )

    def build(self) -> None:
        """Create the form."""
        form = Form(self.session, "general")
        form.line("acronym", "duration_months")
        form.field("title")
        form.field("abstract", lines=9)
        form.field("ecosystems")
        form.line("start_date", "language")
        form.line("fixed_keywords", "free_keywords")
        form.section(tr("Earlier and parallel proposals"))
        form.line("previously_submitted", "proposal_number")
        form.field("previous_reference", lines=2)
        form.section(tr("Spelling"))
        form.add_list(180, "known_words", lambda: RowsView(self.session, _WORDS))
        self.add(form.finish())
        self.part(form)
        self.body.addStretch()
