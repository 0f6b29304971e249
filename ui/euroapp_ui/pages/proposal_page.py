"""Page 13: the proposal as it prints, its export, and notes on versions sent out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent

from euroapp.calls.call import Call
from euroapp.calls.rules import Severity
from euroapp.draft import Draft
from euroapp.export.report import ExportReport
from euroapp.folding import plain_letters
from euroapp.language import say, say_count, together
from euroapp.values import FieldPath
from euroapp.wording.numbers import quantity
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.messages import choose, tell
from euroapp_ui.pages.page import Page
from euroapp_ui.preview.compact_tables import COMPACT
from euroapp_ui.preview.compliance_view import SIGNS, ComplianceView
from euroapp_ui.preview.pages_view import PagesView
from euroapp_ui.preview.pdf_job import PdfJob, PdfResult
from euroapp_ui.preview.wishes import SUBMISSION, WORKING, Wishes
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.rows_table import Listing
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.theme.theme import theme
from euroapp_ui.where import ask_where
from euroapp_ui.widgets.question import Calm
from euroapp_ui.widgets.tabs import PartTabs
from euroapp_ui.widgets.text import button, label, set_tone

QUIET_MS = 1200
_PREVIEW = "preview.pdf"
"""What the report calls a preview, which is no file."""


def suggested_name(acronym: str) -> str:
    """Return a file name the Portal accepts: ASCII letters, digits, dash, underscore, dot."""
    plain = "".join(c for c in plain_letters(acronym) if c.isalnum() or c in "-_")
    return f"{plain or 'proposal'}-part-B.pdf"


def _size(report: ExportReport) -> str:
    """Return pages and size of a file, such as `71 pages, of which 58 count for the limit, 812 kB`."""
    size = quantity(report.size // 1024)
    if report.counted == report.pages:
        return say_count("{count} page, {size} kB", "{count} pages, {size} kB", report.pages, size=size)
    return say_count(
        "{count} page, of which {counted} count for the limit, {size} kB",
        "{count} pages, of which {counted} count for the limit, {size} kB",
        report.pages,
        counted=report.counted,
        size=size,
    )


class ProposalPage(Page):
    """Proposal."""

    key = "proposal"
    wide = True

    def __init__(self, session: DraftSession) -> None:
        self._job: PdfJob | None = None
        self._exporting = False
        self._shown_draft: object = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._build_preview)
        super().__init__(session)

    def build(self) -> None:
        """Create the preview and the list of versions."""
        self._state = label("", "help", wrap=True)
        self._export = button(tr("Export PDF"), "primary")
        self._export.clicked.connect(self.export)
        self._stop = button(tr("Stop"), "", tr("Stop the export"))
        self._stop.clicked.connect(self.stop)
        self._stop.hide()
        self.head.addWidget(self._stop)
        self.head.addWidget(self._export)
        self.add(self._state)
        self.add(label(self.session.call.form.prevailing, "help", wrap=True))
        self.wishes = Wishes(self.session)
        self.wishes.changed.connect(self._wished)
        self.add(self.wishes)
        self._sides = PartTabs(tr("Proposal"), top=0)
        self._view = PagesView()
        theme().changed.connect(self._sign_tab)
        self._sides.addTab(self._view, tr("Preview"))
        self.compliance = ComplianceView()
        self._sides.addTab(self.compliance, tr("Check of the file"))
        columns = (Column("day", width=14), Column("version", width=16), Column("note"))
        empty = tr(
            "Which version went to whom, and what changed: so that everybody can tell the copies apart."
        )
        listing = Listing("history", columns, say("version"), empty, fill=True)
        self._sides.add_part(tr("Versions sent out"), lambda: RowsView(self.session, listing), "history")
        self.part(self._sides)
        self.add(self._sides, 1)

    @property
    def preview_ready(self) -> bool:
        """Tell whether the preview shows the draft as it is now."""
        return self._shown_draft is self.session.draft

    def showEvent(self, event: QShowEvent) -> None:
        """Build the preview when the page is opened."""
        super().showEvent(event)
        self._timer.start(50)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop building what nobody sees."""
        self._timer.stop()
        super().hideEvent(event)

    def update_page(self) -> None:
        """Build the preview again after a quiet moment."""
        if self.isVisible():
            self._timer.start()

    def reveal(self, path: FieldPath) -> bool:
        """Go to a version sent out, or to the tick of the tables."""
        if path == COMPACT:
            self.wishes.compact.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().reveal(path)

    def take_focus(self) -> None:
        """Give the keyboard to the button that exports."""
        self._export.setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self) -> None:
        """Ask where, and write the proposal there; a submission copy with errors must be insisted on."""
        if not self._may_export():
            return
        name = suggested_name(self.session.draft.general.acronym)
        title = (
            tr("Export a working draft") if self.wishes.profile == WORKING else tr("Export a submission copy")
        )
        path = ask_where(self, title, self.session.folder / name, (("PDF", ".pdf"),))
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path, *, insist: bool = False) -> None:
        """Write the proposal to a file as it is wanted, whatever is open.

        Too many pages in a submission copy are asked about, unless the user insists.
        """
        self._begin(path, insist=insist)

    @property
    def exporting(self) -> bool:
        """Tell whether an export is being written."""
        return self._exporting

    def stop(self) -> None:
        """Stop a running export; the file is not written."""
        if self._job is None:
            return
        self._job.cancel()
        self._rest()
        self._state.setText(tr("Stopped. Nothing was written."))
        set_tone(self._state, "")

    def _may_export(self) -> bool:
        """Ask about errors in a submission copy; tell whether to go on."""
        errors = sum(f.severity is Severity.ERROR for f in self.session.state.findings)
        if self.wishes.profile == WORKING or not errors:
            return True
        answer = choose(
            self,
            tr_count("The draft has {count} error.", "The draft has {count} errors.", errors),
            _warning(len(self.session.draft.unsettled)),
            (tr("Export a working draft"), tr("Export a submission copy all the same")),
        )
        if answer == 0:
            self.wishes.choose(WORKING)
        return answer >= 0

    def close_jobs(self) -> None:
        """Stop a running build, as before the window closes."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._view.let_go()

    def _build_preview(self) -> None:
        if self._exporting or self._shown_draft is self.session.draft:
            return
        self._begin(None, insist=True)

    def _wished(self) -> None:
        """Show the proposal as it is wanted now."""
        self._shown_draft = None
        self.update_page()

    def _begin(self, path: Path | None, *, insist: bool) -> None:
        """Build what is exported into a file, or without one a preview."""
        exporting = path is not None
        if self._job is not None:
            self._job.cancel()
        self._exporting = exporting
        self._timer.stop()  # a preview that waits its turn would wipe what is said of the export
        self._stop.setVisible(exporting)
        if exporting and self._export.hasFocus():
            # A button that can be pressed no more hands the keyboard to whatever comes next.
            self._stop.setFocus()
        self._export.setEnabled(not exporting)
        self._state.setText(
            tr("Exporting \N{HORIZONTAL ELLIPSIS}")
            if exporting
            else tr("Building the preview \N{HORIZONTAL ELLIPSIS}")
        )
        set_tone(self._state, "")
        draft = self.session.draft
        profile = self.wishes.profile
        despite = "--insist" if insist else "--errors-accepted"
        packed = self.session.as_file if exporting and self.wishes.carries else None
        carried = packed(draft) if packed is not None else b""
        job = PdfJob(draft, path, profile, self, (despite, *self.wishes.flags(profile)), carried)
        job.done.connect(lambda result: self._finished(result, draft, profile))
        job.failed.connect(self._failed)
        if path is not None:
            job.refused.connect(lambda _reason: self._refused(path))
        self._job = job
        job.start()

    def _finished(self, result: PdfResult, draft: Draft, profile: str) -> None:
        self._rest()
        report, path = result.report, result.path
        name = path.name if path is not None else _PREVIEW
        size = _size(report)
        if path is not None:
            open_errors = sum(finding.severity is Severity.ERROR for finding in self.session.state.findings)
            left = say_count(
                "The draft has {count} open error: see Review.",
                "The draft has {count} open errors: see Review.",
                open_errors,
            )
            done = say(
                "Exported to {name}: {size}. The file: {summary}",
                name=name,
                size=size,
                summary=report.compliance.summary,
            )
            self._state.setText(together((done, left if open_errors else ""), " "))
            set_tone(self._state, "warn" if open_errors else SIGNS[report.compliance.worst][1])
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            if profile == SUBMISSION:
                self.session.submission_made.emit(draft)
        else:
            self._state.setText(size)
            self._view.show_pages(result.data)
            self._shown_draft = draft
        what = tr("Read from {name}", name=name) if path is not None else tr("Read from the preview")
        self.compliance.folder = path.parent if path is not None else self.session.folder
        errors = sum(one.severity is Severity.ERROR for one in self.session.state.findings)
        self.compliance.show_report(report, name, what, errors)
        self._sign_tab()
        self.pages_counted.emit(report.counted)
        if not self.preview_ready:
            self.update_page()

    def _rest(self) -> None:
        """Show that nothing is being built."""
        self._job, self._exporting = None, False
        self._export.setEnabled(True)
        if self._stop.hasFocus():
            self._export.setFocus()
        self._stop.hide()

    def _sign_tab(self) -> None:
        """Put the sign of the worst item on its tab."""
        self._sides.setTabIcon(self._sides.indexOf(self.compliance), self.compliance.icon)

    def _refused(self, path: Path) -> None:
        """Ask whether a copy is wanted in spite of its length."""
        self._rest()
        self._state.setText(tr("Nothing was written."))
        why = tr(
            "The call allows {limit} pages; later pages are not read.", limit=_page_limit(self.session.call)
        )
        ways = (Calm(tr("Do not export")), tr("Export it all the same"))
        if choose(self, tr("The proposal is too long."), why, ways) == 1:
            self.export_to(path, insist=True)

    def _failed(self, reason: str) -> None:
        exporting = self._exporting
        self._rest()
        self._state.setText(reason)
        set_tone(self._state, "error")
        if exporting:
            tell(self, tr("The proposal was not exported."), reason)


def _page_limit(call: Call) -> str:
    limit = call.facts.number("page_limit").value
    return shown(quantity(limit)) if limit is not None else ""


def _warning(open_entries: int) -> str:
    """Return what may become of a submission copy with errors."""
    old = say_count(
        "{count} entry cannot be used as it stands: the value before it is printed.",
        "{count} entries cannot be used as they stand: the values before them are printed.",
        open_entries,
    )
    warning = say("A submission copy with errors may be refused; the Review page lists them.")
    return together((warning, old if open_entries else ""), " ")
