"""Page 11: declarations and the checklist of annexes."""

from __future__ import annotations

from euroapp.calls.facts import Status
from euroapp.language import say
from euroapp.values import join
from euroapp.wording.facts import evidence_in_full, source_names
from euroapp_ui.language import tr
from euroapp_ui.pages.annex_files_view import AnnexFiles
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.risks_page import later_answer, later_stray_answers
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.text import label


class AnnexesPage(Page):
    """Declarations and annexes."""

    key = "annexes"
    intro = say("What the coordinator declares for all, and the files that go with the proposal.")

    def build(self) -> None:
        """Create the declarations and the list of annexes."""
        self.add(label(tr("Declarations"), "section"))
        for item in self.session.call.form.declarations:
            names = source_names(item.source, self.session.call.form.sources)
            remark = "" if item.status is Status.CONFIRMED else evidence_in_full(item.status, names)
            base = join("declarations", item.key)
            later_answer(self, base, item.title, item.text, remark)
        later_stray_answers(self, "declarations")
        self.later(24, lambda: self.add(label(tr("Annexes"), "section")))
        self.later(300, self._annexes)
        self.later(90 + 30 * len(self.session.draft.annexes), self._files)
        self.body.addStretch()

    def _annexes(self) -> None:
        detail = Form(self.session, "annexes/*")
        detail.line("kind", "participant")
        detail.line("title", "status")
        detail.line("file_name", "note")
        columns = (
            Column("kind"),
            Column("participant", width=15),
            Column("status", width=12),
            Column("file_name", width=22),
        )
        empty = tr("The files the call asks for: budget table, CVs, activity reports, previous projects.")
        rows = RowsView(self.session, Listing("annexes", columns, say("annex"), empty), detail)
        self.add(rows)
        self.part(rows)

    def _files(self) -> None:
        files = AnnexFiles(self.session)
        self.add(files)
        self.part(files)
